import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROAD_ACCESS } from '#siaga/contracts';
import type { MapFeature } from './map-feature.js';
import { readAll, roadsIn } from './read-all.fixture.js';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'siaga-geojson-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

type Properties = Readonly<Record<string, unknown>>;

async function readFeatures(
  features: readonly {
    readonly properties: Properties;
    readonly type: string;
    readonly coordinates: unknown;
  }[],
): Promise<MapFeature[]> {
  const file = path.join(folder, 'features.geojson');
  const all = features.map(({ properties, type, coordinates }) => ({
    type: 'Feature',
    properties,
    geometry: { type, coordinates },
  }));
  await writeFile(file, JSON.stringify({ type: 'FeatureCollection', features: all }));
  return readAll(file);
}

function line(properties: Properties, coordinates: readonly (readonly number[])[]) {
  return { properties, type: 'LineString', coordinates };
}

describe('readMapFile with GeoJSON', () => {
  it('should split lines where they share a point, and where one ends 1 m beside another', async () => {
    const roads = roadsIn(
      await readFeatures([
        line({ highway: 'primary', name: 'A' }, [
          [110, -7],
          [110.01, -7],
          [110.02, -7],
        ]),
        line({ highway: 'residential', name: 'B' }, [
          [110.01, -7],
          [110.01, -7.01],
        ]),
        line({ highway: 'residential', name: 'C' }, [
          [110.015, -6.999991],
          [110.015, -6.99],
        ]),
      ]),
    );
    expect(roads.filter((road) => road.name === 'A')).toHaveLength(3);
    const c = roads.find((road) => road.name === 'C');
    expect(roads.filter((road) => road.name === 'A')[1]?.line.slice(-2)).toEqual(c?.line.slice(0, 2));
  });

  it('should not join a bridge to the road below it, nor lines that merely cross', async () => {
    const roads = roadsIn(
      await readFeatures([
        line({ highway: 'primary', bridge: 'yes', layer: '1', name: 'Over' }, [
          [110, -7],
          [110.01, -7],
          [110.02, -7],
        ]),
        line({ highway: 'primary', name: 'Under' }, [
          [110.01, -7.01],
          [110.01, -7],
          [110.01, -6.99],
        ]),
        line({ highway: 'primary', name: 'Across' }, [
          [110.005, -7.01],
          [110.005, -6.99],
        ]),
        line({ highway: 'primary', name: 'On' }, [
          [109.99, -7],
          [110, -7],
        ]),
      ]),
    );
    expect(roads.map((road) => road.name)).toEqual(['Over', 'Under', 'Across', 'On']);
    expect(roads[0]?.isBridge).toBe(true);
    expect(roads[0]?.line.slice(0, 2)).toEqual(roads[3]?.line.slice(-2));
  });

  it('should read the tags that ogr2ogr and Geofabrik write', async () => {
    const roads = roadsIn(
      await readFeatures([
        line({ osm_id: '5', name: 'X', highway: 'service', other_tags: '"oneway"=>"-1","maxspeed"=>"20"' }, [
          [110, -7],
          [110.1, -7],
        ]),
        line({ fclass: 'secondary', name: 'Y', oneway: 'F', maxspeed: 0, bridge: 'T' }, [
          [110, -8],
          [110.1, -8],
        ]),
      ]),
    );
    expect(roads[0]).toMatchObject({ roadClass: 'service', oneway: -1, maxSpeedKmh: 20 });
    expect(roads[1]).toMatchObject({ roadClass: 'secondary', oneway: 1, maxSpeedKmh: null, isBridge: true });
  });

  it('should understand Indonesian road classes by their words', async () => {
    const classes = [
      'Jalan Tol',
      'Jalan Nasional',
      'Jalan Arteri',
      'Kolektor',
      'Lokal',
      'Jalan Lingkungan',
      'Jalan Setapak',
      'Jalan Lain',
      null,
    ];
    const features = classes.map((remark, index) =>
      line({ NAMRJL: 'Jalan Kali Urang', REMARK: remark }, [
        [110, -7 - index],
        [110.1, -7 - index],
      ]),
    );
    const roads = roadsIn(await readFeatures(features));
    expect(roads.map((road) => road.roadClass)).toEqual([
      'motorway',
      'trunk',
      'primary',
      'secondary',
      'tertiary',
      'residential',
      'alley',
      'residential',
      'residential',
    ]);
    expect(roads[6]?.access).toBe(ROAD_ACCESS.motorcycle);
  });

  it('should understand kinds of places by their words, and give care as facilities', async () => {
    const place = (properties: Properties) => ({ properties, type: 'Point', coordinates: [110, -7] });
    const features = await readFeatures([
      place({ nama: 'Al-Huda', jenis: 'Masjid' }),
      place({ NAMOBJ: 'SMP Negeri 3', REMARK: 'Pendidikan Menengah Pertama' }),
      place({ nama: 'Kotabaru 1', kategori: 'Puskesmas', alamat: 'Jalan Mawar 1', kecamatan: 'Kotabaru' }),
      place({ nama: 'Pasar Besar' }),
      place({ nama: 'Kantor Lurah Kotabaru' }),
      place({ nama: 'Sumber Rejeki' }),
    ]);
    const places = features.filter((feature) => feature.kind === 'place');
    expect(places.map(({ name, category }) => [name, category])).toEqual([
      ['Al-Huda', 'mosque'],
      ['SMP Negeri 3', 'school'],
      ['Puskesmas Kotabaru 1', 'puskesmas'],
      ['Pasar Besar', 'market'],
      ['Kantor Lurah Kotabaru', 'government'],
      ['Sumber Rejeki', 'other'],
    ]);
    const [facility] = features.filter((feature) => feature.kind === 'facility');
    expect(facility).toMatchObject({
      facilityKind: 'puskesmas',
      address: 'Jalan Mawar 1',
      district: 'Kotabaru',
    });
  });

  it('should report what it leaves out and keep the rest', async () => {
    const features = await readFeatures([
      line({ highway: 'residential' }, [
        [110, -7],
        [110.1, -7],
      ]),
      line({ highway: 'residential' }, [
        [110, -7],
        [110, -7],
      ]),
      line({ highway: 'residential' }, [
        [430_972, 9_136_035],
        [430_973, 9_136_035],
      ]),
      { properties: { nama: 'Tanpa tempat' }, type: 'GeometryCollection', coordinates: [] },
    ]);
    expect(
      features.filter((feature) => feature.kind === 'problem').map(({ where, reason }) => [where, reason]),
    ).toEqual([
      ['feature/2', 'its coordinates are no degrees; save the file again in EPSG:4326; it was left out'],
      ['feature/3', 'a geometry of the type GeometryCollection is not supported; it was left out'],
      ['feature/1', 'it has no length and was left out'],
    ]);
    expect(roadsIn(features)).toHaveLength(1);
  });

  it('should read one feature on each line', async () => {
    const file = path.join(folder, 'lines.geojsonl');
    const road = {
      type: 'Feature',
      id: 'w12',
      properties: { highway: 'track' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [110, -7],
          [110.1, -7],
        ],
      },
    };
    await writeFile(file, `\u001e${JSON.stringify(road)}\n\u001e${JSON.stringify(road)}\n`);
    expect(roadsIn(await readAll(file)).map((found) => found.ref)).toEqual(['way/12', 'way/12']);
  });
});
