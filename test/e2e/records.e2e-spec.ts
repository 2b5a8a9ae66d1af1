import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ApiInput, FoundIncidents, Incident } from '#siaga/contracts';
import { RecommendationService, ResponseTimesQuery } from '#siaga/dispatch';
import { SecurityTrail, TrailQuery } from '#siaga/identity';
import { newId, PersonalDataCipher } from '#siaga/kernel';
import { IncidentSearch } from '#siaga/records';
import { SnapshotService } from '../../apps/api/src/snapshot/snapshot.service.js';
import { inRegion, incidentInput, OTHER_REGION, OWN_REGION, placeAt } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { heldLock } from '../support/held-lock.js';
import { serverSettings, TestServer } from '../support/server.js';
import { printed } from '../support/printed.js';
import { problemOf, type Session } from '../support/session.js';

const MANY = 5_400;
const JAYAPURA = 'Asia/Jayapura';
const FORMULA = '=HYPERLINK("http://contoh.id","klik")';

// Real: a server whose centre stands in another zone than this machine, its database with more incidents than one look opens.
describe('records of the past', () => {
  const database = useDatabase();
  let server: TestServer;
  let operator: Session;
  let supervisor: Session;
  jest.setTimeout(60_000);

  beforeAll(async () => {
    server = await TestServer.start(serverSettings(database.databaseUrl, { SIAGA_TIME_ZONE: JAYAPURA }));
    operator = await server.session(inRegion('operator'));
    supervisor = await server.session(inRegion('supervisor'));
  }, 120_000);
  afterAll(() => server.close());

  async function report(words: string, caller: { number?: string; name?: string } = {}): Promise<Incident> {
    const call = await operator.call('createCall', {
      regionCode: OWN_REGION,
      callerNumber: caller.number,
      callerName: caller.name,
      locationText: `dekat ${words}`,
    });
    const place = placeAt({ label: words, context: 'Telanaipura, Kota Jambi' });
    return operator.call('openIncident', incidentInput({ callId: call.id, place }));
  }

  const find = (input: ApiInput<'findIncidents'>): Promise<FoundIncidents> =>
    operator.call('findIncidents', input);
  const idsOf = ({ incidents }: FoundIncidents): string[] => incidents.map(({ id }) => id);

  /** Closed incidents of past days, sealed as they are stored; one a minute, the newest an hour old. */
  async function fill(count: number, label: (n: number) => string): Promise<void> {
    const cipher = server.get(PersonalDataCipher);
    const sealed = cipher.seal({ patients: [], notes: null, callbackNumber: null });
    const places = Array.from({ length: count }, (_, n) =>
      JSON.stringify({
        ...placeAt(),
        label: { $sealed: cipher.seal(label(n)) },
        context: { $sealed: cipher.seal('Kota Jambi') },
      }),
    );
    await database.pool.query(
      `INSERT INTO incident (id, version, number, region_code, status, complaint, triage, needs, patient_count, geom, place, personal_sealed,
         opened_at, opened_by, closed_at, outcome)
       SELECT gen_random_uuid(), 2, '15.71-250101-' || lpad((n + $3)::text, 6, '0'), '15.71', 'closed', 'burn', 'hijau', '{"unit":[],"facility":[]}', 1,
         ST_SetSRID(ST_MakePoint(103.6, -1.6), 4326), place, $2, date_trunc('milliseconds', now()) - n * interval '1 minute',
         '{"kind":"system","id":"system","name":"Siaga"}', now(), 'transported'
       FROM unnest($1::jsonb[]) WITH ORDINALITY AS past (place, n)`,
      [places, sealed, Math.floor(Math.random() * 500_000)],
    );
  }

  it('should give a dear read up within its bound, with a sentence, when the database is slow', async () => {
    const [snapshot, report, trail, search] = [
      server.get(SnapshotService),
      server.get(ResponseTimesQuery),
      server.get(TrailQuery),
      server.get(IncidentSearch),
    ];
    const reads = [snapshot, report, trail];
    const before = reads.map(({ longestMs }) => longestMs);
    // What they are for a person; below, what a test has the patience for.
    expect([...before, search.longestStatementMs, search.longestLookMs]).toEqual([
      10_000, 5_000, 4_000, 5_000, 2_000,
    ]);
    for (const read of reads) read.longestMs = 250;
    search.longestStatementMs = 250;
    const span = { from: '2026-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z', regionCode: OWN_REGION };
    try {
      const answers = await heldLock(
        database.pool,
        'LOCK TABLE incident, call, security_trail, assignment, assignment_stamp IN ACCESS EXCLUSIVE MODE',
        async () => {
          const startedAtMs = performance.now();
          const given = await Promise.all([
            supervisor.try('snapshot', {}),
            supervisor.try('responseTimes', span),
            supervisor.try('trail', {}),
            supervisor.try('findIncidents', {}),
          ]);
          expect(performance.now() - startedAtMs).toBeLessThan(1_400);
          return given;
        },
      );
      expect(answers.map((answer) => [answer.status, problemOf(answer).code])).toEqual([
        [503, 'SYSTEM.OVERLOADED'],
        [503, 'REPORT.TOO_LONG'],
        [503, 'SYSTEM.OVERLOADED'],
        [503, 'RECORD.TOO_LONG'],
      ]);
      search.longestLookMs = -1;
      search.longestStatementMs = 5_000;
      await fill(700, () => 'Jalan Panjang');
      const looked = await operator.call('findIncidents', { words: 'tidak ada yang begini' });
      expect(looked.incidents).toEqual([]);
      expect(looked.next).not.toBeNull();
    } finally {
      reads.forEach((read, at) => (read.longestMs = before[at] ?? 0));
      Object.assign(search, { longestStatementMs: 5_000, longestLookMs: 2_000 });
      await database.pool.query("DELETE FROM incident WHERE complaint = 'burn'");
    }
  });

  it('should find an incident by its number, address, caller, name, facts and unit, closed or not', async () => {
    const { unit, crew } = await server.crewed();
    const incident = await report('Gang Merpati Putih 7', { number: '0812-3456-7801', name: 'Ibu Suryani' });
    await report('Jalan Lain 8', { number: '0812-3456-7802', name: 'Bapak Lain' });
    const { assignments } = await operator.call('offer', { id: incident.id, unitIds: [unit.id] });
    await crew.call('accept', { id: assignments[0]?.id ?? '' });
    await operator.call('cancelAssignment', { id: assignments[0]?.id ?? '', reason: 'Uji selesai' });
    await operator.call('closeIncident', { id: incident.id, outcome: 'no_patient' });
    const { complaint, triage } = incident;
    for (const question of [
      { number: incident.number },
      { number: incident.number.slice(-9) },
      { words: 'merpati GANG' },
      { words: 'suryani' },
      { caller: '+62 812 3456 7801' },
      { unit: unit.callSign.toLowerCase() },
      { words: 'merpati', complaint, outcome: 'no_patient' as const, status: 'closed' as const },
      { words: 'merpati', ...(triage && { triage }) },
    ])
      expect([question, idsOf(await find(question))]).toEqual([question, [incident.id]]);
    const [found] = (await find({ number: incident.number })).incidents;
    expect(found).toMatchObject({
      place: { label: 'Gang Merpati Putih 7' },
      callers: ['Ibu Suryani, 0812-3456-7801'],
      units: [unit.callSign],
      outcome: 'no_patient',
    });
    expect(idsOf(await find({ words: 'merpati', outcome: 'transported' }))).toEqual([]);

    // By the name that a unit had, also once it is retired.
    const admin = await server.session(inRegion('admin'));
    const { units } = await operator.call('units', {});
    const version = units.find(({ id }) => id === unit.id)?.version ?? 0;
    const now = `${unit.callSign} BARU`;
    const renamed = await admin.call('updateUnit', { id: unit.id, version, callSign: now });
    await admin.call('updateUnit', { id: unit.id, version: renamed.version, isRetired: true });
    for (const name of [unit.callSign, now]) expect(idsOf(await find({ unit: name }))).toEqual([incident.id]);
  });

  it('should take days as those of the clock of the centre', async () => {
    const { id } = await report('Pasar Hari Ini');
    const at = async (openedAt: string): Promise<void> => {
      await database.pool.query('UPDATE incident SET opened_at = $2 WHERE id = $1', [id, openedAt]);
    };
    const on = async (day: string): Promise<string[]> =>
      idsOf(await find({ from: day, to: day, words: 'Pasar Hari Ini' }));
    // 00:10 of 10 November in Jayapura; still the 9th in Jakarta and here.
    await at('2026-11-09T15:10:00Z');
    expect([await on('2026-11-09'), await on('2026-11-10')]).toEqual([[], [id]]);
    await at('2026-11-09T14:50:00Z');
    expect([await on('2026-11-09'), await on('2026-11-10')]).toEqual([[id], []]);
  });

  it('should give nothing of another region, and nothing at all to who has none', async () => {
    const words = 'Simpang Rahasia Wilayah';
    const { id } = await report(words, { number: '0812-3456-7803' });
    const stranger = await server.session(inRegion('supervisor', OTHER_REGION));
    for (const question of [{ words }, { caller: '0812-3456-7803' }, { number: '15.71' }])
      expect((await stranger.call('findIncidents', question)).incidents).toEqual([]);
    const file = await stranger.try('exportIncidents', { words });
    expect(String(file.body)).not.toContain('Simpang');
    const lost = await server.session([{ role: 'operator', scope: { kind: 'unit', unitId: newId() } }]);
    expect((await lost.refusal('findIncidents', { words })).code).toBe('RESOURCE.NOT_FOUND');
    expect((await operator.refusal('exportIncidents', { words })).code).toBe('RESOURCE.NOT_FOUND');
    expect(idsOf(await find({ words }))).toEqual([id]);
  });

  it('should open a bounded number of sealed incidents, say how far it looked, and go on from there', async () => {
    await fill(MANY, (n) => (n === MANY - 1 ? 'Lorong Paling Tua' : `Jalan Biasa ${n}`));
    const first = await find({ words: 'lorong paling tua' });
    expect([first.incidents, first.next === null]).toEqual([[], false]);
    expect(Date.parse(first.lookedBackTo ?? '')).toBeLessThan(Date.now() - 3_600_000);
    let [page, found] = [first, 0];
    while (page.next !== null && found === 0) {
      page = await find({ words: 'lorong paling tua', after: page.next });
      found = page.incidents.length;
    }
    expect(page.incidents.map(({ place }) => place.label)).toEqual(['Lorong Paling Tua']);

    // Pages neither lose nor repeat, though rows of one moment lie on both sides of a border.
    const seen = new Set<string>();
    let cursor: string | undefined;
    for (let pages = 0; pages < 6; pages += 1) {
      const { incidents, next } = await find({ status: 'closed', after: cursor });
      for (const { id } of incidents) expect(seen.has(id)).toBe(false);
      for (const { id } of incidents) seen.add(id);
      cursor = next ?? undefined;
    }
    expect(seen.size).toBe(300);
    expect((await supervisor.refusal('exportIncidents', { status: 'closed' })).code).toBe('RECORD.TOO_MANY');

    // What somebody may read elsewhere, and not take along, takes no room from what they may.
    const regionCode = OTHER_REGION;
    const [oldest] = (await find({ words: 'lorong paling tua', after: first.next ?? undefined })).incidents;
    await database.pool.query('UPDATE incident SET region_code = $2 WHERE id = $1', [oldest?.id, regionCode]);
    const both = await server.session([...inRegion('operator'), ...inRegion('supervisor', regionCode)]);
    const file = String((await both.try('exportIncidents', { status: 'closed' })).body);
    expect(file).toContain('Lorong Paling Tua');
    expect(file).not.toContain('Jalan Biasa');
  });

  it('should write a list that no spreadsheet runs, and tell the security trail first', async () => {
    const { number } = await report(FORMULA, { number: '+62 812-3456-7804', name: '@SUM(A1:A9)' });
    const answer = await supervisor.try('exportIncidents', { number });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="kejadian-[\d-]+\.csv"$/,
    );
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const [head, row] = String(answer.body).split('\r\n');
    expect(head).toContain('"Nomor","Dibuka","Keadaan"');
    expect(row).toContain(`"'=HYPERLINK(""http://contoh.id"",""klik"")"`);
    expect(row).toContain(`"'@SUM(A1:A9)"`);
    expect(row).toContain(`"'+62 812-3456-7804"`);
    const english = await supervisor.try('exportIncidents', { number, language: 'en' });
    expect(String(english.body)).toContain('"Number","Opened","State"');
    const { entries } = await supervisor.call('trail', { what: 'export' });
    expect(entries[0]).toMatchObject({
      act: 'exported',
      account: { id: supervisor.account.id },
      subject: { kind: 'incident_list' },
      regionCodes: [OWN_REGION],
      detail: { rows: 1 },
    });
  });

  it('should tell of a merged incident where it went, with the story of both', async () => {
    const [one, other] = [await report('Tabrakan Simpang Pulai'), await report('Motor Jatuh Simpang Pulai')];
    await operator.call('mergeIncident', { id: other.id, intoId: one.id });
    const { incidents } = await find({ number: other.number });
    expect(incidents).toMatchObject([{ status: 'merged', mergedInto: { id: one.id, number: one.number } }]);
    const { entries } = await operator.call('incidentTimeline', { id: one.id });
    expect(entries.map(({ type, entityId }) => [type, entityId])).toEqual(
      expect.arrayContaining([
        ['incident.opened.v1', other.id],
        ['incident.merged.v1', other.id],
        ['incident.joined.v1', one.id],
      ]),
    );
    expect(entries.find(({ type }) => type === 'incident.merged.v1')?.summary).toMatchObject({
      otherNumber: one.number,
    });
  });

  it('should open an incident with a call that was taken for the same, at no place that is not believed', async () => {
    const one = await report('Simpang Sipin');
    const { id } = await operator.call('createCall', {
      regionCode: OWN_REGION,
      place: placeAt({ point: { lon: 0, lat: 0 } }),
    });
    await operator.call('linkCall', { id, incidentId: one.id });
    await operator.call('closeCall', { id, disposition: 'duplicate' });
    const own = await operator.call('splitCall', { id });
    expect(own).toMatchObject({ callIds: [id], splitFrom: { id: one.id }, place: one.place });
    expect(await operator.call('call', { id })).toMatchObject({
      ...{ incidentId: own.id, disposition: 'incident' },
      place: { doubt: 'zero' },
    });
  });

  it('should put nothing together with a case that another centre was offered, whoever was told of it first', async () => {
    const [one, other] = [await report('Ledakan Pasar'), await report('Ledakan Toko')];
    const callId = other.callIds[0] ?? '';
    const { id } = await operator.call('handOver', {
      ...{ id: callId, method: 'phone', regencyCode: OTHER_REGION },
    });
    const late = await operator.call('createCall', { regionCode: OWN_REGION });
    const byHand = await operator.call('openIncident', incidentInput());
    const before = await operator.call('incident', { id: other.id });
    for (const refused of [
      operator.refusal('mergeIncident', { id: one.id, intoId: other.id }),
      operator.refusal('mergeIncident', { id: other.id, intoId: one.id }),
      operator.refusal('mergeIncident', { id: byHand.id, intoId: other.id }),
      operator.refusal('linkCall', { id: late.id, incidentId: other.id }),
    ])
      expect((await refused).code).toBe('INCIDENT.BEING_HANDED_OVER');
    expect(await operator.call('incident', { id: other.id })).toEqual(before);
    await operator.call('takeBackHandover', { id });
    await operator.call('linkCall', { id: late.id, incidentId: other.id });
    await operator.call('mergeIncident', { id: one.id, intoId: other.id });
  });

  it('should move only calls that may be handled where each of them lies', async () => {
    const [one, other] = [await report('Kebakaran Ruko'), await report('Kebakaran Gudang')];
    await database.pool.query('UPDATE call SET region_code = $2 WHERE id = ANY($1)', [
      one.callIds,
      OTHER_REGION,
    ]);
    const merge = { id: one.id, intoId: other.id };
    expect((await operator.refusal('mergeIncident', merge)).code).toBe('RESOURCE.NOT_FOUND');
    expect((await operator.call('incident', { id: one.id })).status).toBe('open');
    const both = await server.session([...inRegion('operator'), ...inRegion('operator', OTHER_REGION)]);
    await both.call('mergeIncident', merge);
  });

  it('should tell those of the region that a job leaves, and nothing of the incident it goes to', async () => {
    const { unit, crew } = await server.crewed();
    const secret = 'Rumah Singgah Rahasia';
    const from = await report('Perbatasan Barat');
    const into = await server
      .session(inRegion('operator', OTHER_REGION))
      .then((there) =>
        there.call(
          'openIncident',
          incidentInput({ regionCode: OTHER_REGION, place: placeAt({ label: secret }) }),
        ),
      );
    const { assignments } = await operator.call('offer', { id: from.id, unitIds: [unit.id] });
    const jobId = assignments[0]?.id ?? '';
    await crew.call('accept', { id: jobId });
    const watch = await operator.socket();
    const country = await server.session(inRegion('operator', 'ID'));
    await country.call('mergeIncident', { id: from.id, intoId: into.id });
    const changeOf = (): Record<string, unknown> | undefined =>
      watch.changes.findLast(({ entityId }) => entityId === jobId)?.data;
    await watch.until(() => changeOf()?.['incidentId'] === into.id, 'the job to leave');
    expect(changeOf()).toMatchObject({
      regionCode: OTHER_REGION,
      job: { place: { label: 'Perbatasan Barat' } },
    });
    expect(JSON.stringify(watch.changes)).not.toContain(secret);
    expect((await crew.call('assignment', { id: jobId })).job.place.label).toBe(secret);
    const here = await country.call('assignment', { id: jobId });
    expect(here.version).toBeGreaterThan(Number(changeOf()?.['version']));
  });

  it('should tell of an incident without a unit what was told of one that was merged into it', async () => {
    const { unit, crew } = await server.crewed();
    const [from, into] = [await report('Pohon Tumbang'), await report('Pohon Rubuh')];
    const { assignments } = await operator.call('offer', {
      ...{ id: from.id, unitIds: [unit.id], autoNext: false },
    });
    await crew.call('decline', { id: assignments[0]?.id ?? '', reason: 'too_far' });
    const open = async (): Promise<unknown[]> =>
      (await supervisor.call('snapshot', {})).alerts
        .filter(({ unitId, kind }) => unitId === unit.id && kind === 'offer_declined')
        .map(({ incidentId, facts }) => [incidentId, facts['incidentNumber']]);
    expect(await open()).toEqual([[from.id, from.number]]);
    await operator.call('mergeIncident', { id: from.id, intoId: into.id });
    expect(await open()).toEqual([[into.id, into.number]]);
  });

  it('should judge the place of an incident itself, and rank nothing for who may not ask', async () => {
    const zero = placeAt({ point: { lon: 0, lat: 0 } });
    const odd = await operator.call('openIncident', incidentInput({ place: zero }));
    expect(odd.place.doubt).toBe('zero');
    const { version } = odd;
    const place = placeAt({ doubt: 'jump' });
    const right = await operator.call('updateIncident', { id: odd.id, version, place });
    expect(right.place.doubt).toBeUndefined();
    const call = await operator.call('createCall', { regionCode: OWN_REGION, place: placeAt() });
    const ranked = jest.spyOn(server.get(RecommendationService), 'summarise');
    const stranger = await server.session(inRegion('operator', OTHER_REGION));
    const fixId = call.fixes[0]?.id ?? '';
    for (const refused of [
      stranger.refusal('setCallPlace', { id: call.id, place: placeAt() }),
      stranger.refusal('undoCallPlace', { id: call.id, fixId }),
      stranger.refusal('createCall', { regionCode: OWN_REGION, place: placeAt() }),
    ])
      expect((await refused).code).toBe('RESOURCE.NOT_FOUND');
    expect(ranked).not.toHaveBeenCalled();
    ranked.mockRestore();
  });

  it('should end a list that takes longer to look for than a file is worth', async () => {
    let nowMs = performance.now();
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => (nowMs += 16_000));
    const refused = await supervisor.refusal('exportIncidents', { words: 'tidak ada yang begini' });
    clock.mockRestore();
    expect(refused.code).toBe('RECORD.TOO_LONG');
  });

  it('should print an incident whole, in the words and by the clock of its reader', async () => {
    const { unit, crew } = await server.crewed();
    const name = 'Raden Ajeng ꦏꦂꦠꦶꦤꦶ 王小明 محمد 🚑';
    const notes = `Catatan awal ${'panjang sekali '.repeat(250)}akhir`;
    const call = await operator.call('createCall', {
      regionCode: OWN_REGION,
      callerNumber: '081234567890',
      callerName: name,
      locationText: FORMULA,
      place: placeAt({ point: { lon: 0, lat: 0 } }),
    });
    const incident = await operator.call(
      'openIncident',
      incidentInput({
        callId: call.id,
        place: placeAt({ label: 'Gang Cetak 9', context: 'Telanaipura' }),
        personal: {
          patients: [{ name: 'Siti', sex: 'female', ageYears: 31, condition: 'Sesak' }],
          notes,
          callbackNumber: null,
        },
      }),
    );
    const { assignments } = await operator.call('offer', { id: incident.id, unitIds: [unit.id] });
    const id = assignments[0]?.id ?? '';
    await crew.call('accept', { id });
    await crew.call('advance', { id, status: 'en_route' });

    const sheet = await printed(operator, 'printIncident', { id: incident.id, language: 'id' });
    expect(sheet.headers.get('content-type')).toBe('application/pdf');
    expect(sheet.headers.get('cache-control')).toContain('no-store');
    expect(sheet.headers.get('content-disposition')).toMatch(/filename="lembar-[\d.-]+\.pdf"$/);
    expect(sheet.info).toMatchObject({ Title: `Lembar kejadian ${incident.number}`, Language: 'id' });
    const all = sheet.pages.join('\n').replace(/\s+/g, ' ');
    for (const part of [
      ...[incident.number, 'Gang Cetak 9', '0812-3456-7890', '王小', unit.callSign, 'Siti', 'Catatan awal'],
      ...[
        'WIT',
        'akhir',
        `${unit.callSign} menerima tugas.`,
        'tidak dipercaya: titik nol (0,0)',
        'HYPERLINK',
        'Berangkat',
      ],
      ...[`Dicetak ${operator.account.displayName}`, 'data pribadi', `Halaman 1 dari ${sheet.pages.length}`],
    ])
      expect(all).toContain(part);
    expect(all).not.toMatch(/\{\{|undefined|NaN|\[object/);
    const english = await printed(operator, 'printIncident', { id: incident.id, language: 'en' });
    expect(english.pages.join(' ').replace(/\s+/g, ' ')).toContain(`${unit.callSign} accepted the job.`);

    // Told like every look at a record.
    const { entries } = await supervisor.call('trail', { what: 'view' });
    expect(entries[0]).toMatchObject({
      ...{ act: 'record_viewed', regionCodes: [OWN_REGION], detail: { printed: true } },
      subject: { kind: 'incident', id: incident.id, label: incident.number },
    });
    const stranger = await server.session(inRegion('supervisor', OTHER_REGION));
    for (const who of [crew, stranger])
      expect((await printed(who, 'printIncident', { id: incident.id })).status).toBeGreaterThanOrEqual(403);
    expect(
      (await printed({ base: operator.base, cookie: '' }, 'printIncident', { id: incident.id })).status,
    ).toBe(401);

    // Whose call lies where the reader may not read calls stays masked.
    await database.pool.query('UPDATE call SET region_code = $2 WHERE id = $1', [call.id, OTHER_REGION]);
    const masked = (await printed(operator, 'printIncident', { id: incident.id })).pages.join(' ');
    expect(masked).not.toContain('0812-3456');
    expect(masked.replace(/\s+/g, ' ')).toContain('penelepon disamarkan');
  });

  it('should say of a place at which a crew may find nobody that it is so: in the story, on the sheet and in the log of the shift', async () => {
    const { id, number } = await operator.call(
      'openIncident',
      incidentInput({ place: placeAt({ label: 'Desa Luas 7', accuracyM: 4_000 }) }),
    );
    const from = new Date(Date.now() - 60_000).toISOString();
    const read = async (): Promise<string> =>
      (await printed(operator, 'printIncident', { id })).pages.join(' ').replace(/\s+/g, ' ');
    const log = async (): Promise<string> => {
      const period = { regionCode: OWN_REGION, from, to: new Date(Date.now() + 60_000).toISOString() };
      return (await printed(supervisor, 'printShift', period)).pages.join(' ').replace(/\s+/g, ' ');
    };
    const vague = await read();
    expect(vague).toContain('Kepastian Belum pasti: ±4,0 km, lebih luas dari ±500 m.');
    expect(vague).toContain(`${number} dibuka: `);
    expect(vague).toContain('Tempat kasus belum pasti (±4,0 km).');
    expect(await log()).toMatch(/Desa Luas 7(?:, \S+)* belum pasti/);

    const { version } = await operator.call('incident', { id });
    await operator.call('updateIncident', {
      id,
      version,
      place: placeAt({ label: 'Rumah Tepat 7', accuracyM: 20 }),
    });
    const sure = await read();
    expect(sure).not.toContain('Kepastian');
    expect(sure).toContain('Tempat kasus tidak diragukan lagi.');
    expect(await log()).toContain('Rumah Tepat 7');
    expect(await log()).not.toMatch(/Rumah Tepat 7(?:, \S+)* belum pasti/);
  });

  it('should print a shift: its figures, each incident in a line, alerts with who took them, crews and units out', async () => {
    const started = new Date(Date.now() - 3_600_000).toISOString();
    const { unit, crew } = await server.crewed();
    const incident = await report('Lapangan Buku Dinas 3', { number: '0812-3456-7899' });
    const { assignments } = await operator.call('offer', {
      ...{ id: incident.id, unitIds: [unit.id], autoNext: false },
    });
    await crew.call('decline', { id: assignments[0]?.id ?? '', reason: 'unsafe' });
    const { alerts } = await supervisor.call('snapshot', {});
    await operator.call('takeAlert', { id: alerts.find(({ unitId }) => unitId === unit.id)?.id ?? '' });
    const prank = await operator.call('createCall', { regionCode: OWN_REGION });
    await operator.call('closeCall', { id: prank.id, disposition: 'prank' });
    for (const reason of ['Ban kempes', 'meal', undefined]) {
      await crew.call('setService', { id: unit.id, service: 'out_of_service', reason });
      await crew.call('setService', { id: unit.id, service: 'in_service' });
    }

    const period = { regionCode: OWN_REGION, from: started, to: new Date(Date.now() + 60_000).toISOString() };
    const log = await printed(supervisor, 'printShift', { ...period, language: 'id' });
    expect(log.headers.get('content-disposition')).toMatch(/filename="buku-dinas-15\.71-\d+\.pdf"$/);
    const all = log.pages.join('\n').replace(/\s+/g, ' ');
    for (const part of [
      ...[
        'Buku dinas Kota Jambi (15.71)',
        'WIT',
        'Menurut triase',
        'Iseng',
        'Median',
        'Persentil 90',
        incident.number,
      ],
      ...[
        'Lapangan Buku Dinas 3',
        `menolak ${incident.number}`,
        'Ada yang menangani',
        operator.account.displayName,
      ],
      ...[
        ...['Ban kempes', 'Istirahat makan', 'tanpa alasan'].map(
          (reason) => `${unit.callSign} keluar dinas: ${reason}`,
        ),
        'Kru Contoh',
        'masih bertugas',
        'Berdering sampai dijawab',
      ],
    ])
      expect(all).toContain(part);
    expect(all).not.toContain('0812-3456-7899');
    expect(all).not.toMatch(/\{\{|undefined|NaN|\[object/);
    const { entries } = await supervisor.call('trail', { what: 'export' });
    expect(entries[0]).toMatchObject({
      ...{ act: 'exported', subject: { kind: 'shift_log' }, regionCodes: [OWN_REGION] },
    });

    const stranger = await server.session(inRegion('supervisor', OTHER_REGION));
    expect((await printed(stranger, 'printShift', period)).status).toBe(404);
    expect((await printed(operator, 'printShift', period)).status).toBeGreaterThanOrEqual(403);
    for (const to of [started, new Date(Date.parse(started) + 24 * 3_600_001).toISOString()])
      expect((await supervisor.refusal('printShift', { ...period, to })).fields?.[0]?.path).toBe('to');
    const trail = jest.spyOn(server.get(SecurityTrail), 'demand').mockRejectedValue(new Error('away'));
    expect((await printed(supervisor, 'printShift', period)).status).toBeGreaterThanOrEqual(500);
    trail.mockRestore();
  });
});
