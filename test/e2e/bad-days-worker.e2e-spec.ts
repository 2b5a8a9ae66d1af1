import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Assignment, Incident } from '#siaga/contracts';
import { inRegion, incidentInput } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { ensureServerBuilt, pretendGazetteer } from '../support/server-process.js';
import { serverSettings, TestServer, type CrewedUnit } from '../support/server.js';
import { Session } from '../support/session.js';
import { untilTrue } from '../support/until-true.js';
import { WebProcess } from '../support/web-processes.js';

const OFFER_S = 5;
const STAND_IN = { SIAGA_STAND_IN_S: '3' };

// Real: two web processes and a worker on PostgreSQL. The embedded engine serves one process at a time.
const onServer = process.env.SIAGA_TEST_ENGINE === 'embedded' ? describe.skip : describe;

onServer('a worker that is gone', () => {
  const database = useDatabase();
  let crewed: CrewedUnit;
  let operator: Session;
  let webs: WebProcess[];
  let worker: WebProcess;
  jest.setTimeout(120_000);

  beforeAll(() => ensureServerBuilt(), 300_000);
  beforeEach(async () => {
    await database.truncateAll();
    const server = await TestServer.start(serverSettings(database.databaseUrl));
    crewed = await server.crewed();
    const signedIn = await server.session(inRegion('operator'));
    await server.close();
    await pretendGazetteer(database.pool);
    worker = await WebProcess.start(database.databaseUrl, 'worker', STAND_IN);
    webs = [
      await WebProcess.start(database.databaseUrl, 'web', STAND_IN),
      await WebProcess.start(database.databaseUrl, 'web', STAND_IN),
    ];
    operator = new Session(webs[0]?.server.base ?? '', signedIn.account, signedIn.cookie);
  }, 300_000);
  afterEach(async () => {
    operator.close();
    worker.server.thaw();
    await Promise.all([...webs, worker].map(({ server }) => server.stop()));
  });

  const standIns = async (): Promise<number> => {
    const { rows } = await database.pool.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM process_beat WHERE role = 'web' AND does_work",
    );
    return rows[0]?.n ?? 0;
  };
  const background = async (web: WebProcess | undefined): Promise<boolean | undefined> =>
    (await web?.ready())?.checks.background?.ok;

  async function offered(): Promise<Assignment> {
    const incident: Incident = await operator.call('openIncident', incidentInput());
    const { assignments } = await operator.call('offer', {
      id: incident.id,
      unitIds: [crewed.unit.id],
      timeoutS: OFFER_S,
    });
    return assignments[0] as Assignment;
  }

  it.each([
    ['is killed', () => worker.server.kill()],
    [
      'freezes',
      () => {
        worker.server.freeze();
        return Promise.resolve();
      },
    ],
    ['is stopped', () => worker.server.stop()],
  ])('should be missed and replaced by one other when it %s', async (_, end) => {
    expect(await background(webs[0])).toBe(true);
    const screen = await operator.socket();
    const offer = await offered();
    await end();
    await untilTrue(
      () => screen.changes.some(({ type }) => type === 'assignment.expired.v1'),
      'the offer runs out all the same',
    );
    expect(await background(webs[0])).toBe(false);
    await untilTrue(async () => (await background(webs[1])) === false, 'the other says so too');
    await untilTrue(() => screen.ticks.at(-1)?.background === 'stand_in', 'screens are told');
    expect(await standIns()).toBe(1);
    const { rows } = await database.pool.query(
      "SELECT 1 FROM journal WHERE entity_id = $1 AND type = 'assignment.expired.v1'",
      [offer.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('should be heard again when it was only frozen, and nothing be done twice', async () => {
    const screen = await operator.socket();
    worker.server.freeze();
    await untilTrue(() => screen.ticks.at(-1)?.background === 'stand_in', 'it is missed');
    worker.server.thaw();
    await untilTrue(() => screen.ticks.at(-1)?.background === 'up', 'it is back');
    expect(await background(webs[0])).toBe(true);
    const offer = await offered();
    await untilTrue(
      () => screen.changes.some(({ type }) => type === 'assignment.expired.v1'),
      'the offer runs out',
    );
    const { rows } = await database.pool.query(
      "SELECT 1 FROM journal WHERE entity_id = $1 AND type = 'assignment.expired.v1'",
      [offer.id],
    );
    expect(rows).toHaveLength(1);
  });
});
