import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  AnswerHandoverInput,
  api,
  CallEvent,
  fieldsJudgedAlone,
  HandoverStateInput,
  IDEMPOTENCY_HEADER,
  IngestResult,
  ReceiveHandoverInput,
  RefusedEventList,
  SIGNATURE_HEADER,
  sockets,
  SOURCE_HEADER,
  TIMESTAMP_HEADER,
  VISITOR_RIGHTS,
  type Ack,
  type Endpoint,
  type EndpointName,
  type SocketCommand,
} from '#siaga/contracts';
import { newId, signatureOf } from '#siaga/kernel';
import { inRegion, onUnit, OTHER_REGION, OWN_REGION, placeAt } from '../support/builders.js';
import type { World } from '../support/builders-world.js';
import { useDatabase } from '../support/database.js';
import { PBX, useServer } from '../support/server.js';
import { problemOf, send, type Answer, type Session } from '../support/session.js';
import {
  queryFieldsOf,
  textFieldsOf,
  textsIn,
  valueAt,
  withValueAt,
  type FieldPath,
  type TextField,
} from '../support/text-fields.js';
import { admit, type PortalVisit } from '../support/visitor.js';
import { buildJkn, newPatientNo } from '../support/jkn-world.js';
import { buildWholeWorld } from './module-rights.js';
import { CASES, OPEN, VISITOR_CASES, type GuardedName, type VisitorName } from './rights-cases.js';

const NUL = 'kata\0kata';
const HALF = 'kata\uD83D';
const OTHER_HALF = '\uDE00kata';
const CLEAN_KEY = 'k\uFFFDunci';
const SMS_SECRET = 'rahasia-gateway-uji';
const WHATSAPP_SECRET = 'rahasia-uji';
const CENTRE_SECRET = 'rahasia-dua-pusat-yang-panjang';
const SETTINGS = {
  SIAGA_SMS: JSON.stringify({
    url: 'http://127.0.0.1:9/sms',
    inbound: { secret: SMS_SECRET, listPath: 'list' },
  }),
  SIAGA_WHATSAPP: JSON.stringify({
    phoneNumberId: '100000000000002',
    accessToken: 'token-uji',
    appSecret: WHATSAPP_SECRET,
    verifyToken: 'verifikasi-uji',
    apiUrl: 'http://127.0.0.1:9',
  }),
};

const now = (): string => new Date().toISOString();
const NAMES = Object.keys(CASES) as GuardedName[];
const VISITOR_NAMES = Object.keys(VISITOR_CASES) as VisitorName[];

/** What a machine sends, by the route that it sends it to. */
interface Door {
  /** What it sends, made anew each time. */
  body: () => unknown;
  /** The fields of one message; those of the sample where the provider's form is not ours. */
  fields: () => TextField[];
  headers: (body: string) => Record<string, string>;
  /** Fields that say who speaks and of what: a change there is another sender or thing. */
  identity: string[];
  /** Where it is sent, below the server; the route's own path where it has no more to say. */
  url?: () => string;
  method?: string;
  /** The answer names what was cleaned. */
  tellsCleaned: boolean;
}

const signed = (source: string, secret: string, body: string): Record<string, string> => {
  const timestamp = now();
  return {
    [SOURCE_HEADER]: source,
    [TIMESTAMP_HEADER]: timestamp,
    [SIGNATURE_HEADER]: signatureOf(secret, timestamp, Buffer.from(body)),
  };
};
const callEvent = (): Record<string, unknown> => ({
  sourceCallId: newId(),
  type: 'ringing',
  at: now(),
  from: '0813-5550-1234',
  to: '119',
});
const envelope = (reference: string): Record<string, unknown> => ({
  reference,
  from: 'tetangga',
  to: 'kita',
});
const REFERENCE = newId();
const WHATSAPP_UPDATE = {
  entry: [
    {
      changes: [
        {
          field: 'messages',
          value: {
            messages: [
              {
                id: 'wamid.1',
                from: '6281100000071',
                timestamp: '1700000000',
                type: 'text',
                text: { body: 'Halo' },
              },
            ],
            statuses: [{ id: 'wamid.2', status: 'delivered', biz_opaque_callback_data: newId() }],
          },
        },
      ],
    },
  ],
};
const SMS_UPDATE = {
  list: [
    { id: 'sms-1', from: '0811-0000-0072', text: 'Halo' },
    { id: 'sms-2', status: 'DELIVRD' },
  ],
};
const ofSample = (sample: unknown) => (): TextField[] =>
  textsIn(sample).map((path) => ({ path, isFree: true }));

const DOORS: Partial<Record<EndpointName, Door>> = {
  ingestCalls: {
    body: callEvent,
    fields: () => textFieldsOf(CallEvent),
    headers: () => ({ [SOURCE_HEADER]: PBX.name, authorization: `Bearer ${PBX.secret}` }),
    identity: [],
    tellsCleaned: false,
  },
  receiveHandover: {
    body: () => ({
      ...envelope(newId()),
      kind: 'case',
      offeredAt: now(),
      offeredBy: 'Sari Contoh',
      ackDueAt: new Date(Date.now() + 60_000).toISOString(),
      phones: [{ label: 'Ruang kendali', number: '0811-0000-0119' }],
      facts: {
        incidentNumber: null,
        line: '119',
        complaint: 'breathing',
        triage: 'merah',
        needs: { unit: [], facility: [] },
        patientCount: 1,
        place: placeAt(),
        callOfferedAt: now(),
        callAnsweredAt: null,
      },
      personal: {
        callerNumber: '0811-0000-0501',
        callerName: 'Wati Contoh',
        locationText: 'Pasar',
        incident: {
          patients: [{ name: 'Budi Contoh', sex: 'male', ageYears: 61, condition: 'sesak' }],
          notes: null,
          callbackNumber: null,
        },
        callNote: null,
        handoverNote: null,
      },
    }),
    fields: () => textFieldsOf(ReceiveHandoverInput),
    headers: (body) => signed('tetangga', CENTRE_SECRET, body),
    identity: ['from', 'to', 'reference'],
    tellsCleaned: true,
  },
  answerHandover: {
    body: () => ({
      ...envelope(REFERENCE),
      id: REFERENCE,
      kind: 'answer',
      status: 'refused',
      by: 'Budi',
      at: now(),
      reason: 'Penuh',
    }),
    fields: () => textFieldsOf(AnswerHandoverInput),
    headers: (body) => signed('tetangga', CENTRE_SECRET, body),
    // Nothing was handed to them: every answer is to something that is not there.
    identity: ['from', 'to', 'reference', 'id', 'by', 'reason'],
    tellsCleaned: true,
  },
  handoverState: {
    body: () => ({
      ...envelope(REFERENCE),
      id: REFERENCE,
      kind: 'state',
      status: 'returned',
      at: now(),
      reason: 'Batal',
    }),
    fields: () => textFieldsOf(HandoverStateInput),
    headers: (body) => signed('tetangga', CENTRE_SECRET, body),
    identity: ['from', 'to', 'reference', 'id'],
    tellsCleaned: true,
  },
  receiveSms: {
    body: () => SMS_UPDATE,
    fields: ofSample(SMS_UPDATE),
    headers: () => ({ authorization: `Bearer ${SMS_SECRET}` }),
    identity: [],
    tellsCleaned: false,
  },
  receiveWhatsApp: {
    body: () => WHATSAPP_UPDATE,
    fields: ofSample(WHATSAPP_UPDATE),
    headers: (body) => ({
      'x-hub-signature-256': `sha256=${createHmac('sha256', WHATSAPP_SECRET).update(body).digest('hex')}`,
    }),
    identity: [],
    tellsCleaned: false,
  },
  // What BPJS is refused it is told in words of its own contract, with 201.
  jknDoorGet: bpjsDoor('GET', 'antrean/status/ANA/2026-12-01', {}),
  jknDoorPost: bpjsDoor('POST', 'peserta', newPatientNo(1)),
  jknDoorPut: bpjsDoor('PUT', 'antrean/batal', { nomorkartu: '0000000000001', kodepoli: 'ANA' }),
};

function bpjsDoor(method: string, service: string, body: Record<string, unknown>): Door {
  return {
    ...{ method, url: () => `${bpjs.basePath}/${service}`, body: () => body, fields: ofSample(body) },
    headers: () => ({ 'x-username': bpjs.username, 'x-token': bpjs.token }),
    ...{ identity: [], tellsCleaned: false },
  };
}

/** The puskesmas' own BPJS, let in before the first test. */
const bpjs = { basePath: '', username: '', token: '' };
/** Routes without a session that a browser or a provider's set-up page calls: people's, by the rule. */
const PUBLIC = OPEN.filter((name) => DOORS[name] === undefined);

describe('text that cannot be stored', () => {
  const own = useServer(useDatabase().databaseUrl, SETTINGS);
  let world: World;
  const people = new Map<string, Session>();
  let visitor: PortalVisit;

  beforeAll(async () => {
    world = await buildWholeWorld(own.server, OWN_REGION);
    people.set('crew', await own.server.session(onUnit(world.unitId)));
    visitor = await admit(own.server);
    const { facilityId, username, token } = await buildJkn(own.server, { kind: 'primary' });
    Object.assign(bpjs, { basePath: `/api/v1/jkn/door/${facilityId}`, username, token: await token() });
    const admin = await own.server.session(inRegion('admin', 'ID'));
    const centre = { regionCode: OWN_REGION, regionCodes: [OWN_REGION] };
    await admin.call('createCentre', { ...centre, code: 'kita', name: 'PSC 119 kita', isOwn: true });
    await admin.call('createCentre', {
      regionCode: OWN_REGION,
      code: 'tetangga',
      name: 'PSC 119 tetangga',
      regionCodes: [OTHER_REGION],
      baseUrl: 'https://tetangga.contoh.id',
      secret: CENTRE_SECRET,
    });
  }, 120_000);

  async function holderOf(name: GuardedName): Promise<Session> {
    const role = CASES[name].holder;
    const known = people.get(role);
    if (known) return known;
    const session = await own.server.session(inRegion(role));
    people.set(role, session);
    return session;
  }

  /** How a person's route is asked for what is right, and by whom. */
  async function rightOf(name: EndpointName): Promise<{ input: unknown; cookie?: string }> {
    if (Object.hasOwn(CASES, name)) {
      const { input, cookie: ownCookie } = CASES[name as GuardedName];
      const cookie = ownCookie?.(world) ?? (await holderOf(name as GuardedName)).cookie;
      return { input: input(world), cookie };
    }
    if (Object.hasOwn(VISITOR_CASES, name)) {
      const { holder, input, kind } = VISITOR_CASES[name as VisitorName];
      const subject = { kind: holder.subjectKind, id: newId() };
      const { cookie } = kind === 'own' ? visitor : await admit(own.server, { scope: holder.scope, subject });
      return { input: input(subject.id), cookie };
    }
    return { input: {} };
  }

  function expectNamed(answer: Answer, path: string): void {
    expect([path, answer.status]).toEqual([path, 422]);
    const { code, fields = [] } = problemOf(answer);
    expect([code, fields.map((field) => field.path)]).toEqual([
      'INPUT.INVALID',
      expect.arrayContaining([path]),
    ]);
  }

  async function knock(name: EndpointName, door: Door, value: unknown): Promise<Answer> {
    const body = JSON.stringify(value);
    const route: Endpoint = api[name];
    const response = await fetch(
      `${own.server.base}${door.url?.() ?? route.path.replace(':id', REFERENCE)}`,
      {
        method: door.method ?? 'POST',
        headers: { 'content-type': 'application/json', ...door.headers(body) },
        ...(door.method !== 'GET' && { body }),
      },
    );
    return { status: response.status, body: await response.json(), headers: response.headers };
  }

  it('should be asked of every route and every door', () => {
    const walked = [...NAMES, ...VISITOR_NAMES, ...PUBLIC, ...Object.keys(DOORS)];
    expect(walked.sort()).toEqual(Object.keys(api).sort());
  });

  it.each([...NAMES, ...VISITOR_NAMES, ...PUBLIC])(
    'should be refused by %s in every field of its schema, and in a key, with its place named',
    async (name) => {
      const route: Endpoint = api[name];
      const { input, cookie } = await rightOf(name);
      const ask = (value: unknown): Promise<Answer> =>
        send(own.server.base, name, value as Record<string, unknown>, { cookie });
      const inPath = (path: FieldPath): boolean => route.path.includes(`:${String(path[0])}`);
      const fields = route.method === 'GET' ? queryFieldsOf(route.input) : textFieldsOf(route.input);
      for (const { path } of fields) {
        // Half a character cannot be written in an address.
        const texts = route.method === 'GET' || inPath(path) ? [NUL] : [NUL, HALF, OTHER_HALF];
        // What is judged by itself may be refused by itself, beside what was taken.
        const isAlone = fieldsJudgedAlone(route.input).includes(String(path[0]));
        for (const text of texts) {
          const answer = await ask(withValueAt(input, path, text));
          if (isAlone && answer.status === 200)
            expect(answer.body).toMatchObject({ refused: [{ list: path[0], index: path[1] }] });
          else expectNamed(answer, path.join('.'));
        }
      }
      const withKey = await ask({ ...(input as object), 'k\0unci': 'x' });
      // What takes nothing reads nothing.
      if (fields.length > 0) expectNamed(withKey, CLEAN_KEY);
      else expect(withKey.status).toBe(200);
      if (Object.hasOwn(CASES, name) && CASES[name as GuardedName].isFinal)
        people.delete(CASES[name as GuardedName].holder);
    },
    60_000,
  );

  it.each(Object.keys(sockets))('should be refused by the socket command %s in every field', async (name) => {
    const { event, input, visitors } = (sockets as Record<string, SocketCommand>)[name] as SocketCommand;
    const crew = people.get('crew') as Session;
    const probe = await crew.opened();
    const tell = (value: unknown): Promise<Ack<unknown>> =>
      new Promise((resolve) => probe.socket.emit(event as 'view', value as never, resolve));
    const fields = textFieldsOf(input);
    for (const { path } of [...fields, { path: ['apa pun'] }])
      for (const text of [NUL, HALF, OTHER_HALF]) {
        const ack = await tell(withValueAt({}, path, text));
        // What is judged by itself is looked at when the rest is right; its own specs say how.
        const isAlone = fieldsJudgedAlone(input).includes(String(path[0]));
        const message = expect.stringContaining(isAlone ? '' : path.join('.'));
        expect(ack).toMatchObject({ ok: false, error: { code: 'INPUT.INVALID', message } });
      }
    expect(await tell({ 'k\0unci': 1 })).toMatchObject({ ok: false, error: { code: 'INPUT.INVALID' } });
    expect(visitors === undefined || Object.hasOwn(VISITOR_RIGHTS, visitors)).toBe(true);
  });

  it.each(Object.keys(DOORS) as EndpointName[])(
    'should never be a fault at the door %s, and lose nothing of what is only words',
    async (name) => {
      const door = DOORS[name] as Door;
      for (const { path, isFree } of door.fields()) {
        for (const text of [NUL, HALF, OTHER_HALF]) {
          const answer = await knock(name, door, withValueAt(door.body(), path, text));
          const at = path.join('.');
          expect([at, answer.status < 500]).toEqual([at, true]);
          if (!isFree || door.identity.includes(at)) continue;
          expect([at, answer.status < 300]).toEqual([at, true]);
          const told = name === 'ingestCalls' ? ['events', 0, 'cleaned', 0, 'path'] : ['cleaned', 0, 'path'];
          if (door.tellsCleaned || name === 'ingestCalls') expect(valueAt(answer.body, told)).toBe(at);
        }
      }
      const withKey = await knock(name, door, { ...(door.body() as object), 'k\0unci': 'x\0' });
      expect(withKey.status < 500).toBe(true);
    },
    120_000,
  );

  it('should take the good call beside a bad one, and both when the bad is only in words', async () => {
    const poison = [
      { ...callEvent(), 'a\0b': 'c\0' },
      { ...callEvent(), type: 'rang', 'a\0b': 'c\0' },
      callEvent(),
      { ...callEvent(), queue: 'darurat\uD83D' },
    ];
    const { events, accepted, refused } = await own.server.ring(poison);
    expect([accepted, refused]).toEqual([3, 1]);
    expect(events.map(({ status, cleaned }) => [status, cleaned?.map(({ path }) => path)])).toEqual([
      ['accepted', ['a\uFFFDb', 'a\uFFFDb']],
      ['refused', undefined],
      ['accepted', undefined],
      ['accepted', ['queue']],
    ]);
    const operator = await own.server.session(inRegion('operator'));
    const call = await operator.call('call', { id: events[3]?.callId ?? '' });
    expect(call.queue).toBe('darurat\uFFFD');
  });

  it('should answer "run again" for whatever was kept', async () => {
    const supervisor = await own.server.session(inRegion('supervisor'));
    const deep = '['.repeat(20_000) + ']'.repeat(20_000);
    const kept = [
      `{"sourceCallId": "${newId()}", "type": "rang\u0000"`,
      JSON.stringify({ ...callEvent(), type: 'rang', 'a\0b': 'c\0', callerName: '\uD83D' }),
      JSON.stringify([{ ...callEvent(), sourceCallId: ' ' }]),
      `[${deep}]`,
      '\u0000',
    ];
    for (const body of kept) {
      const response = await fetch(`${own.server.base}${api.ingestCalls.path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${PBX.secret}`,
          [SOURCE_HEADER]: PBX.name,
        },
        body,
      });
      expect([body.slice(0, 40), response.status]).toEqual([body.slice(0, 40), 422]);
      expect(IngestResult.parse(await response.json())).toMatchObject({ refused: 1 });
    }
    const { events } = RefusedEventList.parse((await supervisor.try('refusedEvents', {})).body);
    expect(events.length).toBeGreaterThanOrEqual(kept.length);
    for (const { id } of events) {
      const again = await supervisor.try('retryRefusedEvent', { id }, { key: newId() });
      expect([id, again.status, IngestResult.parse(again.body).events.length]).toEqual([id, 200, 1]);
    }
  });

  it('should be read of a telephone system that writes no UTF-8, with nothing lost', async () => {
    const body = Buffer.from(JSON.stringify({ ...callEvent(), callerName: 'Andr\u00e9' }), 'latin1');
    const response = await fetch(`${own.server.base}${api.ingestCalls.path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${PBX.secret}`,
        [SOURCE_HEADER]: PBX.name,
      },
      body,
    });
    const { events } = IngestResult.parse(await response.json());
    expect(events[0]).toMatchObject({ status: 'accepted', cleaned: [{ path: '' }] });
    const operator = await own.server.session(inRegion('operator'));
    const { personal } = await operator.call('call', { id: events[0]?.callId ?? '' });
    expect(personal.callerName).toBe('Andr\u00e9');
  });

  it.each([
    ['%00', 'a NUL'],
    ['%ED%A0%BD', 'half a character'],
    ['%FF', 'a byte that is no text'],
    ['%', 'half a code'],
  ])('should be refused in an address: %s, %s', async (text) => {
    const { cookie } = await holderOf('call');
    for (const url of [`/api/v1/calls/${text}`, `/api/v1/places/locate?q=${text}`, `/${text}`]) {
      const { status } = await fetch(`${own.server.base}${url}`, { headers: { cookie } });
      expect([url, status < 500]).toEqual([url, true]);
    }
  });

  it('should be refused in a body that is no UTF-8, and in headers that are used', async () => {
    const { cookie } = await holderOf('createCall');
    const post = (headers: Record<string, string>, body: Buffer): Promise<Response> =>
      fetch(`${own.server.base}/api/v1/calls`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie, ...headers },
        body,
      });
    const broken = await post({}, Buffer.from(`{"regionCode":"${OWN_REGION}","note":"\xff"}`, 'latin1'));
    expect([broken.status, await broken.json()]).toEqual([
      422,
      expect.objectContaining({ code: 'INPUT.INVALID', fields: [expect.objectContaining({ path: 'body' })] }),
    ]);
    const good = Buffer.from(JSON.stringify({ regionCode: OWN_REGION, note: 'x' }));
    for (const value of ['\u00ff'.repeat(10), 'x'.repeat(101), 'x']) {
      const answer = await post({ [IDEMPOTENCY_HEADER]: value, 'user-agent': '\u00ff\u0080' }, good);
      expect(answer.status < 500).toBe(true);
    }
    for (const bad of ['siaga_session=%00', 'siaga_session=%ED%A0%BD', 'siaga_session=%']) {
      const answer = await post({ cookie: bad }, good);
      expect([bad, answer.status]).toEqual([bad, 401]);
    }
  });
});
