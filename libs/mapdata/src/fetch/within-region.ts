import type { Point } from '#siaga/contracts';
import type { MapFeature } from '../read/map-feature.js';

/** Tells the kabupaten/kota of a point; null far from every village. */
type RegencyOf = (point: Point) => string | null;

/**
 * Of `features` those that begin in a province, kabupaten or kota. Every feature begins in one region only, so that maps of
 * neighbours have no road twice, and their roads still meet: a stretch that crosses a border belongs to one of the two.
 */
export async function* withinRegion(
  features: AsyncIterable<readonly MapFeature[]>,
  code: string,
  regencyOf: RegencyOf,
): AsyncGenerator<readonly MapFeature[]> {
  const isOwn = (point: Point): boolean => {
    const regency = regencyOf(point);
    return regency !== null && (regency === code || regency.startsWith(`${code}.`));
  };
  for await (const batch of features) yield batch.filter((feature) => isKept(feature, code, isOwn));
}

function isKept(feature: MapFeature, code: string, isOwn: (point: Point) => boolean): boolean {
  switch (feature.kind) {
    case 'problem':
      return true;
    case 'place':
    case 'facility':
      return isOwn(feature.point);
    case 'road': {
      const [lon, lat] = feature.line;
      return lon !== undefined && lat !== undefined && isOwn({ lon, lat });
    }
    case 'border':
      if (feature.code !== null) return feature.code === code || feature.code.startsWith(`${code}.`);
      return beginsIn(feature.geometry.coordinates, isOwn);
    case 'shape':
      return beginsIn(feature.geometry.coordinates, isOwn);
  }
}

/** By the first position of a GeoJSON geometry, however deep it lies. */
function beginsIn(coordinates: unknown, isOwn: (point: Point) => boolean): boolean {
  let first: unknown = coordinates;
  while (Array.isArray(first) && Array.isArray(first[0])) first = first[0];
  if (!Array.isArray(first)) return false;
  const [lon, lat] = first as unknown[];
  return typeof lon === 'number' && typeof lat === 'number' && isOwn({ lon, lat });
}
