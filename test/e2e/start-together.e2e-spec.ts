import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { api } from '#siaga/contracts';
import { useDatabase } from '../support/database.js';
import { ensureServerBuilt, ServerProcess } from '../support/server-process.js';
import { serverVariables } from '../support/server.js';
import { send, Session } from '../support/session.js';
import { untilTrue } from '../support/until-true.js';

/** Regions of the gazetteer that the packages hold. */
const REGIONS = 91_592;
const LOADS = 'Loading the gazetteer ... 10 %';

// Real: processes of the server on PostgreSQL. The embedded engine has one session for all and serves one process.
const onServer = process.env.SIAGA_TEST_ENGINE === 'embedded' ? describe.skip : describe;

onServer('processes that start together on an empty database', () => {
  const database = useDatabase();
  const open: ServerProcess[] = [];

  beforeAll(() => ensureServerBuilt(), 300_000);
  afterEach(async () => {
    for (const server of open.splice(0)) await server.stop();
  });

  async function begin(role: string): Promise<ServerProcess> {
    const server = await ServerProcess.begin({
      ...serverVariables(database.databaseUrl),
      SIAGA_ROLE: role,
      SIAGA_DEMO: 'on',
    });
    open.push(server);
    return server;
  }

  const count = async (table: string): Promise<number> => {
    const { rows } = await database.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
    return rows[0]?.n ?? 0;
  };

  /** What a process says of itself when it takes work for the first time. */
  async function firstReady(server: ServerProcess): Promise<Record<string, { ok: boolean }>> {
    let checks: Record<string, { ok: boolean }> = {};
    await untilTrue(async () => {
      const answer = await fetch(`${server.base}/health/ready`).catch(() => null);
      if (answer?.status !== 200) return false;
      ({ checks } = (await answer.json()) as { checks: typeof checks });
      return true;
    }, 'it takes work');
    return checks;
  }

  async function demoOperator(base: string): Promise<Session> {
    const { demoAccounts } = api.info.output.parse((await send(base, 'info', {})).body);
    const one = demoAccounts.find(({ role }) => role === 'operator');
    return Session.signIn(base, one?.username ?? '', one?.password ?? '');
  }

  it('should load it once, also when the one that loads dies in the middle; a later one takes work before it knows places', async () => {
    const all = [await begin('web'), await begin('web'), await begin('worker')];
    const loading = await Promise.any(all.map((server) => server.says(LOADS).then(() => server)));
    await loading.kill();
    const others = all.filter((server) => server !== loading);
    await Promise.all(others.map((server) => server.says('Siaga is ready')));
    expect(await count('geo_region')).toBe(REGIONS);
    expect(others.filter(({ output }) => output.includes(LOADS))).toHaveLength(1);
    const made = [await count('account'), await count('unit'), await count('facility')];

    const stopped = await begin('web');
    await firstReady(stopped);
    // By the signal, not by an error.
    expect(await stopped.stop()).toBeNull();
    expect(stopped.output).not.toContain(' at ');

    const late = await begin('web');
    const early = await firstReady(late);
    expect(early.geocoder).toMatchObject({ ok: false });
    const operator = await demoOperator(others[0]?.base ?? '');
    const there = new Session(late.base, operator.account, operator.cookie);
    const screen = await there.socket();
    const { id } = await there.call('createCall', { regionCode: '15.71', note: 'uji' });
    await screen.until(
      (probe) => probe.changes.some(({ entityId }) => entityId === id),
      'the call on the screen',
    );
    there.close();
    await late.says('Siaga is ready');
    expect((await firstReady(late)).geocoder).toEqual({ ok: true });
    expect([await count('account'), await count('unit'), await count('facility')]).toEqual(made);
    expect(late.output).not.toContain(LOADS);
  }, 240_000);

  it('should take calls although its places cannot be read, say so, and find them when they can', async () => {
    const good = await begin('all');
    await good.says('Siaga is ready');
    const { account, cookie } = await demoOperator(good.base);
    await good.stop();
    await database.pool.query('ALTER TABLE geo_region RENAME TO geo_region_away');
    const broken = await begin('all');
    expect((await firstReady(broken)).geocoder).toMatchObject({ ok: false });
    await untilTrue(
      async () => (await firstReady(broken)).startJobs?.ok === false,
      'what fails is in health',
    );
    const operator = new Session(broken.base, account, cookie);
    expect(await operator.call('createCall', { regionCode: '15.71', note: 'uji' })).toMatchObject({
      id: expect.any(String),
    });
    await database.pool.query('ALTER TABLE geo_region_away RENAME TO geo_region');
    await broken.says('Siaga is ready');
    expect(await firstReady(broken)).toMatchObject({ geocoder: { ok: true }, startJobs: { ok: true } });
    expect(broken.isRunning).toBe(true);
  }, 240_000);
});
