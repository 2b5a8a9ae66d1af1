import { distanceM, isInIndonesia } from '#siaga/contracts';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { levelOfCode, type Region } from '../domain/region.js';
import { makeGazetteer } from './make-gazetteer.js';
import { RegionDirectory } from './region-directory.js';

describe('the national gazetteer', () => {
  const regions = new Map<string, Region>();
  let directory: RegionDirectory;

  beforeAll(async () => {
    for (const region of await makeGazetteer()) regions.set(region.code, region);
    directory = new RegionDirectory(
      [...regions.values()].map((region) => ({ ...region, hasOwnPoint: region.source === 'geografis' })),
    );
  }, 60_000);

  it('should hold every level of the official tree, each below its parent', () => {
    const counts = [1, 2, 3, 4].map(
      (level) => [...regions.values()].filter((region) => region.level === level).length,
    );
    expect(counts).toEqual([38, 514, 7277, 83_763]);
    const misplaced = [...regions.values()].filter(
      ({ code, level, parentCode }) =>
        level !== levelOfCode(code) || (parentCode !== null && !regions.has(parentCode)),
    );
    expect(misplaced).toEqual([]);
  });

  it('should place at least 99 % of the villages at a point of their own, all in Indonesia', () => {
    const villages = [...regions.values()].filter((region) => region.level === 4);
    const own = villages.filter((village) => village.source === 'geografis');
    expect(own.length / villages.length).toBeGreaterThan(0.985);
    expect(villages.filter(({ center }) => center !== null && !isInIndonesia(center))).toEqual([]);
  });

  it('should follow villages whose code changed when their province was split', () => {
    const merauke = [...regions.values()].filter(
      (region) => region.code.startsWith('93.01.') && region.level === 4,
    );
    expect(merauke.length).toBeGreaterThan(100);
    expect(
      merauke.filter((village) => village.source === 'geografis').length / merauke.length,
    ).toBeGreaterThan(0.9);
  });

  it('should give villages without a point the middle and the whole radius of their kecamatan', () => {
    const village = [...regions.values()].find((region) => region.source === 'district_centre');
    const district = regions.get(village?.code.slice(0, 8) ?? '');
    expect(village?.center).toEqual(district?.center);
    expect(village?.radiusM).toBe(district?.radiusM);
  });

  it('should be honest about radii: hundreds of metres in towns, kilometres in the country', () => {
    const legok = [...regions.values()].find(
      (region) => region.name === 'Legok' && region.code.startsWith('15.71.10'),
    );
    expect(legok?.radiusM).toBeGreaterThan(500);
    expect(legok?.radiusM).toBeLessThan(3_000);
    expect([...regions.values()].filter((region) => region.radiusM < 500)).toEqual([]);
  });

  it('should name the region of a point by its nearest village', () => {
    const legok = [...regions.values()].find(
      (region) => region.name === 'Legok' && region.code.startsWith('15.71.10'),
    );
    const point = legok?.center ?? { lon: 0, lat: 0 };
    const found = directory.nearest(point);
    expect(found?.code).toBe(legok?.code);
    expect(directory.lineage(found?.code ?? null)).toMatchObject({
      1: { name: 'Jambi', kind: 'provinsi' },
      2: { name: 'Kota Jambi', kind: 'kota' },
      3: { name: 'Danau Sipin' },
      4: { name: 'Legok', kind: 'kelurahan' },
    });
  });

  it('should say nothing far from every village', () => {
    expect(directory.nearest({ lon: 0, lat: 0 })).toBeNull();
    expect(directory.nearest({ lon: 95, lat: -10 })).toBeNull();
  });

  it('should agree with a look at all villages', () => {
    const villages = [...regions.values()].filter(
      (region) => region.level === 4 && region.source === 'geografis',
    );
    for (const point of [
      { lon: 113.9, lat: -7.05 },
      { lon: 103.55, lat: -1.63 },
      { lon: 106.8, lat: -6.3 },
    ]) {
      const least = Math.min(
        ...villages.map(({ center }) => (center === null ? Infinity : distanceM(center, point))),
      );
      expect(directory.nearest(point)?.distanceM).toBeCloseTo(least, 1);
    }
  });
});
