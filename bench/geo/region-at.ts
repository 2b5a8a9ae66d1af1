import { distanceM, type Point } from '#siaga/contracts';
import { regencyOfCode, type Region, type RegionResolver } from '#siaga/geo';
import type { BorderFeature, PolygonGeometry } from '#siaga/mapdata';

const VILLAGE_CODE_LENGTH = 13;
/** Villages farther from the middle than this are not asked for. */
const REACH_M = 100_000;

type Polygon = Extract<PolygonGeometry, { type: 'Polygon' }>['coordinates'];

/** The village of a point: by the borders where they hold it, else the nearest village point, as the product does it. */
export function regionAt(
  borders: readonly BorderFeature[],
  regions: readonly Region[],
  middle: Point,
): RegionResolver {
  const villages = borders.filter(({ code }) => code?.length === VILLAGE_CODE_LENGTH);
  const near = regions.filter(
    ({ level, center }) => level === 4 && center !== null && distanceM(center, middle) < REACH_M,
  );
  return (point) => {
    const border = villages.find(({ geometry }) =>
      polygonsOf(geometry).some((polygon) => holds(polygon, point)),
    );
    return border?.code ?? nearestVillage(point, near);
  };
}

/** The kabupaten/kota that borders speak of, or null without any. */
export function regenciesOf(borders: readonly BorderFeature[]): string[] | null {
  const regencies = new Set(borders.flatMap(({ code }) => regencyOfCode(code ?? '') ?? []));
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

function polygonsOf(geometry: PolygonGeometry): readonly Polygon[] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** Even-odd rule over all rings, so that holes are holes. */
function holds(polygon: Polygon, { lon, lat }: Point): boolean {
  let isInside = false;
  for (const ring of polygon) {
    ring.forEach(([x1, y1], at) => {
      const [x2, y2] = ring.at(at - 1) ?? [x1, y1];
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) isInside = !isInside;
    });
  }
  return isInside;
}
