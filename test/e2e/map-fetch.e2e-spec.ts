import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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

const LIST = [
  '\uFEFFFasilitas;Golongan;Kab;Kec;Kontak;LS;BT',
  'RS Café Bunda;RS;Kota Jambi;Jambi Timur;0741-60001;-1,5931;103,6312',
  'Melati;Apotek;Kota Jambi;Jambi Timur;0741-60002;;',
  'Kenanga;Puskesmas;Kota Jambi;Alam Barajo;8,13E+10;-1,642;103,542',
];
const COLUMNS = 'name=Fasilitas;kind=Golongan;regencyName=Kab;districtName=Kec;phone=Kontak;lat=LS;lon=BT';
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

  it(
    'should show a list of facilities on the command line, keep its columns, import by them, and change nothing the second time',
    async () => {
      const [list, columns] = [path.join(folder, 'dinas.csv'), path.join(folder, 'dinas.columns')];
      await writeFile(list, Buffer.from(LIST.join('\r\n'), 'utf16le').swap16());
      const run = (...more: string[]): Promise<{ code: number; said: string }> =>
        new Promise((resolve) => {
          const program = ['dist/apps/api/src/cli/facilities.js', 'import', list, ...more];
          const env = { ...process.env, ...serverVariables(database.databaseUrl), SIAGA_DATA_DIR: folder };
          execFile(process.execPath, program, { env }, (error, stdout, stderr) =>
            resolve({ code: error === null ? 0 : Number(error.code), said: stdout + stderr }),
          );
        });
      const count = async (): Promise<number> =>
        (await database.pool.query("SELECT FROM facility WHERE source = 'dinas'")).rowCount ?? -1;

      const unknown = await run('--preview');
      expect(unknown).toMatchObject({
        code: 1,
        said: expect.stringContaining('Columns seen: Fasilitas, Golongan'),
      });
      const shown = await run('--preview', '--columns', COLUMNS, '--save-mapping', columns);
      expect(shown.code).toBe(0);
      for (const words of [
        'name = Fasilitas',
        'line 2: RS Café Bunda (hospital) · Jambi Timur · Kota Jambi · -1.5931, 103.6312 · 0741-60001',
        'Would be refused: line 3, kind: "Apotek"',
        'Noted: line 4, phone: The spreadsheet has shortened this number',
        '3 rows, 1 problems that refuse a row. Nothing was stored.',
      ])
        expect(shown.said).toContain(words);
      expect([await count(), (await readFile(columns, 'utf8')).trim()]).toEqual([0, COLUMNS]);
      const byMapping = ['--mapping', columns, '--source', 'dinas'];
      expect((await run(...byMapping)).said).toContain(
        'dinas: 3 rows, 2 imported (2 new, 0 changed, 0 as before)',
      );
      expect((await run(...byMapping)).said).toContain('2 imported (0 new, 0 changed, 2 as before)');
      expect(await count()).toBe(2);
      const missing = await run('--mapping', path.join(folder, 'none.columns'));
      expect(missing).toMatchObject({
        code: 1,
        said: expect.stringContaining('none.columns: check the name'),
      });
    },
    TIMEOUT_MS,
  );
});
