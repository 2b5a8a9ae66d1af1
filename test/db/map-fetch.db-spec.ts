import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Outgoing, readEnv, SYSTEM_ACTOR } from '#siaga/kernel';
import {
  MapImportBusyError,
  MapServerError,
  RegionFetcher,
  RegionToFetchQuery,
  ThinMapError,
  UnknownRegionError,
  type FetchOptions,
  type FetchStep,
  type MapImportReport,
  type RegionToFetch,
  type ServerTimes,
} from '#siaga/mapdata';
import { useDatabase } from '../support/database.js';
import type { FixtureMap } from '../support/map-fixtures/elements.js';
import { streetsOf } from '../support/map-fixtures/streets-of.js';
import { writePbf } from '../support/map-fixtures/write-pbf.js';
import { GeofabrikLike, OverpassLike } from '../support/map-servers.js';
import { useMapWorlds, type MapWorld } from '../support/map-world.js';
import { untilTrue } from '../support/until-true.js';

const GAZETTEER_TIMEOUT_MS = 240_000;
const QUICK: ServerTimes = { waitsMs: [1, 1, 1, 1], answerMs: 5_000, idleMs: 5_000 };

/** Over Kota Jambi and Muaro Jambi around it, 440 m from node to node: many ways lie in two boxes. */
const STREETS = streetsOf({ west: 103.4, south: -1.8, step: 0.004, columns: 120, rows: 50 });
const MAP: FixtureMap = {
  ...STREETS,
  nodes: [
    ...STREETS.nodes,
    {
      id: 900_001,
      lon: 103.61,
      lat: -1.605,
      tags: { amenity: 'place_of_worship', religion: 'muslim', name: 'Masjid Uji' },
    },
  ],
};

// Real: the database, two processes, the national gazetteer, sockets to servers that answer as Overpass and Geofabrik do.
describe('maps that are fetched', () => {
  const database = useDatabase();
  const worlds = useMapWorlds(database.databaseUrl);
  let overpass: Awaited<ReturnType<typeof OverpassLike.start>>;
  let geofabrik: Awaited<ReturnType<typeof GeofabrikLike.start>>;
  let folder = '';
  let queries: RegionToFetchQuery;

  beforeAll(async () => {
    await worlds.world.geo.loader.prepare();
    await worlds.other.geo.loader.index();
    queries = new RegionToFetchQuery(worlds.world.geo.regions);
  }, GAZETTEER_TIMEOUT_MS);

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'siaga-fetch-'));
    overpass = await OverpassLike.start(MAP);
    geofabrik = await GeofabrikLike.start(writePbf(MAP));
  });
  afterEach(async () => {
    await overpass.close();
    await geofabrik.close();
    await rm(folder, { recursive: true });
    for (const { source } of await worlds.world.importer.list())
      await worlds.world.importer.remove(source, SYSTEM_ACTOR);
  });

  function fetcherOf(world: MapWorld, more: Record<string, string> = {}): RegionFetcher {
    const env = readEnv({
      DATABASE_URL: database.databaseUrl,
      SIAGA_DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
      SIAGA_DATA_DIR: folder,
      SIAGA_OVERPASS_URL: overpass.url,
      SIAGA_GEOFABRIK_URL: geofabrik.url,
      SIAGA_MAP_CONTACT: 'peta@contoh.id',
      ...more,
    });
    return new RegionFetcher(
      world.importer,
      world.maps,
      world.geo.regions,
      env,
      env as never,
      new Outgoing(env as never),
    );
  }

  function fetchMap(
    region: RegionToFetch,
    options: Partial<FetchOptions> = {},
    fetcher = fetcherOf(worlds.world),
  ): Promise<MapImportReport> {
    const signal = new AbortController().signal;
    return fetcher.fetch(region, { actor: SYSTEM_ACTOR, signal, times: QUICK, ...options });
  }

  const stretches = async (): Promise<
    { source: string; code: string | null; name: string | null; ref: string }[]
  > => {
    const found: { source: string; code: string | null; name: string | null; ref: string }[] = [];
    for (const { source } of await worlds.world.importer.list())
      for await (const batch of worlds.world.maps.roadSegments(null, source))
        for (const { line, name, ref } of batch) {
          const [lon = 0, lat = 0] = line;
          found.push({ source, name, ref, code: worlds.world.geo.regions.nearestRegionOf({ lon, lat }) });
        }
    return found;
  };

  it('should find a region by its code and by what people call it, and never guess', async () => {
    for (const asked of ['15.71', 'Kota Jambi', ' kota  jambi '])
      expect(await queries.find(asked)).toMatchObject({
        code: '15.71',
        name: 'Kota Jambi',
        isProvince: false,
        megabytes: 3,
      });
    for (const asked of ['Muaro Jambi', 'Kab. Muaro Jambi', 'kabupaten muaro jambi'])
      expect(await queries.find(asked)).toMatchObject({ code: '15.05' });
    expect(await queries.find('15')).toMatchObject({ isProvince: true, megabytes: null });
    await expect(queries.find('Jambi')).rejects.toThrow(/15 \(Provinsi Jambi\).*15\.71 \(Kota Jambi\)/);
    for (const asked of ['15.99', 'Jambii', '', '%', '15.71.01'])
      await expect(queries.find(asked)).rejects.toBeInstanceOf(UnknownRegionError);
  });

  it('should offer of many that are called so those that are wanted', async () => {
    const wanted = (code: string): boolean => code.startsWith('15.');
    expect((await queries.search('kota', 8, wanted)).map(({ code }) => code)).toEqual(['15.71', '15.72']);
    expect(await queries.search('kota', 8)).toHaveLength(8);
  });

  it('should take what begins in the region, each thing once, box by box, saying who asks', async () => {
    const steps: FetchStep[] = [];
    const region = await queries.find('15.71');
    const { import: done } = await fetchMap(region, { onStep: (step) => steps.push(step) });
    expect(done).toMatchObject({ source: 'osm-15.71', status: 'active', counts: { places: 1 } });
    expect(overpass.boxes).toHaveLength(1);
    expect(new Set(overpass.agents)).toEqual(new Set(['Siaga (emergency dispatch; peta@contoh.id)']));
    const roads = await stretches();
    expect(roads.length).toBeGreaterThan(100);
    expect(new Set(roads.map(({ code }) => code))).toEqual(new Set(['15.71']));
    expect(new Set(roads.map(({ ref }) => ref)).size).toBe(roads.length);
    expect(steps).toContainEqual(expect.objectContaining({ phase: 'fetching', done: overpass.boxes.length }));
    expect(steps.map(({ phase }) => phase)).toContain('reading');
    // Nothing is left lying about.
    expect(await readdir(path.join(folder, 'maps'))).toEqual([]);
  });

  it('should give neighbours no road twice and leave none out between them', async () => {
    await fetchMap(await queries.find('15.71'));
    await fetchMap(await queries.find('15.05'));
    const roads = await stretches();
    expect(new Set(roads.map(({ source }) => source)).size).toBe(2);
    expect(new Set(roads.map(({ ref }) => ref)).size).toBe(roads.length);
    const { nodes, ways } = MAP;
    const begins = ways.filter((way) => {
      const start = nodes[(way.nodes[0] ?? 0) - 1];
      const code = start && worlds.world.geo.regions.nearestRegionOf(start);
      return code === '15.71' || code === '15.05';
    });
    expect(roads.length).toBeGreaterThan(0.9 * begins.length);
  });

  it('should ask again when the server is busy, gives up, or breaks off, and believe no half answer', async () => {
    overpass.troubles = [
      { kind: 'busy', status: 429, retryAfterS: 0 },
      { kind: 'remark', text: 'runtime error: Query timed out in "recurse" at line 3 after 181 seconds.' },
      { kind: 'cut', afterBytes: 500 },
      { kind: 'busy', status: 504 },
    ];
    const region = await queries.find('15.71');
    const { import: done } = await fetchMap(region);
    const whole = done.counts.roads;
    const boxes = new Set(overpass.boxes);
    expect(overpass.boxes).toHaveLength(boxes.size + 4);
    await fetchMap(region);
    expect((await worlds.world.importer.list())[0]?.counts.roads).toBe(whole);
  });

  it('should go on where it was stopped', async () => {
    const region = await queries.find('15.05');
    const stop = new AbortController();
    let boxes = 0;
    overpass.beforeAnswer = () => {
      if (++boxes === 3) stop.abort(new Error('stopped by hand'));
      return Promise.resolve();
    };
    await expect(fetchMap(region, { signal: stop.signal })).rejects.toThrow('stopped by hand');
    const before = overpass.boxes.slice(0, 2);
    expect(await worlds.world.importer.list()).toEqual([]);
    overpass.boxes.length = 0;
    await fetchMap(region);
    expect(overpass.boxes.length).toBeGreaterThan(3);
    for (const box of before) expect(overpass.boxes).not.toContain(box);
  });

  it('should say how to bring the file when there is no way to the server, and what a server refused', async () => {
    const region = await queries.find('15.71');
    await overpass.close();
    const error: unknown = await fetchMap(region).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(MapServerError);
    expect(String(error)).toContain('cannot be reached (ECONNREFUSED)');
    expect(String(error)).toContain(`${geofabrik.url}/asia/indonesia/sumatra-latest.osm.pbf`);
    expect(String(error)).toContain(
      'npm run region -- import sumatra-latest.osm.pbf --only 15.71 --source osm-15.71',
    );
    overpass = await OverpassLike.start(MAP);
    overpass.troubles = [
      {
        kind: 'refused',
        status: 400,
        page: '<html><head><title>E</title></head><body><p>parse error</p></body></html>',
      },
    ];
    await expect(fetchMap(region)).rejects.toThrow('refused: 400 parse error');
    expect(overpass.boxes).toHaveLength(1);
  });

  it('should keep the map in use when the new one has lost most of its roads, unless forced', async () => {
    const region = await queries.find('15.71');
    const { import: good } = await fetchMap(region);
    const { ways, ...rest } = MAP;
    overpass.map = { ...rest, ways: ways.filter(({ id }) => id % 4 === 0) };
    await expect(fetchMap(region)).rejects.toBeInstanceOf(ThinMapError);
    expect(await worlds.world.importer.list()).toMatchObject([{ id: good.id }]);
    const { import: forced } = await fetchMap(region, { isForced: true });
    expect(forced.counts.roads).toBeLessThan((good.counts.roads ?? 0) / 2);
    overpass.map = { ...rest, ways: [] };
    await worlds.world.importer.remove('osm-15.71', SYSTEM_ACTOR);
    await expect(fetchMap(region)).rejects.toBeInstanceOf(ThinMapError);
  });

  it('should be one process for each region', async () => {
    const region = await queries.find('15.71');
    let release = (): void => undefined;
    overpass.beforeAnswer = () => new Promise((resolve) => (release = resolve));
    const first = fetchMap(region);
    await untilTrue(() => overpass.boxes.length === 1, 'the first asks');
    await expect(fetchMap(region, {}, fetcherOf(worlds.other))).rejects.toBeInstanceOf(MapImportBusyError);
    overpass.beforeAnswer = () => Promise.resolve();
    release();
    expect((await first).import.status).toBe('active');
  });

  describe('from Geofabrik', () => {
    it('should go on with the same file after a cut, compare it with its digest, and take the region only', async () => {
      geofabrik.cuts = [4_000, 3_000];
      const province = await queries.find('15');
      const { import: done } = await fetchMap(province, {
        onStep: (step) => {
          if (step.phase === 'fetching' && [4_000, 7_000].includes(step.done)) geofabrik.cut();
        },
      });
      expect(geofabrik.asked.map(({ answered }) => answered)).toEqual([200, 206, 206]);
      expect(geofabrik.asked[1]?.range).toBe('bytes=4000-');
      expect(done.counts.roads).toBeGreaterThan(100);
      const city = await fetchMap(await queries.find('15.71'), { from: 'geofabrik' });
      expect(city.import.counts.roads).toBeLessThan(done.counts.roads ?? 0);
    });

    it('should begin anew with another file, and refuse one that does not agree with its digest', async () => {
      geofabrik.cuts = [4_000];
      const region = await queries.find('15.71');
      const stop = new AbortController();
      const cut = fetchMap(region, {
        from: 'geofabrik',
        signal: stop.signal,
        onStep: (step) => {
          if (step.phase === 'fetching' && step.done >= 4_000) stop.abort(new Error('stopped'));
        },
      });
      await expect(cut).rejects.toThrow('stopped');
      geofabrik.replaceFile(writePbf(MAP, { blockSize: 500 }));
      await fetchMap(region, { from: 'geofabrik' });
      expect(geofabrik.asked.at(-1)).toMatchObject({ range: 'bytes=4000-', answered: 200 });
      geofabrik.digest = '0'.repeat(32);
      await expect(fetchMap(region, { from: 'geofabrik' })).rejects.toThrow('does not agree with its digest');
    });
  });
});
