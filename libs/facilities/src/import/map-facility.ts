import type { Facility, Point } from '#siaga/contracts';
import type { ParsedRow } from './source-row.js';

/** A facility as a map shows it: where it is, and little else. */
export interface MapFacility {
  /** What the map calls it, for example `node/123`; the same map again finds the facility by it. */
  readonly ref: string;
  readonly name: string;
  readonly kind: Facility['kind'];
  readonly point: Point;
  readonly address: string | null;
  /** Kecamatan as the map states it. */
  readonly district: string | null;
  readonly phone: string | null;
}

/** Points of a map are drawn on or beside the building. */
export const MAP_POINT_ACCURACY_M = 50;
/** Maps write points to the seventh decimal. */
const MAP_DECIMALS = 7;

/** The map's facility as a row of an import; its regency is the one that its point lies in. */
export function rowOfMapFacility(facility: MapFacility, index: number): ParsedRow {
  const { ref, name, kind, point, address, district, phone } = facility;
  return {
    line: index + 1,
    sourceKey: ref,
    kemkesCode: null,
    name,
    kind,
    address: address ?? '',
    provinceName: null,
    regencyName: null,
    districtName: district,
    regionCode: null,
    stated: { point, decimals: MAP_DECIMALS, accuracyM: null },
    phone,
    erLevel: null,
    capabilities: null,
    isAlwaysOpen: null,
    openHours: null,
    firstBeds: null,
  };
}
