import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DailyReport, EndpointName } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { useDatabase } from '../support/database.js';
import {
  buildMonitoring,
  dayInJambi,
  MonitoredPhone,
  openCase,
  WELL,
  type MonitoringWorld,
} from '../support/monitoring-world.js';
import { ensureServerBuilt, pretendGazetteer } from '../support/server-process.js';
import { serverSettings, TestServer } from '../support/server.js';
import { RefusedRequest, send, type Answer } from '../support/session.js';
import { untilTrue } from '../support/until-true.js';
import { WebProcess } from '../support/web-processes.js';

const HOME = { lon: 103.6329, lat: -1.5992 };
const PEOPLE = 24;
const SILENT = 8;
/** Yesterday and today, each told and corrected. */
const REPORTS = 4;
const FREEZE_AT = 20;
const THAW_AT = 36;
const CUT_EACH = 8;
const CUT = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'siaga%'`;
const PASSING = [502, 503, 429];

// Real: two web processes and a worker on PostgreSQL. The embedded engine serves one process at a time.
const onServer = process.env.SIAGA_TEST_ENGINE === 'embedded' ? describe.skip : describe;

onServer('follow-up on its bad day', () => {
  const database = useDatabase();
  const people: MonitoredPhone[] = [];
  const asked: string[] = [];
  const told: DailyReport[] = [];
  let cut = 0;
  let world: MonitoringWorld;
  let webs: [WebProcess, WebProcess];
  let worker: WebProcess;
  jest.setTimeout(180_000);

  beforeAll(async () => {
    await ensureServerBuilt();
    const server = await TestServer.start(serverSettings(database.databaseUrl));
    world = await buildMonitoring(server);
    for (let n = 0; n < PEOPLE; n += 1)
      people.push(await MonitoredPhone.activate(server, await openCase(world, n + 1, { place: HOME })));
    for (let n = 0; n < SILENT; n += 1) {
      const { case: one } = await openCase(world, PEOPLE + n + 1, { asks: { channel: 'sms', hour: 0 } });
      asked.push(one.id);
    }
    await server.close();
    await pretendGazetteer(database.pool);
    const start = (role: 'web' | 'worker') => WebProcess.start(database.databaseUrl, role);
    webs = [await start('web'), await start('web')];
    worker = await start('worker');
  }, 300_000);
  afterAll(async () => {
    webs[1].server.thaw();
    await Promise.all([...webs, worker].map(({ server }) => server.stop()));
  });

  /** As a telephone does: the same key again until somebody answers. Throws what is no passing trouble. */
  async function surely(
    { visit }: MonitoredPhone,
    web: WebProcess,
    name: EndpointName,
    input: object,
  ): Promise<Answer> {
    const key = newId();
    for (;;) {
      const answer = await send(web.server.base, name, { ...input }, { cookie: visit.cookie, key }).catch(
        () => null,
      );
      if (answer?.status === 200) return answer;
      if (answer !== null && !PASSING.includes(answer.status)) throw new RefusedRequest(name, answer);
    }
  }

  async function disturb(): Promise<void> {
    if (told.length % CUT_EACH === 0) cut += (await database.pool.query(CUT)).rows.length;
    if (told.length === FREEZE_AT) webs[1].server.freeze();
    if (told.length === THAW_AT) webs[1].server.thaw();
  }

  async function dayOf(phone: MonitoredPhone, n: number): Promise<void> {
    const web = webs[n % 2 === 0 ? 0 : 1];
    const { caseId } = phone;
    for (let step = 0; step < REPORTS; step += 1) {
      const isLast = step === REPORTS - 1;
      const answers = { ...WELL, breathless: isLast && n % 3 === 0 };
      const forDate = dayInJambi(step < 2 ? -1 : 0);
      const { body } = await surely(phone, web, 'sendReport', { id: caseId, caseId, forDate, answers });
      told.push(body as DailyReport);
      await disturb();
    }
    if (n % 6 === 0) await surely(phone, web, 'pressPanic', { id: caseId, caseId });
  }

  it('should lose no report, double no alarm, and ask whoever is to be asked once, whatever is cut, frozen or gone', async () => {
    await worker.server.kill();
    await database.pool.query(
      "UPDATE monitoring_ask SET ask_at = now() - interval '1 second' WHERE case_id = ANY($1::uuid[])",
      [asked],
    );
    await Promise.all(people.map(dayOf));
    worker = await WebProcess.start(database.databaseUrl, 'worker');

    expect(cut).toBeGreaterThan(PEOPLE);
    expect(told).toHaveLength(PEOPLE * REPORTS);
    const { rows: kept } = await database.pool.query<{ id: string }>('SELECT id FROM monitoring_report');
    expect(kept.map(({ id }) => id).sort()).toEqual(told.map(({ id }) => id).sort());
    const { rows: gaps } = await database.pool.query(
      'SELECT case_id FROM monitoring_report GROUP BY case_id, for_date HAVING max(revision) <> count(*) OR count(*) <> 2',
    );
    expect(gaps).toEqual([]);
    const { rows: noted } = await database.pool.query(
      "SELECT 1 FROM journal WHERE type = 'monitored-case.reported.v1'",
    );
    expect(noted).toHaveLength(PEOPLE * REPORTS);

    const ill = people.filter((_, n) => n % 3 === 0).map(({ caseId }) => caseId);
    const { rows: flags } = await database.pool.query<{ caseId: string }>(
      `SELECT case_id AS "caseId" FROM monitoring_flag WHERE kind = 'urgent' AND ended_at IS NULL`,
    );
    expect(flags.map(({ caseId }) => caseId).sort()).toEqual(ill.sort());
    const { rows: calls } = await database.pool.query("SELECT 1 FROM call WHERE source = 'panic'");
    expect(calls).toHaveLength(PEOPLE / 6);

    const asks = async (): Promise<string[]> => {
      const { rows } = await database.pool.query<{ id: string }>(
        `SELECT subject_id AS id FROM message WHERE kind = 'monitoring.ask' AND subject_id = ANY($1::uuid[])`,
        [asked],
      );
      return rows.map(({ id }) => id).sort();
    };
    await untilTrue(async () => (await asks()).length >= SILENT, 'all are asked', 40_000);
    expect(await asks()).toEqual([...asked].sort());
    await untilTrue(async () => (await webs[1].ready()).status === 200, 'health is as it was', 40_000);
  });
});
