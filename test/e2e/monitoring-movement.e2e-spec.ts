import { beforeAll, describe, expect, it } from '@jest/globals';
import { movedPoint, type OwnCase, type TakenFixes } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import { CaseUpkeep } from '#siaga/monitoring';
import { buildClinic } from '../support/booking-world.js';
import { inRegion, OTHER_REGION, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import {
  buildMonitoring,
  MonitoredPhone,
  openCase,
  programInput,
  WELL,
  type MonitoringWorld,
} from '../support/monitoring-world.js';
import { openableWords } from '../support/openable-words.js';
import { useServer } from '../support/server.js';
import type { Answer } from '../support/session.js';

const HOME = { lon: 103.61, lat: -1.6 };
const MOVEMENT = { radiusM: 200, gridM: 200, trailDays: 7 };

/** A fix so far to the east of the house. */
const fix = (metres: number, ageS = 0, accuracyM = 20) => ({
  ...movedPoint(HOME, 0, metres),
  ...{ accuracyM, ageS },
});

describe('where somebody is who consented', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl, { SIAGA_ROLE: 'web' });
  let world: MonitoringWorld;
  let last = 900;

  beforeAll(async () => {
    world = await buildMonitoring(own.server);
    const rules = { ...programInput().rules, movement: MOVEMENT };
    const program = await world.office.call('setMonitoringProgram', {
      ...programInput({ name: { id: 'Dengan lokasi', en: 'With location' } }),
      rules,
    });
    world = { ...world, program };
  }, 120_000);

  const query = (sql: string, values?: unknown[]) =>
    database.pool.query<Record<string, unknown>>(sql, values);
  /** Somebody at their own page who consented, unless `isGiven` is null. */
  async function phone(change: object = {}, isGiven: boolean | null = true): Promise<MonitoredPhone> {
    last += 1;
    const one = await MonitoredPhone.activate(
      own.server,
      await openCase(world, last, { place: HOME, ...change }),
    );
    if (isGiven !== null) expect((await consent(one, isGiven)).status).toBe(200);
    return one;
  }
  const consent = ({ visit, caseId: id }: MonitoredPhone, isGiven: boolean): Promise<Answer> =>
    visit.try('consentMovement', { id, isGiven });
  const tell = ({ visit, caseId: id }: MonitoredPhone, ...fixes: object[]): Promise<Answer> =>
    visit.try('sendFixes', { id, fixes });
  /** The next fixes may be sent at once. */
  const waited = ({ caseId }: MonitoredPhone) =>
    query(
      "UPDATE monitoring_movement SET received_at = received_at - interval '1 minute' WHERE case_id = $1",
      [caseId],
    );
  const taken = async (one: MonitoredPhone, ...fixes: object[]): Promise<TakenFixes> => {
    await waited(one);
    const { status, body } = await tell(one, ...fixes);
    expect(status).toBe(200);
    return body as TakenFixes;
  };
  const caseOf = async ({ caseId: id }: MonitoredPhone) =>
    (await world.officer.call('monitoredCase', { id })).case;
  const flagsOf = async (one: MonitoredPhone) => (await caseOf(one)).flags.map(({ kind }) => kind);
  const trailOf = ({ caseId: id }: MonitoredPhone) => world.officer.call('caseTrail', { id });
  const eventsOf = async ({ caseId }: MonitoredPhone) =>
    (await query('SELECT type FROM journal WHERE entity_id = $1 ORDER BY seq', [caseId])).rows.map(
      ({ type }) => String(type),
    );

  it('should be forgotten with the second record of somebody: to the first nobody consented by it', async () => {
    const kept = async (id: string) => {
      const tables = ['monitoring_movement', 'monitoring_trail'];
      const counts = tables.map((table) =>
        query(`SELECT count(*)::int AS n FROM ${table} WHERE case_id = $1`, [id]),
      );
      return (await Promise.all(counts)).map(({ rows }) => rows[0]?.n);
    };
    for (const isFirstAsked of [false, true]) {
      const first = await phone({}, isFirstAsked || null);
      const { person } = await caseOf(first);
      const second = await phone({ person: { ...person, nik: null } });
      await taken(second, fix(0, 60), fix(900, 30));
      await taken(second, fix(900));
      expect((await kept(second.caseId))[1]).toBeGreaterThan(0);
      const [into, from] = [await caseOf(first), await caseOf(second)];
      await world.officer.call('mergeCases', {
        ...{ id: into.id, version: into.version, duplicateId: from.id, duplicateVersion: from.version },
      });
      expect(await kept(second.caseId)).toEqual([0, 0]);
      expect(await kept(first.caseId)).toEqual([isFirstAsked ? 1 : 0, 0]);
      expect((await first.page()).movement?.consentedAt !== null).toBe(isFirstAsked);
    }
  });

  it('should ask for nothing where the program does not, or before a house is on the map', async () => {
    const { program } = await buildMonitoring(own.server);
    const without = await phone({ programId: program.id }, null);
    expect((await without.page()).movement).toBeNull();
    expect((await consent(without, true)).body).toMatchObject({ code: 'INPUT.INVALID' });
    const homeless = await phone({ place: null }, null);
    expect((await homeless.page()).movement).toMatchObject({ ...MOVEMENT, hasHome: false });
    expect((await consent(homeless, true)).body).toMatchObject({ code: 'INPUT.INVALID' });
    expect((await tell(homeless, fix(0))).body).toMatchObject({ code: 'MONITORING.NO_CONSENT' });
  });

  it('should be taken with consent alone, and reports with none', async () => {
    const one = await phone({}, null);
    expect((await tell(one, fix(900))).body).toMatchObject({ code: 'MONITORING.NO_CONSENT' });
    expect((await one.report(WELL)).status).toBe(200);
    expect((await consent(one, true)).body).toMatchObject({ consentedAt: expect.any(String) });
    expect(((await one.page()) satisfies OwnCase).movement?.consentedAt).toEqual(expect.any(String));
    expect(await taken(one, fix(10))).toMatchObject({ taken: 1, kind: 'home', ignored: {} });
    expect(await eventsOf(one)).toContain('monitored-case.consented.v1');
  });

  it('should ask an officer by name of who left, once, and tell that they came back', async () => {
    const one = await phone();
    expect(await taken(one, fix(260, 120))).toMatchObject({ kind: 'away' });
    expect(await flagsOf(one)).toEqual([]);
    await taken(one, fix(270, 60), fix(280));
    const [flag] = (await caseOf(one)).flags;
    expect(flag).toMatchObject({ kind: 'breach', takenUpAt: null, officer: expect.any(String) });
    expect(Date.parse(String(flag?.dueAt))).toBeGreaterThan(Date.now());
    const list = await world.officer.call('monitoringWork', { regionCode: OWN_REGION });
    expect(list.cases.find(({ id }) => id === one.caseId)?.flags).toHaveLength(1);

    await query(
      "UPDATE monitoring_movement SET last_fix_at = last_fix_at - interval '20 minutes' WHERE case_id = $1",
      [one.caseId],
    );
    expect(await taken(one, fix(5))).toMatchObject({ kind: 'home' });
    expect(await trailOf(one)).toMatchObject({ awaySince: null, returnedAt: expect.any(String) });
    // Whoever came back has still to be asked; the flag ends with the answer.
    expect(await flagsOf(one)).toEqual(['breach']);
    await world.officer.call('visitCase', { id: one.caseId, way: 'phone', result: 'not_symptomatic' });
    expect(await flagsOf(one)).toEqual([]);
    expect((await eventsOf(one)).filter((type) => /flagged|returned/.test(type))).toEqual([
      'monitored-case.flagged.v1',
      'monitored-case.returned.v1',
    ]);
  });

  it('should be one flag of sixty telephones’ worth of fixes in one moment', async () => {
    const one = await phone();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) => tell(one, fix(900 + n, n * 30), fix(905 + n, n * 30 + 20))),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const others = answers.filter(({ status }) => status !== 200);
    expect(new Set(others.map(({ body }) => (body as { code: string }).code))).toEqual(
      new Set(['MONITORING.FIXES_TOO_OFTEN']),
    );
    const { rows } = await query('SELECT 1 FROM monitoring_flag WHERE case_id = $1', [one.caseId]);
    expect(rows).toHaveLength(1);
  });

  it('should leave nothing once it was taken back, in whatever moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const one = await phone();
      await taken(one, fix(900, 60));
      await waited(one);
      const [, sent] = await Promise.all([consent(one, false), tell(one, fix(1_200))]);
      expect([200, 409]).toContain(sent.status);
      const { rows } = await query('SELECT 1 FROM monitoring_trail WHERE case_id = $1', [one.caseId]);
      expect(rows).toHaveLength(0);
      const left = (await query('SELECT * FROM monitoring_movement WHERE case_id = $1', [one.caseId])).rows;
      expect(left).toMatchObject([
        { consented_at: null, last_fix_at: null, last_sealed: null, away_since: null },
      ]);
      expect((await tell(one, fix(0))).body).toMatchObject({ code: 'MONITORING.NO_CONSENT' });
      // What an officer has to answer stays.
      expect(await flagsOf(one)).toEqual(['breach']);
    }
  });

  it.each([
    ['zero', fix(0, 0)],
    ['coarse', fix(9_000, 0, 3_000)],
    ['too_old', fix(9_000, 90_000)],
    ['in_future', fix(9_000, -90_000)],
  ])('should count a fix that is %s and hold it against nobody', async (why, bad) => {
    const one = await phone();
    const told = why === 'zero' ? { ...bad, lon: 0, lat: 0 } : bad;
    expect(await taken(one, told, fix(10, 30))).toMatchObject({ taken: 1, ignored: { [why]: 1 } });
    expect(await trailOf(one)).toMatchObject({ ignored: 1, awaySince: null });
    expect(await flagsOf(one)).toEqual([]);
  });

  it('should be refused of no place, of too many at once, and of another’s page', async () => {
    const one = await phone();
    const other = await phone();
    for (const bad of [
      { ...fix(0), lat: 91 },
      { ...fix(0), lon: 'x' },
      { ...fix(0), ageS: null },
    ])
      expect((await tell(one, bad)).body).toMatchObject({ code: 'INPUT.INVALID' });
    expect((await tell(one, ...Array.from({ length: 13 }, () => fix(0)))).status).toBe(422);
    expect((await tell(one)).status).toBe(422);
    const { caseId: id } = other;
    expect((await one.visit.try('sendFixes', { id, fixes: [fix(900)] })).status).toBe(404);
    expect((await one.visit.try('consentMovement', { id, isGiven: false })).status).toBe(404);
    expect((await other.page()).movement?.consentedAt).toEqual(expect.any(String));
  });

  it('should be no leaving while help is under way, or with an officer’s leave', async () => {
    const helped = await phone();
    const { caseId: id } = helped;
    expect((await helped.visit.try('pressPanic', { id, caseId: id })).status).toBe(200);
    expect(await taken(helped, fix(9_000))).toMatchObject({ kind: 'excused' });
    expect(await flagsOf(helped)).toEqual(['urgent']);

    const free = await phone();
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await world.officer.call('permitLeave', { id: free.caseId, until });
    expect((await free.page()).movement?.leaveUntil).toBe(until);
    expect(await taken(free, fix(9_000, 60))).toMatchObject({ kind: 'excused' });
    await world.officer.call('permitLeave', { id: free.caseId, until: null });
    expect(await taken(free, fix(9_000))).toMatchObject({ kind: 'away' });
    expect(await flagsOf(free)).toEqual(['breach']);
    for (const wrong of [Date.now() - 1_000, Date.now() + 4 * 86_400_000])
      expect(
        await world.officer.refusal('permitLeave', {
          ...{ id: free.caseId, until: new Date(wrong).toISOString() },
        }),
      ).toMatchObject({ code: 'INPUT.INVALID' });
  });

  it('should be no leaving on the way to a booked clinic, no farther than it is', async () => {
    const clinic = await buildClinic(own.server);
    const sessionId = (await clinic.session(1)).id;
    const there = await phone();
    const elsewhere = await phone();
    for (const { caseId: id } of [there, elsewhere])
      await world.officer.call('bookClinic', { id, sessionId, placeKind: 'jkn' });
    expect(await taken(there, fix(1_500))).toMatchObject({ kind: 'away' });
    await world.officer.call('visitCase', { id: there.caseId, way: 'phone', result: 'not_symptomatic' });
    // Its hour has come.
    const now = new Date().toISOString();
    await query(
      `UPDATE booking_session SET clusters = (
         SELECT jsonb_agg(c || jsonb_build_object('from', $2::text, 'to', $2::text)) FROM jsonb_array_elements(clusters) c) WHERE id = $1`,
      [sessionId, now],
    );
    await waited(there);
    expect(await taken(there, fix(1_510))).toMatchObject({ kind: 'excused' });
    expect(await flagsOf(there)).toEqual([]);
    expect(await taken(elsewhere, fix(150_000))).toMatchObject({ kind: 'away' });
    expect(await flagsOf(elsewhere)).toEqual(['breach']);
  });

  it('should be coarse, sealed, and read by the officers of the area alone, which is told', async () => {
    const one = await phone();
    await taken(one, fix(900, 60), fix(10));
    const trail = await trailOf(one);
    expect(trail.places.map(({ kind }) => kind)).toEqual(['home', 'away']);
    expect(trail.places[0]?.place).toBeNull();
    expect(trail.places[1]?.place).not.toMatchObject(movedPoint(HOME, 0, 900));
    const stranger = await own.server.session(inRegion('field_officer', OTHER_REGION));
    const post = await own.server.session(inRegion('entry_officer', OWN_REGION));
    for (const session of [stranger, post]) {
      expect((await session.refusal('caseTrail', { id: one.caseId })).status).toBeGreaterThanOrEqual(403);
      const leave = { id: one.caseId, until: null };
      expect((await session.refusal('permitLeave', leave)).status).toBeGreaterThanOrEqual(403);
    }
    const from = new Date(Date.now() - 3_600_000).toISOString();
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const asked = { regionCode: OWN_REGION, from, until, caseId: one.caseId };
    const { looks } = await world.office.call('caseLooks', asked);
    expect(looks.filter(({ kind }) => kind === 'trail').map(({ by }) => by?.displayName)).toEqual([
      'Petugas Contoh',
    ]);
    const copy = (await one.visit.try('ownCopy', { id: one.caseId })).body as {
      cases: { movement: { places: unknown[] } }[];
    };
    expect(copy.cases[0]?.movement.places).toHaveLength(2);
  });

  it('should be forgotten after the program’s days, and with the case', async () => {
    const one = await phone();
    await taken(one, fix(900, 60), fix(10));
    const places = async () => (await trailOf(one)).places.length;
    await query("UPDATE monitoring_trail SET at = at - interval '6 days 23 hours' WHERE case_id = $1", [
      one.caseId,
    ]);
    await own.server.get(CaseUpkeep).tidy();
    expect(await places()).toBe(2);
    await query("UPDATE monitoring_trail SET at = at - interval '2 hours' WHERE case_id = $1", [one.caseId]);
    await Promise.all([own.server.get(CaseUpkeep).tidy(), own.server.get(CaseUpkeep).tidy()]);
    expect(await places()).toBe(0);

    await taken(one, fix(900, -20));
    const kept = (await trailOf(one)).places.find(({ place }) => place !== null)?.place;
    const words = [String(kept?.lon).padEnd(8, '?')];
    const readable = () => openableWords(query, own.server.get(PersonalDataCipher), words);
    const { version } = await caseOf(one);
    await world.officer.call('closeFollowUp', { id: one.caseId, version, as: 'completed' });
    await waited(one);
    expect((await tell(one, fix(0))).body).toMatchObject({ code: 'MONITORING.OVER' });
    await query("UPDATE monitored_case SET closed_at = now() - interval '15 days' WHERE id = $1", [
      one.caseId,
    ]);
    await own.server.get(CaseUpkeep).tidy();
    for (const table of ['monitoring_trail', 'monitoring_movement'])
      expect((await query(`SELECT 1 FROM ${table} WHERE case_id = $1`, [one.caseId])).rows).toEqual([]);
    expect(await readable()).toEqual([]);
    const proof = await world.office.call('caseKeeping', { regionCode: OWN_REGION });
    expect(proof.checks).toContainEqual({ table: 'monitoring_trail', column: 'place_sealed', left: 0 });
    expect(proof.checks).toContainEqual({ table: 'monitoring_movement', column: 'last_sealed', left: 0 });
  });
});
