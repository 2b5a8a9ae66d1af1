import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseKeeping } from '#siaga/contracts';
import { CaseUpkeep } from '#siaga/monitoring';
import { inRegion, OTHER_REGION, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import {
  buildMonitoring,
  dayInJambi,
  MonitoredPhone,
  openCase,
  WELL,
  type MonitoringWorld,
} from '../support/monitoring-world.js';
import { useServer } from '../support/server.js';

describe('the proof that people are forgotten', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl, {
    SIAGA_ROLE: 'web',
    SIAGA_PUBLIC_URL: 'https://siaga.example',
  });
  let world: MonitoringWorld;
  let caseId: string;

  const proof = (): Promise<CaseKeeping> => world.office.call('caseKeeping', { regionCode: OWN_REGION });
  const tidy = (): Promise<void> => own.server.get(CaseUpkeep).tidy();
  const left = async (): Promise<string[]> =>
    (await proof()).checks.flatMap(({ table, column, left: n }) => (n > 0 ? `${table}.${column} ${n}` : []));
  const run = (sql: string, params: unknown[] = []) => database.pool.query(sql, params);

  beforeAll(async () => {
    world = await buildMonitoring(own.server);
    const opened = await openCase(world, 1, { place: { lon: 103.61, lat: -1.59 } });
    caseId = opened.case.id;
    await openCase(world, 2);
    const phone = await MonitoredPhone.activate(own.server, opened);
    await phone.report({ ...WELL, needs: 'beras sekarung' });
    await world.officer.call('visitCase', {
      id: caseId,
      way: 'visit',
      result: 'unavailable',
      note: 'Pintu biru',
    });
    const { version } = (await world.officer.call('monitoredCase', { id: caseId })).case;
    await world.officer.call('closeFollowUp', { id: caseId, version, as: 'completed' });
  }, 120_000);

  it('should say who is kept until when, and that nothing is left of who is not', async () => {
    const before = await proof();
    expect(before).toMatchObject({ kept: 1, erased: 0, overdue: 0, nextOn: dayInJambi(14), days: [] });
    expect(await left()).toEqual([]);
    const asked = before.checks.map(({ table, column }) => `${table}.${column}`);
    expect(asked).toEqual(
      expect.arrayContaining([
        'message.body_sealed',
        'message.recipient_digest',
        'monitored_case.person_sealed',
        'monitoring_access.pin_digest',
        'monitoring_report.answers_sealed',
        'monitoring_visit.note_sealed',
      ]),
    );
  });

  it('should find all of a person whose time is over and whom nobody erased, in every table', async () => {
    await run("UPDATE monitored_case SET closed_at = now() - interval '15 days' WHERE id = $1", [caseId]);
    expect(await proof()).toMatchObject({ kept: 1, overdue: 1 });
    const found = (await left()).map((line) => line.split(' ')[0]);
    expect(found).toEqual(
      expect.arrayContaining([
        'message.body_sealed',
        'monitored_case.key_sealed',
        'monitored_case.nik_digest',
        'monitored_case.person_sealed',
        'monitoring_report.answers_sealed',
        'monitoring_visit.note_sealed',
      ]),
    );
    // A pass has a label that says nothing: nothing of the person.
    expect(found).not.toContain('visitor_pass.label_sealed');
  });

  it('should find nothing when the job was there, and tell what it did on which day', async () => {
    await Promise.all([tidy(), tidy(), tidy()]);
    const after = await proof();
    expect(after).toMatchObject({ kept: 0, erased: 1, overdue: 0, nextOn: null });
    expect(await left()).toEqual([]);
    expect(after.days).toMatchObject([{ runs: 3, erased: 1, completed: 0 }]);
  });

  it('should find what somebody brings back, and what stands in a table that came later', async () => {
    await run("UPDATE monitoring_report SET answers_sealed = repeat('x', 200) WHERE case_id = $1", [caseId]);
    await run('CREATE TABLE monitoring_later (case_id uuid, trail_sealed text)');
    try {
      await run("INSERT INTO monitoring_later VALUES ($1, repeat('x', 200))", [caseId]);
      expect(await left()).toEqual(['monitoring_later.trail_sealed 1', 'monitoring_report.answers_sealed 1']);
    } finally {
      await run('DROP TABLE monitoring_later');
      await run("UPDATE monitoring_report SET answers_sealed = '' WHERE case_id = $1", [caseId]);
    }
  });

  it('should be a health office’s own, of its own area', async () => {
    const asked = { regionCode: OWN_REGION };
    expect((await world.officer.refusal('caseKeeping', asked)).status).toBe(404);
    const stranger = await own.server.session(inRegion('health_office', OTHER_REGION));
    expect((await stranger.refusal('caseKeeping', asked)).status).toBe(404);
    expect(await stranger.call('caseKeeping', { regionCode: OTHER_REGION })).toMatchObject({
      kept: 0,
      erased: 0,
    });
  });
});
