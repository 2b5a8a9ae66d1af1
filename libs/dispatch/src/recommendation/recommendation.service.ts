import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type {
  Facility,
  FacilityLeftOut,
  LesserUnit,
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
  UnitType,
} from '#siaga/contracts';
import { judgeFacility } from '#siaga/facilities';
import { Clock, ENV, type Env } from '#siaga/kernel';
import type { Stop, TravelTime } from '#siaga/roads';
import { FacilityCandidates } from './facility-candidates.js';
import { judgeLesser, judgeUnit, type UnitDemand } from './judge-unit.policy.js';
import { NextFreeUnits } from './next-free.js';
import type { Near } from './nearest-index.js';
import { rank, type Drive, type Ranked, type Verdict } from './rank.js';
import { TravelEstimator } from './travel-estimator.js';
import { driverOf, UnitCandidates, type UnitCandidate } from './unit-candidates.js';

/** Patients are brought to a facility by ambulance. */
const AMBULANCE: readonly UnitType[] = ['bls'];
const LEFT_OUT_LIMIT = 20;
/** Shown where no fitting unit is free. */
const LESSER_LIMIT = 4;
/** A first responder this much earlier is worth a second vehicle. */
const WELL_BEFORE_S = 120;
const SUMMARY = { units: 5, facilities: 4 };
const NOBODY_REFUSED: ReadonlyMap<string, string> = new Map();

/** What to rank for. `refusals`: units that already answered no, or not at all. */
export type Demand = Omit<z.infer<typeof RecommendInput>, 'incidentId'> & {
  refusals?: ReadonlyMap<string, string>;
};

/** The same where only units are asked for. */
type UnitsWanted = Omit<Demand, 'facilityLimit'>;

/** Who can go and who can receive, by travel time, with the reason for each place in the order and for those left out. */
@Injectable()
export class RecommendationService {
  constructor(
    private readonly units: UnitCandidates,
    private readonly facilities: FacilityCandidates,
    private readonly travel: TravelEstimator,
    private readonly nextFree: NextFreeUnits,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Ranks in memory, exactly: equal to trying every unit and every facility. */
  async recommend(demand: Demand): Promise<Recommendation> {
    const now = this.clock.now();
    const [units, facilities] = await Promise.all([
      this.rankUnits(demand, now),
      this.rankFacilities(demand.point, demand.needs, demand.triage, demand.facilityLimit, now),
    ]);
    const [fastest] = units.ranked;
    const lesser = await this.rankLesser(demand, fastest ?? null, now);
    const nextFree = fastest
      ? []
      : await this.nextFree.soonest(demand.point, this.unitDemand(demand, now.getTime()), now);
    return {
      at: now.toISOString(),
      method: this.travel.method,
      isEstimate: [...units.ranked, ...facilities.ranked].every((ranked) => ranked.isEstimate),
      units: withComparison(units.ranked),
      lesser,
      nextFree,
      unitsLeftOut: [...units.leftOut, ...this.withoutPoint(demand)],
      facilities: withComparison(facilities.ranked),
      facilitiesLeftOut: facilities.leftOut,
    };
  }

  /** Only who fits and is free, fastest first: for whoever asks with rows held, and shows nobody what else there is. */
  async fastestUnits(wanted: UnitsWanted): Promise<RankedUnit[]> {
    return (await this.rankUnits(wanted, this.clock.now())).ranked;
  }

  /** The short first answer for a call whose place just became known. */
  async summarise(
    place: Place,
    regionCode: string,
    needs: Needs = { unit: [], facility: [] },
  ): Promise<RecommendationSummary> {
    const now = this.clock.now();
    const demand: Demand = {
      point: place.point,
      needs,
      triage: null,
      regionCode,
      unitLimit: SUMMARY.units,
      facilityLimit: SUMMARY.facilities,
    };
    const [units, facilities] = await Promise.all([
      this.rankUnits(demand, now),
      this.rankFacilities(place.point, needs, null, SUMMARY.facilities, now),
    ]);
    return {
      at: now.toISOString(),
      method: this.travel.method,
      place,
      units: units.ranked.map(({ unitId, callSign, type, travelS, distanceM, isEstimate, isStale }) => ({
        unitId,
        callSign,
        type,
        travelS,
        distanceM,
        isEstimate,
        isStale,
      })),
      facilities: facilities.ranked.map(({ facilityId, name, kind, travelS, distanceM, isEstimate }) => ({
        facilityId,
        name,
        kind,
        travelS,
        distanceM,
        isEstimate,
      })),
    };
  }

  /** Who could go although it does not meet the need: all of them where nobody does, first responders well before for red. */
  private async rankLesser(demand: Demand, fastest: RankedUnit | null, now: Date): Promise<LesserUnit[]> {
    const isWanted = fastest === null || demand.triage === 'merah';
    if (demand.needs.unit.length === 0 || !isWanted) return [];
    const { ranked } = await this.rankBy(judgeLesser, demand, LESSER_LIMIT, now);
    if (fastest === null) return ranked;
    // One whose place is only believed is not proposed before one whose place is known.
    return ranked
      .filter((unit) => (!unit.isStale || fastest.isStale) && fastest.travelS - unit.travelS >= WELL_BEFORE_S)
      .slice(0, 1)
      .map((unit) => ({
        ...unit,
        reasons: [
          { code: 'sooner_by', seconds: Math.round(fastest.travelS - unit.travelS) },
          ...unit.reasons,
        ],
      }));
  }

  private rankUnits(demand: UnitsWanted, now: Date): Promise<Ranked<RankedUnit, UnitLeftOut>> {
    return this.rankBy(judgeUnit, demand, demand.unitLimit, now);
  }

  private rankBy<R extends RankedUnit, L>(
    judge: (candidate: UnitCandidate, demand: UnitDemand) => Verdict<R, L>,
    demand: UnitsWanted,
    limit: number,
    now: Date,
  ): Promise<Ranked<R, L>> {
    const nowMs = now.getTime();
    return rank<UnitCandidate, R, L>(
      this.units.index,
      demand.point,
      {
        leastSeconds: (straightM) => this.travel.leastSeconds(straightM, now, this.units.types),
        travel: async (candidates) =>
          drivesOf(
            await this.travel.toPoint(
              candidates.flatMap(({ item }) => driverOf(item) ?? []),
              demand.point,
              now,
            ),
          ),
      },
      (candidate) => judge(candidate, this.unitDemand(demand, nowMs)),
      { limit, leftOutLimit: LEFT_OUT_LIMIT },
    );
  }

  private rankFacilities(
    point: Point,
    needs: Needs,
    triage: Triage | null,
    limit: number,
    now: Date,
  ): Promise<Ranked<RankedFacility, FacilityLeftOut>> {
    const demand = { needs: needs.facility, triage, at: now };
    return rank<Facility, RankedFacility, FacilityLeftOut>(
      this.facilities.index,
      point,
      {
        leastSeconds: (straightM) => this.travel.leastSeconds(straightM, now, AMBULANCE),
        travel: async (candidates) =>
          drivesOf(await this.travel.fromPoint(point, candidates.map(stopOf), now)),
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
            isEstimate: travel.isEstimate,
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

  private unitDemand(demand: UnitsWanted, nowMs: number): UnitDemand {
    return {
      regionCode: demand.regionCode,
      needs: demand.needs.unit,
      refusals: demand.refusals ?? NOBODY_REFUSED,
      nowMs,
      stalePositionS: this.env.SIAGA_STALE_POSITION_S,
    };
  }
}

function stopOf({ item, point }: Near<Facility>): Stop {
  return { lon: point.lon, lat: point.lat, pin: `facility:${item.id}` };
}

function drivesOf(times: readonly TravelTime[]): Drive[] {
  return times.map(({ seconds, distanceM, method }) => ({
    seconds,
    distanceM,
    isEstimate: method === 'straight_line_estimate',
  }));
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
