import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Call, FixDoubt, Point } from '#siaga/contracts';
import { newId, PersonalDataCipher } from '#siaga/kernel';
import { inRegion, OWN_REGION, placeAt } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { useServer, type CrewedUnit } from '../support/server.js';
import type { Answer, Session } from '../support/session.js';
import { PortalVisit } from '../support/visitor.js';

const HERE = { lon: 103.632, lat: -1.597 };
const SECOND_MS = 1_000;

/** Positions that cannot be true, as a telephone or a tracker has reported them. */
const WRONG: readonly [name: string, location: Record<string, unknown>, doubt: FixDoubt][] = [
  ['(0, 0)', { point: { lon: 0, lat: 0 } }, 'zero'],
  ['a lost sign', { point: { lon: HERE.lon, lat: 1.597 } }, 'lost_sign'],
  ['a swapped order', { point: { lon: HERE.lat, lat: HERE.lon } }, 'swapped'],
  ['another continent', { point: { lon: -0.12, lat: 51.5 } }, 'outside_country'],
  ['90 km of accuracy', { point: HERE, accuracyM: 90_000 }, 'coarse'],
  ['38 km in a second', { point: { lon: HERE.lon + 0.34, lat: HERE.lat } }, 'jump'],
];

// Real: the whole server, its sockets, its ranking and the database.
describe('a fix that cannot be true', () => {
  const own = useServer(useDatabase().databaseUrl);
  let operator: Session;
  let near: CrewedUnit;
  let far: CrewedUnit;

  beforeAll(async () => {
    operator = await own.server.session(inRegion('operator'));
    near = await own.server.crewed(OWN_REGION, HERE.lon);
    far = await own.server.crewed(OWN_REGION, HERE.lon + 0.03);
    for (const { unit, crew } of [near, far])
      await report(crew, unit.id, unit.homePost?.point ?? HERE, 2 * SECOND_MS);
  });

  async function report(
    crew: Session,
    id: string,
    point: Point,
    agoMs: number,
    more: object = {},
  ): Promise<unknown> {
    const nowMs = Date.now();
    const positions = [{ point, at: new Date(nowMs - agoMs).toISOString(), ...more }];
    return crew.call('reportPositions', { id, sentAt: new Date(nowMs).toISOString(), positions });
  }

  async function ring(
    sourceCallId: string,
    type: string,
    agoMs: number,
    location: Record<string, unknown>,
  ): Promise<Call> {
    const at = new Date(Date.now() - agoMs).toISOString();
    const { events } = await own.server.ring({ sourceCallId, type, at, to: '119', location });
    expect(events[0]?.status).toBe('accepted');
    return operator.call('call', { id: events[0]?.callId ?? '' });
  }

  const ranking = async (): Promise<{ ids: string[]; reasons: string[][] }> => {
    const { units } = await operator.call('recommend', { regionCode: OWN_REGION, point: placeAt().point });
    return {
      ids: units.map(({ unitId }) => unitId),
      reasons: units.map(({ reasons }) => reasons.map(({ code }) => code)),
    };
  };

  it.each(WRONG)(
    'should be kept of a caller and shown, and replace nothing better: %s',
    async (_, location, doubt) => {
      const id = newId();
      const good = await ring(id, 'ringing', 9 * SECOND_MS, { point: HERE, accuracyM: 30 });
      expect(good.place).toMatchObject({ point: HERE });
      expect(good.suggestion?.units.length).toBeGreaterThan(0);
      const after = await ring(id, 'queued', 8 * SECOND_MS, { accuracyM: 5, ...location });
      expect(after.place).toEqual(good.place);
      expect(after.suggestion).toEqual(good.suggestion);
      expect(after.fixes.map(({ place }) => place.doubt)).toEqual([undefined, doubt]);
    },
  );

  it.each(WRONG.filter(([, , doubt]) => doubt !== 'jump'))(
    'should be shown when it is all that is known, ranked by nobody, and give way: %s',
    async (_, location, doubt) => {
      const id = newId();
      const first = await ring(id, 'ringing', 9 * SECOND_MS, { accuracyM: 5, ...location });
      expect(first.place?.doubt).toBe(doubt);
      expect(first.suggestion).toBeNull();
      const after = await ring(id, 'queued', 8 * SECOND_MS, { point: HERE, accuracyM: 2_000 });
      expect(after.place).toMatchObject({ point: HERE });
      expect(after.place?.doubt).toBeUndefined();
      expect(after.suggestion?.units.length).toBeGreaterThan(0);
    },
  );

  it('should be believed of a caller when two in a row agree', async () => {
    const id = newId();
    await ring(id, 'ringing', 9 * SECOND_MS, { point: HERE, accuracyM: 30 });
    const there = { lon: HERE.lon + 0.34, lat: HERE.lat };
    await ring(id, 'queued', 8 * SECOND_MS, { point: there, accuracyM: 30 });
    const after = await ring(id, 'answered', 4 * SECOND_MS, { point: there, accuracyM: 30 });
    expect(after.place).toMatchObject({ point: there });
  });

  it('should say what is odd about the point that a person chose, and let it stand', async () => {
    const { id } = await operator.call('createCall', { regionCode: OWN_REGION });
    const odd = await operator.call('setCallPlace', { id, place: placeAt({ point: { lon: 0, lat: 0 } }) });
    expect(odd.place).toMatchObject({ isConfirmed: true, doubt: 'zero', point: { lon: 0, lat: 0 } });
    const right = await operator.call('setCallPlace', { id, place: placeAt({ doubt: 'jump' }) });
    expect(right.place?.doubt).toBeUndefined();
  });

  it('should move no unit in the ranking, be a reason there, and be seen on the map where the unit was', async () => {
    const before = await ranking();
    expect(before.ids.slice(0, 2)).toEqual([near.unit.id, far.unit.id]);
    const probe = await operator.socket();
    await probe.view({ west: 103.5, south: -1.7, east: 103.7, north: -1.5 });
    // The farther one says that it stands beside the patient, which it cannot: at a point of 90 km, and with a sign lost.
    await report(far.crew, far.unit.id, placeAt().point, 1_500, { accuracyM: 90_000 });
    await report(near.crew, near.unit.id, { lon: 0, lat: 0 }, 1_000);
    const after = await ranking();
    expect(after.ids).toEqual(before.ids);
    expect(after.reasons.slice(0, 2).every((codes) => codes.includes('doubted_position'))).toBe(true);
    await probe.until(
      ({ frames }) =>
        frames.some(({ frame }) =>
          frame.units.some((unit) => unit[0] === near.unit.id && unit[6] === 'zero'),
        ),
      'the doubt on the map',
    );
    const shown = probe.frames.flatMap(({ frame }) => frame.units).filter((unit) => unit[0] === near.unit.id);
    expect(new Set(shown.map(([, lon, lat]) => `${lon} ${lat}`))).toEqual(new Set([`${HERE.lon} -1.6`]));
    const { units } = await operator.call('units', {});
    const of = (id: string) => units.find((unit) => unit.id === id);
    expect(of(near.unit.id)).toMatchObject({
      position: { point: { lon: HERE.lon } },
      doubted: { doubt: 'zero' },
    });
    expect(of(far.unit.id)).toMatchObject({ doubted: { doubt: 'coarse' } });
    await report(near.crew, near.unit.id, { lon: HERE.lon, lat: -1.6001 }, 0);
    expect((await ranking()).reasons[0]).not.toContain('doubted_position');
    const { units: healed } = await operator.call('units', {});
    expect(healed.find((unit) => unit.id === near.unit.id)?.doubted).toBeUndefined();
  });
});

const PORTAL = 'https://siaga.uji';

describe("a link by which a caller's phone tells where it is", () => {
  const own = useServer(useDatabase().databaseUrl, { SIAGA_PUBLIC_URL: `${PORTAL}/` });
  let operator: Session;
  let callId: string;

  beforeAll(async () => {
    operator = await own.server.session(inRegion('operator'));
  });
  beforeEach(async () => {
    const made = await operator.call('createCall', {
      ...{ regionCode: OWN_REGION, callerNumber: '0812-3400-0077', callerName: 'Ani Contoh' },
      ...{ locationText: 'dekat masjid' },
    });
    callId = made.id;
  });

  const sql = (text: string): Promise<unknown> => own.server.database.query(text, [callId]);
  /** As if what was sent and shared lay a minute back. */
  const aMinuteLater = async (): Promise<void> => {
    await sql("UPDATE location_fix SET received_at = received_at - interval '1 minute' WHERE call_id = $1");
    await sql(
      `UPDATE call SET caller_link = jsonb_set(caller_link, '{sentAt}', to_jsonb(now() - interval '1 minute')) WHERE id = $1`,
    );
  };

  async function sent(): Promise<{ text: string; secret: string }> {
    await operator.call('sendCallerLink', { id: callId, channel: 'sms' });
    const [row] = await own.server.database.query<{ body: string }>(
      'SELECT body_sealed AS body FROM message WHERE subject_id = $1 ORDER BY id DESC LIMIT 1',
      [callId],
    );
    const { text } = own.server.get(PersonalDataCipher).open(row?.body ?? '') as { text: string };
    return { text, secret: /#m\/([\w-]+)/.exec(text)?.[1] ?? '' };
  }
  const share = (visit: PortalVisit, point: Point, accuracyM = 12, id = callId): Promise<Answer> =>
    visit.try('sharePosition', { id, point, accuracyM, ageS: 1 });

  it('should say nothing of the caller or the case, and be sent once of two at once, five times at most', async () => {
    const both = await Promise.all(
      (['sms', 'whatsapp'] as const).map((channel) =>
        operator.try('sendCallerLink', { id: callId, channel }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 429]);
    await aMinuteLater();
    const { text } = await sent();
    expect(text).toContain(`${PORTAL}/portal/#m/`);
    for (const word of ['0812', '77', 'Ani', 'masjid', callId])
      expect(text.replace(/#m.*? /, '')).not.toContain(word);
    for (let count = 3; count <= 5; count += 1) {
      await aMinuteLater();
      expect((await operator.call('sendCallerLink', { id: callId, channel: 'sms' })).link).toMatchObject({
        count,
      });
    }
    await aMinuteLater();
    expect((await operator.try('sendCallerLink', { id: callId, channel: 'sms' })).status).toBe(429);
  });

  it('should be seen by the operator as sent, opened and shared, by the rule of every fix', async () => {
    const watch = await operator.socket();
    const { secret } = await sent();
    const visit = await PortalVisit.open(own.server.base, secret);
    expect((await visit.try('openCallerLink', { id: callId })).body).toEqual({
      isOver: false,
      sharedM: null,
    });
    await watch.until(
      ({ changes }) => changes.some(({ type }) => type === 'call.link-opened.v1'),
      'that it was opened',
    );
    // Of two at once one is kept.
    const [first, second] = await Promise.all([
      share(visit, { lon: 0, lat: 0 }),
      share(visit, { lon: 0, lat: 0 }),
    ]);
    expect([first.status, second.status].sort()).toEqual([200, 429]);
    expect((await operator.call('call', { id: callId })).place?.source).not.toBe('shared_link');
    await aMinuteLater();
    expect((await share(visit, HERE)).body).toEqual({ isOver: false, sharedM: 12 });
    const heard = (): Call | undefined =>
      watch.changes
        .flatMap((change) => (change.type === 'call.position-shared.v1' ? [change.data] : []))
        .at(-1);
    await watch.until(() => heard()?.place?.source === 'shared_link', 'the position');
    expect(heard()).toMatchObject({
      place: { point: HERE, accuracyM: 12, isConfirmed: false },
      link: { count: 1, channel: 'sms' },
      fixes: expect.arrayContaining([
        expect.objectContaining({ place: expect.objectContaining({ doubt: 'zero' }) }),
      ]),
    });
    expect(heard()?.link?.sharedAt).not.toBeNull();
    expect(heard()?.suggestion?.units.length).toBeGreaterThanOrEqual(0);
    await operator.call('setCallPlace', {
      id: callId,
      place: placeAt({ point: { lon: 103.7, lat: -1.65 } }),
    });
    await aMinuteLater();
    await share(visit, HERE, 5);
    expect((await operator.call('call', { id: callId })).place?.point).toEqual({ lon: 103.7, lat: -1.65 });
  });

  it('should open its own call only, and keep nothing of a case that is over', async () => {
    const { secret } = await sent();
    const visit = await PortalVisit.open(own.server.base, secret);
    const other = await operator.call('createCall', { regionCode: OWN_REGION });
    expect((await share(visit, HERE, 12, other.id)).status).toBe(404);
    expect((await operator.try('sendCallerLink', { id: other.id, channel: 'sms' })).body).toMatchObject({
      code: 'CALL.NO_NUMBER',
    });
    // Hung up, but not closed: the page still helps.
    expect((await share(visit, HERE)).status).toBe(200);
    await operator.call('closeCall', { id: callId, disposition: 'prank' });
    await aMinuteLater();
    expect((await share(visit, HERE)).body).toEqual({ isOver: true, sharedM: null });
    expect((await visit.try('openCallerLink', { id: callId })).body).toEqual({ isOver: true, sharedM: null });
    const { fixes } = await operator.call('call', { id: callId });
    expect(fixes.filter(({ by }) => by.kind === 'visitor')).toHaveLength(1);
    expect((await operator.try('sendCallerLink', { id: callId, channel: 'sms' })).status).toBe(409);
  });
});
