import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { useDatabase } from '../support/database.js';
import { ensureServerBuilt, ServerProcess } from '../support/server-process.js';
import { serverVariables } from '../support/server.js';

/** Regions of the gazetteer that the packages hold. */
const REGIONS = 91_592;
const LOADS = 'Loading the gazetteer ... 10 %';

describe('processes that start together on an empty database', () => {
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

  it('should load it once, also when the one that loads dies in the middle', async () => {
    const all = [await begin('web'), await begin('web'), await begin('worker')];
    const loading = await Promise.any(all.map((server) => server.says(LOADS).then(() => server)));
    await loading.kill();
    const others = all.filter((server) => server !== loading);
    await Promise.all(others.map((server) => server.says('Siaga is ready')));
    expect(await count('geo_region')).toBe(REGIONS);
    expect(others.filter(({ output }) => output.includes(LOADS))).toHaveLength(1);
    const made = [await count('account'), await count('unit'), await count('facility')];

    const late = await begin('web');
    await late.says('Siaga is ready');
    expect([await count('account'), await count('unit'), await count('facility')]).toEqual(made);
    expect(late.output).not.toContain(LOADS);
  }, 240_000);
});
