import { expect, it } from '@jest/globals';
import { describeWithFiles, sharedFile } from '../../../../test/support/shared-data.js';
import type { MapFeature } from './map-feature.js';
import { readAll, roadsIn } from './read-all.fixture.js';

function kilometres(features: readonly MapFeature[]): number {
  return roadsIn(features).reduce((sum, road) => sum + road.lengthM, 0) / 1000;
}

/** How many separate networks the roads make, and the share of the largest in all ends. */
function components(features: readonly MapFeature[]): { count: number; largest: number } {
  const parent = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let next = parent.get(root); next !== undefined && next !== root; next = parent.get(root))
      root = next;
    parent.set(key, root);
    return root;
  };
  for (const { line } of roadsIn(features)) {
    const from = rootOf(line.slice(0, 2).join());
    parent.set(from, from);
    parent.set(from, rootOf(line.slice(-2).join()));
  }
  for (const key of [...parent.values()]) if (!parent.has(key)) parent.set(key, key);
  const sizes = new Map<string, number>();
  for (const key of parent.keys()) sizes.set(rootOf(key), (sizes.get(rootOf(key)) ?? 0) + 1);
  return { count: sizes.size, largest: Math.max(...sizes.values()) / parent.size };
}

const YOGYA = ['jalan_osm', 'faskes_webgis', 'kecamatan_batas'].map((name) =>
  sharedFile(`yogyakarta/${name}.geojson`),
);
const BONTANG = ['jalan_rbi', 'permukiman_rbi', 'kantor_pemerintah_rbi', 'desakel_batas'].map((name) =>
  sharedFile(`bontang/${name}.geojson`),
);

describeWithFiles('readMapFile with the real Yogyakarta', YOGYA, () => {
  it('should read all roads, joined into one network but for a few', async () => {
    const features = await readAll(YOGYA[0] ?? '');
    expect(kilometres(features)).toBeCloseTo(463.1, 0);
    expect(roadsIn(features)).toHaveLength(5034);
    const problems = features.filter((feature) => feature.kind === 'problem');
    expect(problems.map((problem) => problem.reason)).toEqual(
      problems.map(() => 'its geometry is empty; it was left out'),
    );
    const { count, largest } = components(features);
    expect(count).toBe(16);
    expect(largest).toBeGreaterThan(0.98);
  });

  it('should read hospitals, puskesmas and borders', async () => {
    const facilities = (await readAll(YOGYA[1] ?? '')).filter((feature) => feature.kind === 'facility');
    expect(facilities.filter((facility) => facility.facilityKind === 'puskesmas')).toHaveLength(17);
    expect(facilities.filter((facility) => facility.facilityKind === 'hospital')).toHaveLength(15);
    const borders = (await readAll(YOGYA[2] ?? '')).filter((feature) => feature.kind === 'border');
    expect(borders).toHaveLength(14);
    expect(borders[0]).toMatchObject({ code: '34.71.01', adminLevel: 6, name: 'Tegalrejo' });
  });
});

describeWithFiles('readMapFile with the real Bontang', BONTANG, () => {
  it('should read roads without names by RBI classes', async () => {
    const features = await readAll(BONTANG[0] ?? '');
    expect(kilometres(features)).toBeCloseTo(348.8, 0);
    expect(roadsIn(features)).toHaveLength(1113);
    expect(features.filter((feature) => feature.kind === 'problem')).toEqual([]);
    const { count, largest } = components(features);
    expect(count).toBe(17);
    expect(largest).toBeGreaterThan(0.87);
  });

  it('should read settlements as shapes, offices as places, and borders', async () => {
    const shapes = await readAll(BONTANG[1] ?? '');
    expect(shapes.every((feature) => feature.kind === 'shape' && feature.shape === 'built_up')).toBe(true);
    expect(shapes).toHaveLength(334);
    const offices = (await readAll(BONTANG[2] ?? '')).filter((feature) => feature.kind === 'place');
    expect(offices).toHaveLength(27);
    expect(offices.filter((office) => office.category === 'police')).toHaveLength(2);
    const borders = (await readAll(BONTANG[3] ?? '')).filter((feature) => feature.kind === 'border');
    expect(borders.map((border) => border.adminLevel)).toEqual(Array.from({ length: 15 }, () => 7));
  });
});

const SCHOOLS = sharedFile('kota-jambi/sekolah_rbi.geojson');

describeWithFiles('readMapFile with the real schools of Jambi', [SCHOOLS], () => {
  it('should read every school as one', async () => {
    const features = await readAll(SCHOOLS);
    expect(
      features.filter((feature) => feature.kind === 'place' && feature.category === 'school'),
    ).toHaveLength(495);
    expect(features).toHaveLength(495);
  });
});
