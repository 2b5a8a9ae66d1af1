import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { api, type MapCoverage } from '#siaga/contracts';
import { useDatabase } from '../support/database.js';
import { streetsOf } from '../support/map-fixtures/streets-of.js';
import { OverpassLike } from '../support/map-servers.js';
import { ensureServerBuilt, ServerProcess } from '../support/server-process.js';
import { serverVariables } from '../support/server.js';
import { send, Session } from '../support/session.js';
import { untilTrue } from '../support/until-true.js';

const KOTA_JAMBI = '15.71';
const TIMEOUT_MS = 400_000;
/** A program of its own starts with the gazetteer, each time. */
const DEADLINE_MS = 120_000;

// Real: a process of the server, the program that it starts, the gazetteer, sockets to a server that answers as an Overpass does.
describe('a map that an administrator asks for', () => {
  const database = useDatabase();
  let overpass: Awaited<ReturnType<typeof OverpassLike.start>>;
  let folder = '';
  let server: ServerProcess;
  let admin: Session;

  async function start(more: Record<string, string> = {}): Promise<void> {
    server = await ServerProcess.start({
      ...serverVariables(database.databaseUrl),
      SIAGA_DEMO: 'on',
      SIAGA_DATA_DIR: folder,
      SIAGA_OVERPASS_URL: overpass.url,
      ...more,
    });
    const { demoAccounts } = api.info.output.parse((await send(server.base, 'info', {})).body);
    const one = demoAccounts.find(({ role }) => role === 'admin');
    admin = await Session.signIn(server.base, one?.username ?? '', one?.password ?? '');
  }

  beforeAll(async () => {
    await ensureServerBuilt();
    folder = await mkdtemp(path.join(tmpdir(), 'siaga-map-'));
    overpass = await OverpassLike.start(
      streetsOf({ west: 103.5, south: -1.7, step: 0.004, columns: 50, rows: 50 }),
    );
    await start();
  }, TIMEOUT_MS);
  afterEach(() => {
    overpass.beforeAnswer = () => Promise.resolve();
    overpass.troubles = [];
  });
  afterAll(async () => {
    await server.stop();
    await overpass.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function here(): Promise<MapCoverage> {
    const { regions } = await admin.call('mapCoverage', { regions: KOTA_JAMBI });
    const [region] = regions;
    if (region === undefined) throw new Error('Kota Jambi is not there');
    return region;
  }

  const until = (status: string): Promise<unknown> =>
    untilTrue(async () => (await here()).fetch?.status === status, `the fetch is ${status}`, DEADLINE_MS);

  it('should be offered where there are no roads, and found by what people call it', async () => {
    expect(await here()).toMatchObject({ name: 'Kota Jambi', hasRoads: false, megabytes: 3, fetch: null });
    const { regions } = await admin.call('mapCoverage', { q: 'muaro' });
    expect(regions).toMatchObject([{ regionCode: '15.05', name: 'Kabupaten Muaro Jambi' }]);
    expect(await admin.refusal('fetchMap', { regionCode: '15.99' })).toMatchObject({ code: 'INPUT.INVALID' });
  });

  it(
    'should say why it failed and what to do by hand, stop when told, go on after the server was ended, and be in use',
    async () => {
      overpass.troubles = [{ kind: 'refused', status: 400, page: '<p>parse error</p>' }];
      const asked = await admin.call('fetchMap', { regionCode: KOTA_JAMBI });
      await until('failed');
      expect(await here()).toMatchObject({
        fetch: { id: asked.id, problem: 'refused', detail: expect.stringContaining('parse error') },
        byHand: { command: expect.stringContaining('--only 15.71') },
      });

      // Never answered: what waits for it is stopped in the middle.
      overpass.beforeAnswer = () => new Promise(() => undefined);
      const second = await admin.call('fetchMap', { regionCode: KOTA_JAMBI });
      expect((await admin.call('fetchMap', { regionCode: KOTA_JAMBI })).id).toBe(second.id);
      await untilTrue(() => overpass.boxes.length === 2, 'it is asked again', DEADLINE_MS);
      await until('running');
      expect(await admin.call('stopMapFetch', { id: second.id })).toMatchObject({ status: 'stopped' });
      expect((await here()).fetch).toMatchObject({ status: 'stopped', problem: null });

      const third = await admin.call('fetchMap', { regionCode: KOTA_JAMBI });
      await untilTrue(() => overpass.boxes.length === 3, 'it is asked a third time', DEADLINE_MS);
      await server.stop();
      overpass.beforeAnswer = () => Promise.resolve();
      await start();
      await until('done');
      expect(await here()).toMatchObject({ hasRoads: true, fetch: { id: third.id, problem: null } });
      const { sources } = await admin.call('mapSources', {});
      expect(sources).toMatchObject([{ source: 'osm-15.71', status: 'active' }]);
    },
    TIMEOUT_MS,
  );
});
