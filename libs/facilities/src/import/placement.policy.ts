import { type Facility, M_PER_DEGREE, type Point } from '#siaga/contracts';
import type { StatedPoint } from './source-row.js';

type Flag = Facility['flags'][number];
type PlaceSource = NonNullable<Facility['pointSource']>;

/** How a stated point lies towards what its row states in words. */
export type PointVerdict = 'near' | 'outside_district' | 'outside_regency' | 'missing';

/** What has been found out about a row's point. */
export interface PlacementFacts {
  stated: StatedPoint | null;
  /** Other rows of the file state exactly this point. */
  isShared: boolean;
  /** The address names a kecamatan that was found. */
  isDistrictKnown: boolean;
  /** Metres from the stated point to the nearest village of the stated kecamatan (of the regency where none is known); null without a point. */
  offM: number | null;
  /** Metres within which a point counts as near, though the nearest village is another's. */
  reachM: number;
  /** The nearest village of all is one of the stated kecamatan (of the regency where none is known). */
  isInside: boolean;
  isInsideRegency: boolean;
  /** Accuracy of an unflagged point of this source, in metres. */
  pointAccuracyM: number;
}

/** A place made from the address. */
export interface AddressPlace {
  point: Point;
  accuracyM: number;
  source: PlaceSource;
}

/** The point a facility is ranked by, with what is doubtful about it. */
export interface Placement {
  point: Point | null;
  accuracyM: number | null;
  pointSource: PlaceSource | null;
  flags: Flag[];
}

/** Fewer decimals than this (0.001° is 111 m) are a rounded point. */
const FULL_DECIMALS = 4;
/** Several facilities at one point: at most one of them stands there, the others somewhere in the town. */
const SHARED_ACCURACY_M = 2_000;
/** A point that contradicts its address and cannot be replaced is off by at least this much. */
const CONTRADICTED_ACCURACY_M = 5_000;
const MAX_ACCURACY_M = 100_000;

/** Whether the stated point may be believed: see `PointVerdict`. */
export function judgePoint(facts: PlacementFacts): PointVerdict {
  if (facts.stated === null || facts.offM === null) return 'missing';
  if (facts.isInside || facts.offM <= facts.reachM) return 'near';
  return facts.isInsideRegency && facts.isDistrictKnown ? 'outside_district' : 'outside_regency';
}

/**
 * The point to rank by. A point near its stated kecamatan is used as stated, with the source's accuracy, less when shared or
 * rounded. A point that contradicts the address, or is missing, gives way to the address with the address's own radius: of the
 * two the words are the safer witness (in Kota Jambi all 20 puskesmas have good addresses and points a median 4.4 km off). Where
 * the address leads nowhere, or to a radius wider than the contradiction, the contradicted point stays, with a radius as wide as the contradiction. The flags always say which.
 */
export function choosePoint(
  facts: PlacementFacts,
  verdict: PointVerdict,
  address: AddressPlace | null,
): Placement {
  const flags = flagsOf(facts, verdict);
  if (verdict === 'near' && facts.stated !== null) {
    return {
      point: facts.stated.point,
      accuracyM: statedAccuracyM(facts, facts.stated),
      pointSource: 'import',
      flags,
    };
  }
  const contradictionM = Math.min(MAX_ACCURACY_M, Math.max(CONTRADICTED_ACCURACY_M, facts.offM ?? 0));
  if (
    address !== null &&
    (facts.stated === null || address.accuracyM <= contradictionM || verdict === 'outside_regency')
  ) {
    const { point, accuracyM, source } = address;
    return {
      point,
      accuracyM: Math.round(accuracyM),
      pointSource: source,
      flags: [...flags, 'placed_by_address'],
    };
  }
  if (facts.stated === null)
    return { point: null, accuracyM: null, pointSource: null, flags: [...flags, 'no_point'] };
  return { point: facts.stated.point, accuracyM: Math.round(contradictionM), pointSource: 'import', flags };
}

function flagsOf(facts: PlacementFacts, verdict: PointVerdict): Flag[] {
  const flags: Flag[] = [];
  if (!facts.isDistrictKnown) flags.push('district_unknown');
  if (verdict === 'outside_district') flags.push('point_outside_district');
  if (verdict === 'outside_regency') flags.push('point_outside_regency');
  if (facts.stated !== null && facts.isShared) flags.push('point_shared');
  if (facts.stated !== null && facts.stated.decimals < FULL_DECIMALS) flags.push('point_coarse');
  return flags;
}

function statedAccuracyM(facts: PlacementFacts, stated: StatedPoint): number {
  const roundingM = 10 ** -stated.decimals * 0.5 * Math.SQRT2 * M_PER_DEGREE;
  const leastM = Math.max(stated.accuracyM ?? facts.pointAccuracyM, roundingM);
  return Math.round(facts.isShared ? Math.max(leastM, SHARED_ACCURACY_M) : leastM);
}
