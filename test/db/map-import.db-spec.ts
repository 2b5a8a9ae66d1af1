import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, SYSTEM_ACTOR } from '#siaga/kernel';
import {
  EmptyMapError,
  MapImportBusyError,
  MapImportLostError,
  UnknownMapSourceError,
  type MapFeature,
  type MapImportReport,
  type PolygonGeometry,
} from '#siaga/mapdata';
import { useDatabase } from '../support/database.js';
import { batches, placeFeature, roadFeature, street } from '../support/map-features.js';
import { useMapWorlds } from '../support/map-world.js';

const SQUARE: PolygonGeometry = {
  type: 'Polygon',
  coordinates: [
    [
      [103.6, -1.6],
      [103.7, -1.6],
      [103.7, -1.7],
      [103.6, -1.6],
    ],
  ],
};
const LEASE = { beatMs: 50, leaseMs: 600 };

// Real: the database and two processes on it. Features are given as a reader gives them.
describe('import of maps', () => {
  const database = useDatabase();
  const worlds = useMapWorlds(database.databaseUrl);

  const importMap = (
    source: string,
    features: AsyncIterable<readonly MapFeature[]>,
    signal?: AbortSignal,
  ): Promise<MapImportReport> =>
    worlds.world.importer.import(features, {
      source,
      files: [`${source}.osm`],
      actor: SYSTEM_ACTOR,
      signal,
      lease: LEASE,
    });

  const count = async (from: string): Promise<number> => {
    const rows = await worlds.world.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`);
    return rows[0]?.n ?? -1;
  };

  const namesInUse = async (source: string | null = null): Promise<Set<string | null>> => {
    const names = new Set<string | null>();
    for await (const roads of worlds.world.maps.roadSegments(null, source))
      for (const road of roads) names.add(road.name);
    return names;
  };

  const clear = async (): Promise<void> => {
    await database.truncateAll(['journal']);
  };

  beforeEach(clear);
  afterEach(clear);

  it('should leave out what cannot be stored, name it, and keep everything beside it', async () => {
    const bad = (name: string): MapFeature[] => [
      { ...roadFeature(1), name: `Jalan ${name}` },
      { ...placeFeature(2), name: `Toko ${name}` },
      { kind: 'border', ref: 'relation/3', code: '15.71', adminLevel: null, name, geometry: SQUARE },
      { kind: 'shape', ref: 'way/4', shape: 'water', name, geometry: SQUARE },
    ];
    const good = [roadFeature(5), placeFeature(6), roadFeature(7), placeFeature(8)] as MapFeature[];
    const features = [...bad('a\u0000b'), ...good.slice(0, 2), ...bad('c\ud83d'), ...good.slice(2)];
    const { import: stored, problems } = await importMap('rusak', batches(features));
    expect(stored.counts).toMatchObject({ roads: 3, places: 3, shapes: 1, borders: 0 });
    expect(await count('map_road')).toBe(3);
    expect(await count('map_place')).toBe(3);
    expect(problems.map(({ reason, count: times }) => [reason.split(':')[0], times])).toEqual(
      expect.arrayContaining([
        ['border whose name or code cannot be stored', 2],
        ['road left out', 1],
        ['place left out', 1],
        ['shape left out', 1],
      ]),
    );
  });

  it('should give back what was imported, to the last decimal', async () => {
    const road = roadFeature(0, {
      line: [103.61234567891, -1.61, 103.7, -1.7123456789, 103.8, -1.8],
      maxSpeedKmh: 40,
      oneway: -1,
      isBridge: true,
      roadClass: 'ferry',
      access: 7,
    });
    const shape: MapFeature = {
      kind: 'shape',
      ref: 'way/9',
      shape: 'water',
      name: null,
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [103, -1],
            [104, -1],
            [104, -2],
            [103, -1],
          ],
        ],
      },
    };
    const place = placeFeature(0, { houseNumber: '12 A', street: 'Jalan Uji', aliases: ['a, "b"', '{c}'] });
    const report = await importMap('uji', batches([road, place, shape]));
    expect(report.import.counts).toMatchObject({ roads: 1, places: 1, shapes: 1 });
    const { kind: _road, ...storedRoad } = road;
    const { kind: _place, ...storedPlace } = place;
    for await (const roads of worlds.world.maps.roadSegments()) expect(roads).toMatchObject([storedRoad]);
    for await (const places of worlds.world.maps.places()) expect(places).toMatchObject([storedPlace]);
    for await (const shapes of worlds.world.maps.shapes())
      expect(shapes).toEqual([{ kind: 'water', name: null, geometry: shape.geometry }]);
  });

  it('should give roads of a box only', async () => {
    await importMap('uji', batches(street(20)));
    const bounds = { west: 103.6, south: -1.7, east: 103.6 + 250 / 110_600, north: -1.5 };
    const lines: number[] = [];
    for await (const roads of worlds.world.maps.roadSegments(bounds))
      lines.push(...roads.map((road) => road.id));
    expect(lines).toHaveLength(3);
  });

  it('should store the same when imported again, and touch nothing of another source', async () => {
    const other = await importMap('lain', batches(street(30, 'Jalan Lain')));
    const first = await importMap('uji', batches(street(50)));
    const second = await importMap('uji', batches(street(50)));
    expect(second.import.counts).toEqual(first.import.counts);
    expect(second.import.bounds).toEqual(first.import.bounds);
    expect(await count('map_road')).toBe(80);
    expect(await count('map_place')).toBe(8);
    const sources = await worlds.world.importer.list();
    expect(sources.map((each) => [each.source, each.id])).toEqual([
      ['lain', other.import.id],
      ['uji', second.import.id],
    ]);
    expect(sources[1]?.bytes).toBeGreaterThan(1_000);
  });

  it('should show a reader the old or the new, never a mix', async () => {
    await importMap('uji', batches(street(9_000, 'Jalan Lama')));
    let isDone = false;
    const seen: string[] = [];
    const readAll = async (): Promise<void> => {
      while (!isDone) {
        const names = new Set<string | null>();
        let roads = 0;
        try {
          for await (const batch of worlds.other.maps.roadSegments()) {
            for (const road of batch) names.add(road.name);
            roads += batch.length;
          }
          seen.push(`${[...names].join('+')} ${roads}`);
        } catch (error) {
          expect((error as Error).name).toBe('MapChangedError');
        }
      }
    };
    const reading = readAll();
    await importMap('uji', batches(street(9_500, 'Jalan Baru'), 500));
    await worlds.other.maps.sources();
    isDone = true;
    await reading;
    expect(new Set(seen)).toEqual(
      new Set(['Jalan Lama 9000', ...seen.filter((each) => each === 'Jalan Baru 9500')]),
    );
    expect(await namesInUse()).toEqual(new Set(['Jalan Baru']));
  });

  it('should tell every process of a change', async () => {
    const heard = new Promise<string>((resolve) => {
      const stop = worlds.other.maps.onChange((change) => {
        stop();
        resolve(`${change.source} ${change.status} ${change.counts.roads}`);
      });
    });
    const before = await worlds.other.maps.version();
    await importMap('uji', batches(street(5)));
    expect(await heard).toBe('uji active 5');
    expect(await worlds.other.maps.version()).not.toBe(before);
  });

  it('should leave the old in use when the reading fails, and no rows of the new', async () => {
    await importMap('uji', batches(street(40, 'Jalan Lama')));
    const broken = batches(street(5_000, 'Jalan Baru'), 1_000, (batch) => {
      if (batch === 3) throw new Error('byte 12345: broken');
    });
    await expect(importMap('uji', broken)).rejects.toThrow('byte 12345');
    expect(await namesInUse()).toEqual(new Set(['Jalan Lama']));
    expect(await count('map_road')).toBe(40);
  });

  it('should leave nothing used of an import that was given up', async () => {
    const giveUp = new AbortController();
    const features = batches(street(5_000), 1_000, (batch) => {
      if (batch === 2) giveUp.abort(new Error('given up'));
    });
    await expect(importMap('uji', features, giveUp.signal)).rejects.toThrow('given up');
    expect(await worlds.world.maps.sources()).toEqual([]);
    expect(await count('map_road')).toBe(0);
    expect(await count("map_import WHERE status = 'loading'")).toBe(0);
  });

  it('should clear the remains of a killed import at the next one of its source', async () => {
    await importMap('uji', batches(street(10, 'Jalan Lama')));
    const killed = newId();
    await worlds.world.database.query(
      `INSERT INTO map_import (id, source, files, status, started_at, beat_at)
       VALUES ($1, 'uji', '{}', 'loading', now() - interval '1 hour', now() - interval '1 hour')`,
      [killed],
    );
    await worlds.world.database.query(
      `INSERT INTO map_road (import_id, ref, name, aliases, road_class, oneway, access, is_bridge, length_m, geom)
       SELECT $1, 'way/1', 'Jalan Setengah', '{}', 'service', 0, 1, false, 1, ST_GeomFromText('LINESTRING(0 0, 1 1)', 4326)
       FROM generate_series(1, 100)`,
      [killed],
    );
    expect(await namesInUse()).toEqual(new Set(['Jalan Lama']));
    await importMap('uji', batches(street(20, 'Jalan Baru')));
    expect(await namesInUse()).toEqual(new Set(['Jalan Baru']));
    expect(await count('map_road')).toBe(20);
  });

  it('should refuse a second import of a source that is being imported', async () => {
    let second: Promise<unknown> | null = null;
    const features = batches(street(300), 100, async (batch) => {
      if (batch !== 1) return;
      second = worlds.other.importer.import(batches(street(1)), {
        source: 'uji',
        files: [],
        actor: SYSTEM_ACTOR,
        lease: LEASE,
      });
      await expect(second).rejects.toThrow(MapImportBusyError);
    });
    await importMap('uji', features);
    expect(second).not.toBeNull();
    expect(await count('map_road')).toBe(300);
  });

  it('should use nothing of an import that lost its claim', async () => {
    const features = batches(street(200), 100, async (batch) => {
      if (batch === 0)
        await worlds.other.database.query("UPDATE map_import SET status = 'failed' WHERE status = 'loading'");
    });
    await expect(importMap('uji', features)).rejects.toThrow(MapImportLostError);
    expect(await worlds.world.maps.sources()).toEqual([]);
    expect(await count('map_road')).toBe(0);
  });

  it('should keep what is in use when a file holds nothing', async () => {
    await importMap('uji', batches(street(10)));
    await expect(importMap('uji', batches([]))).rejects.toThrow(EmptyMapError);
    expect(await count('map_road')).toBe(10);
  });

  it('should leave out what cannot be stored and say why', async () => {
    const point = roadFeature(0, { ref: 'way/77', line: [103, -1] });
    const problem: MapFeature = { kind: 'problem', where: 'way/78', reason: 'its nodes are missing' };
    const { problems, import: done } = await importMap('uji', batches([...street(3), point, problem]));
    expect(done.counts.roads).toBe(3);
    expect(problems).toEqual([
      { reason: 'road left out: a line needs two points', count: 1, examples: ['way/77'] },
      { reason: 'its nodes are missing', count: 1, examples: ['way/78'] },
    ]);
  });

  it('should remove a source and nothing else', async () => {
    await importMap('uji', batches(street(10)));
    await importMap('lain', batches(street(10, 'Jalan Lain')));
    expect(await worlds.world.importer.remove('uji', SYSTEM_ACTOR)).toMatchObject({ status: 'removed' });
    expect(await namesInUse()).toEqual(new Set(['Jalan Lain']));
    expect(await count('map_road')).toBe(10);
    await expect(worlds.world.importer.remove('uji', SYSTEM_ACTOR)).rejects.toThrow(UnknownMapSourceError);
  });

  it('should allow one import in use and one being loaded for each source', async () => {
    const insert = (status: string): Promise<unknown> =>
      worlds.world.database.query(
        `INSERT INTO map_import (id, source, files, status, started_at, beat_at) VALUES ($1, 'x', '{}', $2, now(), now())`,
        [newId(), status],
      );
    for (const status of ['active', 'loading']) {
      await insert(status);
      await expect(insert(status)).rejects.toMatchObject({ code: '23505' });
    }
  });
});
