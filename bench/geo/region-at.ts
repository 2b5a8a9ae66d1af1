import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Point } from '#siaga/contracts';
import { distanceM, regencyOfCode, type Region, type RegionResolver } from '#siaga/geo';
import { polygonsOf, readFeatures, textOf, type Polygon } from './geojson.js';

const CODE = ['kode', 'code', 'kode_desakel'];
const VILLAGE_CODE_LENGTH = 13;
/** Villages farther from the middle than this are not asked for. */
const REACH_M = 100_000;

interface Border {
  readonly code: string;
  readonly polygons: readonly Polygon[];
}

/** The borders of a folder's `*_batas.geojson`; none where it has no such file. */
export function readBorders(folder: string): Border[] {
  return readdirSync(folder)
    .filter((file) => /_batas\.geojson$/i.test(file))
    .flatMap((file) => readFeatures(path.join(folder, file)))
    .map((feature) => ({ code: textOf(feature, CODE) ?? '', polygons: polygonsOf(feature) }));
}

/** The village of a point: by the borders where they hold it, else the nearest village point, as the product does it. */
export function regionAt(
  borders: readonly Border[],
  regions: readonly Region[],
  middle: Point,
): RegionResolver {
  const villages = borders.filter(({ code }) => code.length === VILLAGE_CODE_LENGTH);
  const near = regions.filter(
    ({ level, center }) => level === 4 && center !== null && distanceM(center, middle) < REACH_M,
  );
  return (point) => {
    const border = villages.find(({ polygons }) => polygons.some((polygon) => holds(polygon, point)));
    return border?.code ?? nearestVillage(point, near);
  };
}

/** The kabupaten/kota that borders speak of, or null without any. */
export function regenciesOf(borders: readonly Border[]): string[] | null {
  const regencies = new Set(borders.flatMap(({ code }) => regencyOfCode(code) ?? []));
  return regencies.size === 0 ? null : [...regencies];
}

/** The kabupaten/kota of the village nearest to a point. */
export function nearestRegency(point: Point, regions: readonly Region[]): string {
  return regencyOfCode(nearestVillage(point, regions) ?? '') ?? '';
}

function nearestVillage(point: Point, regions: readonly Region[]): string | null {
  let [best, bestM]: [string | null, number] = [null, Infinity];
  for (const { code, level, center } of regions) {
    if (level !== 4 || center === null) continue;
    const awayM = distanceM(center, point);
    if (awayM < bestM) [best, bestM] = [code, awayM];
  }
  return best;
}

/** Even-odd rule over all rings, so that holes are holes. */
function holds(polygon: Polygon, { lon, lat }: Point): boolean {
  let isInside = false;
  for (const ring of polygon) {
    ring.forEach(([x1 = NaN, y1 = NaN], at) => {
      const [x2 = NaN, y2 = NaN] = ring[at === 0 ? ring.length - 1 : at - 1] ?? [];
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) isInside = !isInside;
    });
  }
  return isInside;
}
