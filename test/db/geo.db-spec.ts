import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadGazetteer } from '#siaga/geo';
import { createLogger } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { useDatabase } from '../support/database.js';
import { startGeoWorld } from '../support/geo-world.js';

const LOAD_TIMEOUT_MS = 240_000;
const JAMBI = { lon: 103.61, lat: -1.61 };
const BOX = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [103.6, -1.62],
        [103.62, -1.62],
        [103.62, -1.6],
        [103.6, -1.6],
        [103.6, -1.62],
      ],
    ],
  ],
};

// Real: the database, the gazetteer's packages, the index. Nothing is mocked.
describe('geo', () => {
  const database = useDatabase();
  const progress: [number, number][] = [];
  let db: Database;
  let geo: Awaited<ReturnType<typeof startGeoWorld>>;

  beforeAll(async () => {
    db = new Database(database.pool, createLogger('silent'));
    geo = await startGeoWorld(database.databaseUrl);
    expect(geo.places.locate('Jambi')).toEqual({ candidates: [], problem: 'not_ready' });
    geo.places.addPlaces([
      {
        id: 'early',
        name: 'Terminal Rawasari',
        kind: 'landmark',
        point: JAMBI,
        radiusM: 80,
        regionCode: '15.71',
      },
    ]);
    await geo.loader.prepare((done, total) => progress.push([done, total]));
  }, LOAD_TIMEOUT_MS);

  afterAll(() => geo.close());

  async function count(sql: string): Promise<number> {
    const rows = await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`);
    return rows[0]?.n ?? -1;
  }

  it('should load every region once and report its progress', async () => {
    expect(await count('geo_region')).toBe(91_592);
    expect(progress[0]).toEqual([0, 91_592]);
    expect(progress.at(-1)).toEqual([91_592, 91_592]);
    expect(await count("geo_region WHERE level = 4 AND source = 'geografis'")).toBeGreaterThan(82_000);
  });

  it('should not load the same version again', async () => {
    expect(await loadGazetteer(db)).toBe(0);
  });

  it(
    'should load again after a load that was cut off, and end the same',
    async () => {
      await db.query('DELETE FROM geo_load');
      await db.query("DELETE FROM geo_region WHERE code LIKE '35.%'");
      await db.query("UPDATE geo_region SET name = 'Salah' WHERE code = '15.71'");
      expect(await loadGazetteer(db)).toBe(91_592);
      expect(await count('geo_region')).toBe(91_592);
      expect(await count("geo_region WHERE name = 'Salah'")).toBe(0);
    },
    LOAD_TIMEOUT_MS,
  );

  it('should find places, those added before it was ready too', () => {
    expect(geo.places.locate('Kel. Legok, Danau Sipin').candidates[0]?.regionCode).toMatch(/^15\.71\.10\./);
    expect(geo.places.locate('terminal rawasari', { regionCodes: ['15.71'] }).candidates[0]?.id).toBe(
      'early',
    );
  });

  it('should tell the region of a position that was typed', () => {
    expect(geo.places.locate('-1.61, 103.61').candidates[0]).toMatchObject({
      source: 'coordinates',
      context: expect.stringContaining('Kota Jambi'),
      regionCode: expect.stringMatching(/^15\.71\./),
    });
  });

  it('should guess borders from village points, once, and mark them', async () => {
    const [first, second] = await Promise.all([geo.borders.borders('15.71'), geo.borders.borders('15.71')]);
    expect(second).toEqual(first);
    expect(first.features.map((feature) => feature.id)).toHaveLength(12);
    expect(first.features.every((feature) => feature.properties.isEstimate)).toBe(true);
    const overlapping =
      await count(`geo_border a JOIN geo_border b ON a.code < b.code AND a.level = 3 AND b.level = 3
      WHERE ST_Area(ST_Intersection(a.geom, b.geom)) > 1e-9`);
    expect(overlapping).toBe(0);
    const outside =
      await count(`geo_region region JOIN geo_border border ON region.code LIKE border.code || '.%' AND border.level = 3
      WHERE region.level = 4 AND region.source = 'geografis' AND NOT ST_Covers(border.geom, region.center)`);
    expect(outside).toBe(0);
  });

  it('should describe a point by its nearest village, and by a border once one is imported', async () => {
    expect(await geo.describer.describe(JAMBI)).toMatchObject({
      method: 'nearest_village',
      regency: { code: '15.71' },
    });
    expect(await geo.describer.describe({ lon: 0, lat: 0 })).toMatchObject({
      method: 'none',
      village: null,
      regency: null,
    });
    const village = (await geo.describer.describe(JAMBI)).village;
    const feature = {
      type: 'Feature',
      properties: { kode: village?.code, nama: village?.name },
      geometry: BOX,
    };
    expect(
      await geo.borders.importBorders({ type: 'FeatureCollection', features: [feature] }, 'test'),
    ).toEqual({
      imported: 1,
      refused: [],
    });
    expect(await geo.describer.describe(JAMBI)).toMatchObject({
      method: 'border',
      village: { code: village?.code },
      distanceM: null,
    });
    expect(await geo.regions.regionOf(JAMBI)).toBe('15.71');
  });

  it('should refuse borders whose code means another place', async () => {
    const features = [
      { type: 'Feature', properties: { kode: '14.03', nama: 'Kabupaten Pelalawan' }, geometry: BOX },
      { type: 'Feature', properties: { kode: '99.99', nama: 'X' }, geometry: BOX },
      { type: 'Feature', properties: { nama: 'X' }, geometry: BOX },
    ];
    const { imported, refused } = await geo.borders.importBorders(
      { type: 'FeatureCollection', features },
      'test',
    );
    expect(imported).toBe(0);
    expect(refused.map((each) => each.reason).sort()).toEqual(['name_differs', 'no_code', 'unknown_code']);
    await expect(geo.borders.importBorders({ type: 'Point' }, 'test')).rejects.toThrow();
  });

  it('should refuse rows that break the rules of the table', async () => {
    const insert = (code: string, level: number): Promise<unknown> =>
      db.query(
        `INSERT INTO geo_region (code, level, name, kind, parent_code, radius_m, source, loaded_at)
         VALUES ($1, $2, 'X', 'desa', '15.71.01', 1, 'none', now())`,
        [code, level],
      );
    await expect(insert('1571', 4)).rejects.toMatchObject({ code: '23514' });
    await expect(insert('15.71.01.9999', 5)).rejects.toMatchObject({ code: '23514' });
    await expect(insert('15.71', 2)).rejects.toMatchObject({ code: '23505' });
  });
});
