import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ApiInput, FoundIncidents, Incident } from '#siaga/contracts';
import { newId, PersonalDataCipher } from '#siaga/kernel';
import { inRegion, incidentInput, OTHER_REGION, OWN_REGION, placeAt } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { serverSettings, TestServer } from '../support/server.js';
import type { Session } from '../support/session.js';

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
});
