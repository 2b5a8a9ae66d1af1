import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type {
  Facility,
  FacilityLeftOut,
  Needs,
  Place,
  Point,
  RankedFacility,
  RankedUnit,
  Recommendation,
  RecommendationSummary,
  RecommendInput,
  Triage,
  UnitLeftOut,
} from '#siaga/contracts';
import { judgeFacility } from '#siaga/facilities';
import { TravelEstimator } from './travel-estimator.js';
import { Clock, ENV, type Env } from '#siaga/kernel';
import { FacilityCandidates } from './facility-candidates.js';
import { judgeUnit } from './judge-unit.policy.js';
import { rank, type Ranked, type Verdict } from './rank.js';
import { UnitCandidates, type UnitCandidate } from './unit-candidates.js';

const LEFT_OUT_LIMIT = 20;
const SUMMARY = { units: 5, facilities: 4 };
const NOBODY_REFUSED: ReadonlyMap<string, string> = new Map();

/** What to rank for. `refusals`: units that already answered no, or not at all. */
export type Demand = Omit<z.infer<typeof RecommendInput>, 'incidentId'> & {
  refusals?: ReadonlyMap<string, string>;
};

/** Who can go and who can receive, by travel time, with the reason for each place in the order and for those left out. */
@Injectable()
export class RecommendationService {
  constructor(
    private readonly units: UnitCandidates,
    private readonly facilities: FacilityCandidates,
    private readonly travel: TravelEstimator,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Ranks in memory, exactly: equal to trying every unit and every facility. */
  recommend(demand: Demand): Recommendation {
    const now = this.clock.now();
    const units = this.rankUnits(demand, now);
    const facilities = this.rankFacilities(
      demand.point,
      demand.needs,
      demand.triage,
      demand.facilityLimit,
      now,
    );
    return {
      at: now.toISOString(),
      method: this.travel.method,
      isEstimate: this.travel.isEstimate,
      units: withComparison(units.ranked),
      unitsLeftOut: [...units.leftOut, ...this.withoutPoint(demand)],
      facilities: withComparison(facilities.ranked),
      facilitiesLeftOut: facilities.leftOut,
    };
  }

  /** The short first answer for a call whose place just became known. */
  summarise(
    place: Place,
    regionCode: string,
    needs: Needs = { unit: [], facility: [] },
  ): RecommendationSummary {
    const now = this.clock.now();
    const demand: Demand = {
      point: place.point,
      needs,
      triage: null,
      regionCode,
      unitLimit: SUMMARY.units,
      facilityLimit: SUMMARY.facilities,
    };
    return {
      at: now.toISOString(),
      method: this.travel.method,
      place,
      units: this.rankUnits(demand, now).ranked.map(
        ({ unitId, callSign, type, travelS, distanceM, isStale }) => ({
          unitId,
          callSign,
          type,
          travelS,
          distanceM,
          isStale,
        }),
      ),
      facilities: this.rankFacilities(place.point, needs, null, SUMMARY.facilities, now).ranked.map(
        ({ facilityId, name, kind, travelS, distanceM }) => ({ facilityId, name, kind, travelS, distanceM }),
      ),
    };
  }

  private rankUnits(demand: Demand, now: Date): Ranked<RankedUnit, UnitLeftOut> {
    const nowMs = now.getTime();
    const { topSpeedMps } = this.travel;
    return rank<UnitCandidate, RankedUnit, UnitLeftOut>(
      this.units.index,
      demand.point,
      {
        topSpeedMps,
        leastSeconds: (straightM) => this.travel.leastSeconds(straightM, now),
        travel: (candidate, near) => this.travel.estimate(near.distanceM, candidate.unit.type, now),
      },
      (candidate) => judgeUnit(candidate, this.unitDemand(demand, nowMs)),
      { limit: demand.unitLimit, leftOutLimit: LEFT_OUT_LIMIT },
    );
  }

  private rankFacilities(
    point: Point,
    needs: Needs,
    triage: Triage | null,
    limit: number,
    now: Date,
  ): Ranked<RankedFacility, FacilityLeftOut> {
    const demand = { needs: needs.facility, triage, at: now };
    return rank<Facility, RankedFacility, FacilityLeftOut>(
      this.facilities.index,
      point,
      {
        topSpeedMps: this.travel.topSpeedMps,
        leastSeconds: (straightM) => this.travel.estimate(straightM, 'bls', now).seconds,
        travel: (_, near) => this.travel.estimate(near.distanceM, 'bls', now),
      },
      (facility): Verdict<RankedFacility, FacilityLeftOut> => {
        if (facility.kind === 'ambulance_post') return { kind: 'ignored' };
        const availability = judgeFacility(facility, demand);
        if (!availability.isUsable) return { kind: 'left_out', leftOut: availability.leftOut };
        const { id, name, kind } = facility;
        return {
          kind: 'ranked',
          isLast: false,
          make: (travel) => ({
            facilityId: id,
            name,
            kind,
            travelS: travel.seconds,
            distanceM: travel.distanceM,
            reasons: availability.reasons,
          }),
        };
      },
      { limit, leftOutLimit: LEFT_OUT_LIMIT },
    );
  }

  private withoutPoint(demand: Demand): UnitLeftOut[] {
    const unitDemand = this.unitDemand(demand, this.clock.now().getTime());
    const list: UnitLeftOut[] = [];
    for (const candidate of this.units.withoutPoint()) {
      const verdict = judgeUnit(candidate, unitDemand);
      if (verdict.kind === 'left_out') list.push(verdict.leftOut);
      if (verdict.kind === 'ranked')
        list.push({
          unitId: candidate.unit.id,
          callSign: candidate.unit.callSign,
          reason: 'no_position',
          details: {},
        });
    }
    return list.slice(0, LEFT_OUT_LIMIT);
  }

  private unitDemand(demand: Demand, nowMs: number): Parameters<typeof judgeUnit>[1] {
    return {
      regionCode: demand.regionCode,
      needs: demand.needs.unit,
      refusals: demand.refusals ?? NOBODY_REFUSED,
      nowMs,
      stalePositionS: this.env.SIAGA_STALE_POSITION_S,
    };
  }
}

/** Puts before each one's own reasons how it compares with the first. */
function withComparison<R extends { travelS: number; reasons: unknown[] }>(ranked: R[]): R[] {
  const fastest = ranked[0]?.travelS ?? 0;
  return ranked.map((entry, position) => {
    const comparison =
      position === 0
        ? { code: 'fastest' }
        : { code: 'slower_by', seconds: Math.round(entry.travelS - fastest) };
    return { ...entry, reasons: [comparison, ...entry.reasons] };
  });
}
