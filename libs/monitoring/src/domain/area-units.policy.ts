import type { AreaUnit, Point } from '#siaga/contracts';

/** A puskesmas, and the district that it stands in, where that is known. */
export interface Puskesmas {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
  readonly districtCode: string | null;
  readonly point: Point | null;
}

/** A region with its name and its middle. */
export interface PlacedRegion {
  readonly code: string;
  readonly name: string;
  readonly point: Point | null;
}

const DISTRICT_WIDTH = 8;

/** So near that order is right within a district: degrees, the longitude as short as it is there. */
function distance(a: Point, b: Point): number {
  return Math.hypot((a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180), a.lat - b.lat);
}

function nearest(found: readonly Puskesmas[], at: Point | null): Puskesmas | undefined {
  if (at === null) return undefined;
  return found
    .flatMap((one) => (one.point === null ? [] : { one, far: distance(one.point, at) }))
    .sort((a, b) => a.far - b.far || a.one.name.localeCompare(b.one.name))[0]?.one;
}

/**
 * Who answers for a region. A puskesmas works for its kecamatan, or for a part of it by kelurahan (Permenkes 43/2019): of several in one kecamatan
 * it is the one nearest to the middle of the kelurahan. Where nobody is known to answer, the kecamatan stands by itself, and wider regions do.
 */
export function unitOf(
  code: string,
  puskesmas: readonly Puskesmas[],
  regions: ReadonlyMap<string, PlacedRegion>,
): AreaUnit {
  const district = code.slice(0, DISTRICT_WIDTH);
  const alone = (regionCode: string): AreaUnit => ({
    ...{ facilityId: null, regionCode, name: regions.get(regionCode)?.name ?? regionCode },
  });
  if (code.length < DISTRICT_WIDTH) return alone(code);
  const here = puskesmas.filter(({ districtCode }) => districtCode === district);
  const [only] = here;
  const one = here.length === 1 ? only : nearest(here, regions.get(code)?.point ?? null);
  return one === undefined ? alone(district) : { facilityId: one.id, regionCode: district, name: one.name };
}

/** What tells units apart. */
export function keyOfUnit({ facilityId, regionCode }: AreaUnit): string {
  return facilityId ?? regionCode;
}
