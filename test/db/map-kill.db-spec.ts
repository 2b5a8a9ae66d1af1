import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useDatabase } from '../support/database.js';
import { writePbf } from '../support/map-fixtures/write-pbf.js';
import { ensureServerBuilt, pretendGazetteer } from '../support/server-process.js';

const CLI = path.resolve('dist/apps/api/src/cli/region.js');
const DATA_KEY = Buffer.alloc(32, 7).toString('base64');
const TIMEOUT_MS = 300_000;
const STREETS = 60_000;

/** Streets that do not touch, far apart in the file's order, so that an import of them takes some seconds. */
function streets(count: number, name: string): Buffer {
  const nodes = Array.from({ length: 2 * count }, (_, at) => ({
    id: at + 1,
    lon: 103 + (at >> 1) * 1e-5 + (at & 1) * 5e-6,
    lat: -1.6,
  }));
  const tags = { highway: 'residential', name };
  const ways = Array.from({ length: count }, (_, at) => ({
    id: at + 1,
    nodes: [2 * at + 1, 2 * at + 2],
    tags,
  }));
  return writePbf({ nodes, ways, relations: [] });
}

// Real: the command in a process of its own, which is killed, and the database.
describe('an import that is killed', () => {
  const database = useDatabase();
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'siaga-kill-'));
    await ensureServerBuilt();
    await pretendGazetteer(database.pool);
    await writeFile(path.join(folder, 'lama.osm.pbf'), streets(10, 'Jalan Lama'));
    await writeFile(path.join(folder, 'baru.osm.pbf'), streets(STREETS, 'Jalan Baru'));
  }, TIMEOUT_MS);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const start = (file: string): ChildProcess =>
    spawn(process.execPath, [CLI, 'import', path.join(folder, file), '--source', 'kota'], {
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: database.databaseUrl,
        SIAGA_DATA_KEY: DATA_KEY,
        LOG_LEVEL: 'silent',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });

  const importWhole = async (file: string): Promise<void> => {
    const child = start(file);
    const said = child.stderr === null ? Promise.resolve('') : text(child.stderr);
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(await said);
  };

  const count = async (sql: string): Promise<number> => {
    const { rows } = await database.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`);
    return rows[0]?.n ?? -1;
  };

  const inUse = (name: string): Promise<number> =>
    count(
      `map_road JOIN map_import ON map_import.id = import_id WHERE status = 'active' AND name = '${name}'`,
    );

  it(
    'should leave the old map in use, and the next import should clear what it left',
    async () => {
      await importWhole('lama.osm.pbf');
      const killed = start('baru.osm.pbf');
      const ended = once(killed, 'close');
      const deadlineMs = Date.now() + TIMEOUT_MS / 3;
      while ((await count('map_road')) <= 10 && killed.exitCode === null && Date.now() < deadlineMs)
        await wait(20);
      killed.kill('SIGKILL');
      expect(await ended).toEqual([null, 'SIGKILL']);

      expect(await count("map_import WHERE status = 'loading'")).toBe(1);
      expect(await count('map_road')).toBeGreaterThan(10);
      expect(await inUse('Jalan Lama')).toBe(10);
      expect(await inUse('Jalan Baru')).toBe(0);

      await importWhole('baru.osm.pbf');
      expect(await inUse('Jalan Baru')).toBe(STREETS);
      expect(await count('map_road')).toBe(STREETS);
      expect(await count("map_import WHERE status = 'loading'")).toBe(0);
    },
    TIMEOUT_MS,
  );
});
