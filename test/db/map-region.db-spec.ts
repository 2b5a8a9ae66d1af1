import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '#siaga/kernel';
import { MapCheckService, readMapFile, type MapFeature, type MapImportReport } from '#siaga/mapdata';
import { useDatabase } from '../support/database.js';
import { batches, placeFeature, roadFeature, street } from '../support/map-features.js';
import { useMapWorlds } from '../support/map-world.js';
import { describeWithFiles, sharedFile } from '../support/shared-data.js';

const GAZETTEER_TIMEOUT_MS = 240_000;
const YOGYAKARTA = ['jalan_osm', 'faskes_webgis', 'kecamatan_batas', 'desakel_batas'].map((name) =>
  sharedFile(`yogyakarta/${name}.geojson`),
);
const BONTANG = ['jalan_rbi', 'permukiman_rbi', 'kecamatan_batas', 'desakel_batas'].map((name) =>
  sharedFile(`bontang/${name}.geojson`),
);
const JAMBI = { lon: 103.61, lat: -1.61 };

const box = (halfDegrees: number): [number, number][] => [
  [JAMBI.lon - halfDegrees, JAMBI.lat - halfDegrees],
  [JAMBI.lon + halfDegrees, JAMBI.lat - halfDegrees],
  [JAMBI.lon + halfDegrees, JAMBI.lat + halfDegrees],
  [JAMBI.lon - halfDegrees, JAMBI.lat + halfDegrees],
  [JAMBI.lon - halfDegrees, JAMBI.lat - halfDegrees],
];

const border = (
  name: string,
  overrides: Partial<Extract<MapFeature, { kind: 'border' }>> = {},
): MapFeature => ({
  kind: 'border',
  ref: `relation/${name}`,
  code: null,
  adminLevel: 5,
  name,
  geometry: { type: 'Polygon', coordinates: [box(0.05)] },
  ...overrides,
});

async function* filesOf(files: readonly string[]): AsyncGenerator<readonly MapFeature[]> {
  for (const file of files) yield* readMapFile(file);
}

// Real: the database, two processes, the national gazetteer, the place search.
describe('regions from maps', () => {
  const database = useDatabase();
  const worlds = useMapWorlds(database.databaseUrl);

  beforeAll(async () => {
    await worlds.world.geo.loader.prepare();
    await worlds.other.geo.loader.index();
  }, GAZETTEER_TIMEOUT_MS);

  const importMap = (
    source: string,
    features: AsyncIterable<readonly MapFeature[]>,
    files: readonly string[] = [],
  ): Promise<MapImportReport> =>
    worlds.world.importer.import(features, {
      source,
      files: files.map((file) => path.basename(file)),
      actor: SYSTEM_ACTOR,
    });

  const bordersOf = async (source: string): Promise<string[]> => {
    const rows = await worlds.world.database.query<{ code: string }>(
      'SELECT code FROM geo_border WHERE source = $1 ORDER BY code',
      [source],
    );
    return rows.map((row) => row.code);
  };

  it('should find the code of a border by its name and place, and refuse what fits none', async () => {
    const { import: done, problems } = await importMap(
      'batas',
      batches([
        border('Kota Jambi'),
        border('JAMBI', { adminLevel: 4 }),
        border('Talang Banjar', { adminLevel: 7 }),
        border('Muaro Jambi', { code: '15.05' }),
        border('Pelalawan', { code: '14.03' }),
        border('Gedung Arsip', { code: '34', adminLevel: null }),
        border('', { code: '34', ref: 'feature/7' }),
        border('RW 05', { adminLevel: 9 }),
      ]),
    );
    expect(await bordersOf('batas')).toEqual(['15', '15.05', '15.71', '15.71.03.1003']);
    expect(done.counts.borders).toBe(4);
    expect(problems.map(({ reason, count }) => [count, reason.split(' ').slice(0, 4).join(' ')])).toEqual([
      [1, 'border whose name is'],
      [1, 'border whose code belongs'],
      [1, 'border without a name'],
      [1, 'border without a code'],
    ]);
  });

  it("should replace a source's own borders, prefer the newest, and give the others back on removal", async () => {
    const small = border('Kota Jambi', { geometry: { type: 'Polygon', coordinates: [box(0.01)] } });
    const far = { lon: JAMBI.lon + 0.03, lat: JAMBI.lat };
    expect((await worlds.world.geo.describer.describe(far)).method).toBe('border');
    await importMap(
      'batas-baru',
      batches([
        small,
        border('Muaro Jambi', { code: '15.05', geometry: { type: 'Polygon', coordinates: [box(0.005)] } }),
      ]),
    );
    await importMap('batas-baru', batches([small]));
    expect(await bordersOf('batas-baru')).toEqual(['15.71']);
    expect(await bordersOf('batas')).toHaveLength(4);
    const listed = await worlds.world.geo.borders.borders('15');
    const kota = listed.features.filter((feature) => feature.id === '15.71');
    expect(kota).toHaveLength(1);
    expect(JSON.stringify(kota[0]?.geometry.coordinates)).toContain(`${JAMBI.lon + 0.01}`);
    await worlds.world.importer.remove('batas-baru', SYSTEM_ACTOR);
    const again = await worlds.world.geo.borders.borders('15');
    expect(JSON.stringify(again.features.find((feature) => feature.id === '15.71')?.geometry)).toContain(
      `${JAMBI.lon + 0.05}`,
    );
  });

  it('should make names findable in every process, and forget those of a removed source', async () => {
    worlds.other.names.start();
    await worlds.other.names.settled();
    const found = (q: string): boolean =>
      worlds.other.geo.places
        .locate(q, { near: JAMBI })
        .candidates.some(({ label }) => label.includes('Zulkarnaenwati'));
    const heard = (status: string): Promise<void> =>
      new Promise((resolve) => {
        const stop = worlds.other.maps.onChange((change) => {
          if (change.source !== 'nama' || change.status !== status) return;
          stop();
          resolve();
        });
      });
    const added = heard('active');
    await importMap(
      'nama',
      batches([
        roadFeature(0, { name: 'Jalan Zulkarnaenwati' }),
        placeFeature(50, { name: 'Masjid Zulkarnaenwati' }),
      ]),
    );
    await added;
    await worlds.other.names.settled();
    expect(found('jl zulkarnaenwati')).toBe(true);
    expect(found('masjid zulkarnaenwati')).toBe(true);
    const removed = heard('removed');
    await worlds.world.importer.remove('nama', SYSTEM_ACTOR);
    await removed;
    await worlds.other.names.settled();
    expect(found('masjid zulkarnaenwati')).toBe(false);
  });

  it('should tell anew in which village a street lies when borders come after it', async () => {
    const { geo, names, maps } = worlds.other;
    const villageOf = (): string | null | undefined =>
      geo.places.locate('jl Wirasantikaningrum', { near: JAMBI }).candidates[0]?.regionCode;
    const inUse = (source: string): Promise<void> =>
      new Promise((resolve) => {
        const stop = maps.onChange((change) => {
          if (change.source !== source) return;
          stop();
          resolve();
        });
      });
    const roads = inUse('jalan-dulu');
    // Outside of the borders that the tests before this one brought.
    const line = [103.7, -1.6, 103.701, -1.6];
    await importMap('jalan-dulu', batches([roadFeature(0, { name: 'Jalan Wirasantikaningrum', line })]));
    await roads;
    await names.settled();
    const before = villageOf();
    const borders = inUse('batas-kemudian');
    const village = border('Payo Lebar', {
      adminLevel: 7,
      geometry: { type: 'Polygon', coordinates: [box(0.2)] },
    });
    await importMap('batas-kemudian', batches([village]));
    await borders;
    await names.settled();
    const [code] = await bordersOf('batas-kemudian');
    expect(code).not.toBe(before);
    expect(villageOf()).toBe(code);
    for (const source of ['jalan-dulu', 'batas-kemudian'])
      await worlds.world.importer.remove(source, SYSTEM_ACTOR);
  });

  it('should not name a hospital that is stored as a facility, but its house number and one that is not', async () => {
    const ref = 'node/4711';
    const point = { lon: 103.6, lat: -1.6 };
    const hospital = placeFeature(0, { ref, category: 'hospital', name: 'RS Wijayakusumanti' });
    const refused = placeFeature(0, { ref: 'node/4712', category: 'clinic', name: 'Klinik Wijayakusumanti' });
    const number = placeFeature(0, {
      ref,
      category: 'house_number',
      name: '12',
      houseNumber: '12',
      street: 'Jalan Uji',
    });
    const facility = (place: typeof hospital, facilityKind: 'hospital' | 'clinic'): MapFeature => ({
      kind: 'facility',
      ref: place.ref,
      name: place.name,
      facilityKind,
      point,
      address: null,
      district: null,
      phone: null,
      tags: {},
    });
    const features = [hospital, facility(hospital, 'hospital'), number, refused, facility(refused, 'clinic')];
    await worlds.world.importer.import(batches(features), {
      source: 'rs',
      files: [],
      actor: SYSTEM_ACTOR,
      facilities: {
        add: () => undefined,
        finish: () => Promise.resolve({ stored: 1, problems: [{ where: 'node/4712', reason: 'no region' }] }),
      },
    });
    const named: string[] = [];
    for await (const places of worlds.world.maps.landmarks('rs'))
      named.push(...places.map((place) => place.name));
    expect(named).toEqual(['12', 'Klinik Wijayakusumanti']);
    const drawn: string[] = [];
    for await (const places of worlds.world.maps.places(null, 'rs'))
      drawn.push(...places.map((place) => place.name));
    expect(drawn).toEqual(['RS Wijayakusumanti', '12', 'Klinik Wijayakusumanti']);
    await worlds.world.importer.remove('rs', SYSTEM_ACTOR);
  });

  it('should say what is doubtful about a map', async () => {
    const island = roadFeature(50_000, { ref: 'way/island', lengthM: 300, name: null });
    const oneway = roadFeature(1_000, { ref: 'way/trap', oneway: 1 });
    const side = roadFeature(0, { ref: 'way/s', line: [103.6, -1.6, 103.6, -1.61], lengthM: 1100 });
    const outside = placeFeature(900_000, { name: 'Jauh' });
    await importMap('periksa', batches([...street(10), oneway, island, side, outside]));
    await importMap('kembar', batches(street(2)));
    const near = { name: 'RS Dekat', point: { lon: 103.601, lat: -1.6003 } };
    const far = { name: 'RS Jauh', point: { lon: 103.605, lat: -1.602 } };
    const { database: db, maps, geo } = worlds.world;
    const check = new MapCheckService(maps, db, geo.stage);
    const found = await check.check('periksa', [near, far]);
    expect(found.components).toBe(2);
    expect(found.islands).toMatchObject([{ lengthM: 300, roads: 1 }]);
    expect(found.deadEndOneways).toMatchObject([{ ref: 'way/trap', why: 'no_way_out' }]);
    expect(found.overlaps).toMatchObject([{ sources: ['kembar', 'periksa'], roads: 2 }]);
    expect(found.farFromRoad.map(({ name }) => name)).toEqual(['RS Jauh']);
    expect(found.checkedPoints).toBe(2);
    expect(found.unnamed[0]?.unnamedKm).toBe(0.3);
    expect(found.placesOutsideBorders?.count).toBe(1);
    await expect(check.check('tiada', [])).rejects.toThrow('There is no source "tiada"');
  });

  describeWithFiles('Yogyakarta and Bontang', [...YOGYAKARTA, ...BONTANG], () => {
    it(
      'should import roads, borders and names, twice the same',
      async () => {
        const first = await importMap('yogyakarta', filesOf(YOGYAKARTA), YOGYAKARTA);
        expect(first.import.counts).toMatchObject({ borders: 59, roadKm: 463 });
        expect(first.import.counts.roads).toBeGreaterThan(4_900);
        const bontang = await importMap('bontang', filesOf(BONTANG), BONTANG);
        expect(bontang.import.counts).toMatchObject({ borders: 18, roadKm: 349 });
        const second = await importMap('yogyakarta', filesOf(YOGYAKARTA), YOGYAKARTA);
        expect(second.import.counts).toEqual(first.import.counts);
        const sources = await worlds.world.importer.list();
        expect(sources.find((each) => each.source === 'bontang')?.id).toBe(bontang.import.id);
        expect(
          (await worlds.world.geo.describer.describe({ lon: 110.3647, lat: -7.8014 })).district?.code,
        ).toMatch(/^34\.71\./);
      },
      GAZETTEER_TIMEOUT_MS,
    );
  });
});
