import type { Facility, Point } from '#siaga/contracts';
import { readAddress } from './address-parts.js';
import type { AddressFinder } from './address-finder.js';
import { metresToNearest } from './distance.js';
import { reachM } from './district-reach.js';
import {
  choosePoint,
  judgePoint,
  type PlacementFacts,
  type Placement,
  type PointVerdict,
} from './placement.policy.js';
import type { RegionDirectory } from './region-directory.js';
import { resolveRegion, type RegionKnowledge, type RowRegion } from './resolve-region.policy.js';
import type { ParsedRow, RowProblem } from './source-row.js';

/** A facility as one row of a source tells it; what a source does not speak of is null. */
export interface ImportedFacility extends Placement {
  line: number;
  sourceKey: string;
  regionCode: string;
  districtCode: string | null;
  name: string;
  kind: Facility['kind'];
  kemkesCode: string | null;
  address: string;
  phone: string | null;
  /** The point the file states, kept beside the one that is used. */
  statedPoint: Point | null;
  erLevel: number | null;
  capabilities: Facility['capabilities'] | null;
  isAlwaysOpen: boolean | null;
  openHours: Facility['openHours'] | null;
  firstBeds: ParsedRow['firstBeds'];
}

/** Village points are sparse in the interior: a point whose nearest village is the right one counts as there up to this far. */
const INSIDE_WITHIN_M = 15_000;
/** A point just over a regency's border is within the error of the village points. */
const REGENCY_REACH_M = 2_000;

/** Places the rows of one file. */
export class RowPlacer {
  private readonly directory: RegionDirectory;

  constructor(
    private readonly knowledge: RegionKnowledge,
    private readonly finder: AddressFinder,
    private readonly pointAccuracyM: number,
    private readonly sharedPoints: ReadonlySet<string>,
  ) {
    this.directory = knowledge.directory;
  }

  /** The row with its region and point, or the problem for which it is refused: a row of which nothing tells the regency. */
  async place(row: ParsedRow): Promise<ImportedFacility | RowProblem> {
    const region = resolveRegion(row, this.knowledge);
    if (region === null) {
      return {
        line: row.line,
        field: 'region_code',
        code: 'region.unknown',
        message: 'Nothing tells its kabupaten/kota: add region_code, or import with --region',
      };
    }
    const facts = this.factsOf(row, region);
    const verdict = judgePoint(facts);
    const found = verdict === 'near' ? null : await this.finder.find(row.address, region, row.name);
    const placement = choosePoint(facts, verdict, found);
    const { regency, district } = region;
    const { provinceName, regencyName, districtName, regionCode, stated, ...own } = row;
    const districtCode =
      district?.code ?? this.districtOf(row, regency.code, verdict, found?.districtCode ?? null);
    return {
      ...own,
      ...placement,
      regionCode: regency.code,
      districtCode,
      statedPoint: stated?.point ?? null,
    };
  }

  private factsOf(row: ParsedRow, { regency, district }: RowRegion): PlacementFacts {
    const { stated } = row;
    const nearest = stated === null ? null : this.directory.nearest(stated.point);
    const isSomewhere = nearest !== null && nearest.distanceM <= INSIDE_WITHIN_M;
    const isInsideRegency = isSomewhere && nearest.regencyCode === regency.code;
    const isInside =
      district === null ? isInsideRegency : isSomewhere && nearest.districtCode === district.code;
    return {
      stated,
      isShared: stated !== null && this.sharedPoints.has(pointKey(stated.point)),
      isDistrictKnown: district !== null,
      isInside,
      isInsideRegency,
      offM: stated === null ? null : this.offM(stated.point, { regency, district }),
      reachM: district === null ? REGENCY_REACH_M : reachM(district),
      pointAccuracyM: this.pointAccuracyM,
    };
  }

  private offM(point: Point, { regency, district }: RowRegion): number {
    if (district !== null && district.villages.length > 0) return metresToNearest(point, district.villages);
    return metresToNearest(
      point,
      this.directory.districts(regency.code).flatMap((each) => each.villages),
    );
  }

  /** Without a stated kecamatan the place itself may tell it, as long as it lies in the regency. */
  private districtOf(
    row: ParsedRow,
    regencyCode: string,
    verdict: PointVerdict,
    ofAddress: string | null,
  ): string | null {
    if (verdict !== 'near' || row.stated === null) return ofAddress;
    const nearest = this.directory.nearest(row.stated.point);
    return nearest?.regencyCode === regencyCode ? nearest.districtCode : null;
  }
}

/** Two rows share a point when it is the same to the centimetre. */
export function pointKey(point: Point): string {
  return `${point.lon.toFixed(7)},${point.lat.toFixed(7)}`;
}

/** Points that rows with different addresses state more than once. One building may hold two facilities of one address. */
export function sharedPointsOf(rows: readonly ParsedRow[]): Set<string> {
  const addresses = new Map<string, string>();
  const shared = new Set<string>();
  for (const { stated, address } of rows) {
    if (stated === null) continue;
    const key = pointKey(stated.point);
    const other = addresses.get(key);
    if (other === undefined) addresses.set(key, address);
    else if (other !== address || readAddress(address).district === null) shared.add(key);
  }
  return shared;
}
