import { gunzipSync } from 'node:zlib';
import { VectorTile, type VectorTileLayer } from '@mapbox/vector-tile';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { JournalFeed } from '#siaga/journal';
import { createLogger, newId } from '#siaga/kernel';
import { MapDataService, MapTileService } from '#siaga/mapdata';
import { Database } from '#siaga/persistence';
import { PbfReader } from 'pbf';
import { useDatabase } from '../support/database.js';

/** The tile of a zoom that holds a point of Yogyakarta's north. */
const CENTRE = { lon: 110.367, lat: -7.781 };
function tileAt(z: number): { z: number; x: number; y: number } {
  const mercator = Math.asinh(Math.tan((CENTRE.lat * Math.PI) / 180)) / Math.PI;
  const x = Math.floor(((CENTRE.lon + 180) / 360) * 2 ** z);
  return { z, x, y: Math.floor(((1 - mercator) / 2) * 2 ** z) };
}

type RoadRow = [name: string | null, roadClass: string, oneway: number, isBridge: boolean, dx: number[]];

/** Pieces of roads that go east through the point. */
const ROADS: readonly RoadRow[] = [
  ['Jalan Contoh', 'primary', 0, false, [-0.001, 0]],
  ['Jalan Contoh', 'primary', 0, false, [0, 0.001]],
  ['Jalan Searah', 'residential', -1, false, [-0.0005, 0.0005]],
  ['Gang Contoh', 'alley', 0, false, [0, 0.0003]],
  ['Jembatan Contoh', 'tertiary', 0, true, [0, 0.0004]],
  [null, 'waterway', 0, false, [0, 0.0004]],
];

// Real: the database, the imported rows, the encoder. Nothing is mocked.
describe('map tiles', () => {
  const database = useDatabase();
  const importId = newId();
  let db: Database;
  let tiles: MapTileService;

  beforeAll(async () => {
    db = new Database(database.pool, createLogger('silent'));
    tiles = new MapTileService(db, new MapDataService(db, new JournalFeed()));
    await insertImport(importId, 'active');
    await insertRoads(importId, ROADS);
    await insertRoads(newId(), [['Jalan Lama', 'primary', 0, false, [0, 0.001]]]);
    await insertRest();
  });

  async function insertImport(id: string, status: string): Promise<void> {
    await db.query(
      `INSERT INTO map_import (id, source, files, status, started_at, beat_at)
       VALUES ($1, $2, '{jalan.osm}', $3, now(), now())`,
      [id, `uji-${id}`, status],
    );
  }

  async function insertRoads(id: string, rows: readonly RoadRow[]): Promise<void> {
    for (const [name, roadClass, oneway, isBridge, dx] of rows) {
      const line = dx.map((each) => `${(CENTRE.lon + each).toFixed(7)} ${CENTRE.lat}`).join(', ');
      await db.query(
        `INSERT INTO map_road (import_id, ref, name, aliases, road_class, oneway, access, is_bridge, length_m, geom)
         VALUES ($1, 'way/1', $2, '{}', $3, $4, 3, $5, 100, ST_GeomFromText($6, 4326))`,
        [id, name, roadClass, oneway, isBridge, `LINESTRING(${line})`],
      );
    }
  }

  async function insertRest(): Promise<void> {
    const box = (size: number): string =>
      `ST_MakeEnvelope(${CENTRE.lon} - ${size}, ${CENTRE.lat} - ${size}, ${CENTRE.lon} + ${size}, ${CENTRE.lat} + ${size}, 4326)`;
    const point = `ST_SetSRID(ST_MakePoint(${CENTRE.lon}, ${CENTRE.lat}), 4326)`;
    await db.query(
      `INSERT INTO map_shape (import_id, kind, name, geom) VALUES ($1, 'water', 'Embung Contoh', ST_Difference(${box(0.02)}, ${box(0.01)}))`,
      [importId],
    );
    await db.query(
      `INSERT INTO map_place (import_id, ref, category, name, aliases, house_number, radius_m, geom) VALUES
         ($1, 'node/1', 'market', 'Pasar Contoh', '{}', NULL, 50, ${point}),
         ($1, 'node/2', 'house_number', 'Jalan Contoh 12', '{}', '12', 10, ${point})`,
      [importId],
    );
    await db.query(
      `INSERT INTO geo_border (code, name, level, geom, source) VALUES
         ('34.71', 'Kota Yogyakarta', 2, ST_Multi(${box(0.03)}), 'batas'),
         ('34.71', 'Kota Yogyakarta', 2, ST_Multi(${box(0.5)}), 'estimate'),
         ('34.71.01', 'Tegalrejo', 3, ST_Multi(${box(0.001)}), 'estimate')`,
    );
    await db.query(
      `INSERT INTO geo_region (code, level, name, kind, parent_code, center, radius_m, source, loaded_at) VALUES
         ('34.04', 2, 'Kabupaten Sleman', 'kabupaten', '34', ${point}, 20000, 'geografis', now()),
         ('34.71.01.1001', 4, 'Kricak', 'kelurahan', '34.71.01', ${point}, 700, 'geografis', now())`,
    );
  }

  async function decode(z: number): Promise<Record<string, VectorTileLayer>> {
    const { body } = await tiles.tile(tileAt(z));
    return body.length === 0 ? {} : new VectorTile(new PbfReader(gunzipSync(body))).layers;
  }

  function propertiesOf(layer: VectorTileLayer | undefined): Record<string, unknown>[] {
    return Array.from({ length: layer?.length ?? 0 }, (_, index) => ({
      ...layer?.feature(index).properties,
    }));
  }

  it('should join the pieces of a road, write its name short and say what it is', async () => {
    const roads = (await decode(16)).roads;
    const found = propertiesOf(roads);
    expect(found).toHaveLength(4);
    expect(found).toEqual(
      expect.arrayContaining([
        { class: 'primary', name: 'Jl. Contoh' },
        { class: 'residential', name: 'Jl. Searah', oneway: true },
        { class: 'alley', name: 'Gg. Contoh' },
        { class: 'tertiary', name: 'Jembatan Contoh', bridge: true },
      ]),
    );
    const at = (name: string): number => found.findIndex((road) => road.name === name);
    expect(roads?.feature(at('Jl. Contoh')).loadGeometry()).toHaveLength(1);
    const [against = []] = roads?.feature(at('Jl. Searah')).loadGeometry() ?? [];
    expect(against[0]?.x).toBeGreaterThan(against.at(-1)?.x ?? Infinity);
  });

  it('should leave out what is too fine for the zoom', async () => {
    const classes = async (z: number): Promise<unknown[]> =>
      propertiesOf((await decode(z)).roads)
        .map((road) => road.class)
        .sort();
    expect(await classes(6)).toEqual([]);
    expect(await classes(11)).toEqual(['primary', 'tertiary']);
    expect(await classes(13)).toEqual(['primary', 'residential', 'tertiary']);
    expect(await classes(14)).toEqual(['alley', 'primary', 'residential', 'tertiary']);
  });

  it('should show markets from the zoom of streets and house numbers from the nearest alone', async () => {
    const names = async (z: number): Promise<unknown[]> =>
      propertiesOf((await decode(z)).places).map((place) => place.name);
    expect(await names(12)).toEqual([]);
    expect(await names(14)).toEqual(['Pasar Contoh']);
    expect(await names(17)).toEqual(['Pasar Contoh', '12']);
  });

  it('should cut a hole out of a lake and give it the turn of a hole', async () => {
    const { areas } = await decode(10);
    const rings = areas?.feature(0).loadGeometry() ?? [];
    const turn = (ring: { x: number; y: number }[]): number =>
      Math.sign(
        ring.reduce((sum, { x, y }, index) => {
          const next = ring[(index + 1) % ring.length] ?? { x, y };
          return sum + x * next.y - next.x * y;
        }, 0),
      );
    expect(rings.map(turn)).toEqual([1, -1]);
    expect(propertiesOf(areas)).toEqual([{ kind: 'water', name: 'Embung Contoh' }]);
  });

  it('should draw imported borders, not guessed ones, and name the regions of the zoom', async () => {
    const near = await decode(13);
    expect(propertiesOf(near.borders)).toEqual([]);
    expect(propertiesOf((await decode(10)).borders)).toEqual([{ level: 2 }]);
    expect(propertiesOf((await decode(8)).regions)).toEqual([
      { level: 2, name: 'Kab. Sleman', kind: 'kabupaten' },
    ]);
    expect(propertiesOf(near.regions)).toEqual([{ level: 4, name: 'Kricak', kind: 'kelurahan' }]);
  });

  it('should give one making to all who ask at once, and nothing where nothing is', async () => {
    const [a, b] = await Promise.all([tiles.tile(tileAt(15)), tiles.tile(tileAt(15))]);
    expect(b.body).toBe(a.body);
    expect((await tiles.tile({ z: 12, x: 0, y: 0 })).body).toHaveLength(0);
  });

  it('should give another tile under another tag as soon as the map is another', async () => {
    const before = await tiles.tile(tileAt(16));
    const secondId = newId();
    await insertRoads(secondId, [['Jalan Baru', 'secondary', 0, false, [0, 0.001]]]);
    expect((await tiles.tile(tileAt(16))).etag).toBe(before.etag);
    await insertImport(secondId, 'active');
    const after = await tiles.tile(tileAt(16));
    expect(after.etag).not.toBe(before.etag);
    expect(propertiesOf((await decode(16)).roads).map((road) => road.name)).toContain('Jl. Baru');
    await db.query("UPDATE map_import SET status = 'removed' WHERE id = $1", [secondId]);
    expect(await tiles.tile(tileAt(16))).toMatchObject({ etag: before.etag });
  });
});
