import type { Point } from '#siaga/contracts';
import type { RegionLevel } from '../text/vocabulary.js';

export type { RegionLevel } from '../text/vocabulary.js';

/** What a region is by law. */
export type RegionKind = 'provinsi' | 'kabupaten' | 'kota' | 'kecamatan' | 'desa' | 'kelurahan';

/** One region of the gazetteer, from province to village. */
export interface Region {
  /** Dotted Kemendagri code: `15`, `15.71`, `15.71.01`, `15.71.01.1001`. */
  readonly code: string;
  readonly level: RegionLevel;
  readonly name: string;
  readonly kind: RegionKind;
  readonly parentCode: string | null;
  /** Null when no source knows where the region is. */
  readonly center: Point | null;
  /** Radius around `center` in which a place of the region lies in about nine of ten cases. */
  readonly radiusM: number;
  readonly postalCodes: readonly string[];
  /** Where the point came from. */
  readonly source: PointSource;
}

/**
 * `geografis`: the village's own point by code or name; `shared_point`: one point given to several villages;
 * `district_centre`: no point, the mean of the kecamatan's villages; `children`: mean of the regions below; `none`.
 */
export type PointSource = 'geografis' | 'shared_point' | 'district_centre' | 'children' | 'none';

/** The level of a dotted code by its length. */
export function levelOfCode(code: string): RegionLevel {
  if (code.length <= 2) return 1;
  if (code.length <= 5) return 2;
  return code.length <= 8 ? 3 : 4;
}

/** The code one level up, or null for a province. */
export function parentOfCode(code: string): string | null {
  const at = code.lastIndexOf('.');
  return at < 0 ? null : code.slice(0, at);
}

/** The kabupaten/kota part of a code, or null for a province or `ID`. */
export function regencyOfCode(code: string): string | null {
  return code.length >= 5 ? code.slice(0, 5) : null;
}

/** True when a region code is that of `region` or of one inside it. */
export function isSameOrBelow(code: string, region: string): boolean {
  return code.startsWith(region) && (code.length === region.length || code.charAt(region.length) === '.');
}
