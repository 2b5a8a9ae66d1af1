import { Injectable } from '@nestjs/common';
import type { Point, Route, SpeedTable, TimeBand, TravelMethod, TravelMode } from '#siaga/contracts';
import { metresOf, offRoadSeconds, secondsOf } from '../graph/index.js';
import type { Leg, MetricSearch } from '../network/metric-search.js';
import { RoadConditions } from '../network/road-conditions.js';
import { RoadNetworkService } from '../network/road-network.service.js';
import { sirenFactorOf } from '../speeds/siren.policy.js';
import { bandOfHour } from '../speeds/time-band.policy.js';
import { StraightLineTravelTimes } from './straight-line-travel-times.js';
import { FIXED_S } from './travel-constants.js';
import { MODE_OF, type Stop, type TravelOptions, type TravelTime, type TravelTimes } from './travel-times.js';

const KMH_PER_MPS = 3.6;
/** Lengths of imported roads may be up to half a per cent shorter than the sphere on which straight lines are measured. */
const LENGTH_MARGIN = 1.01;
/** Answers are whole seconds, rounded. */
const ROUNDING_S = 0.5;
const MIDDAY = 12;
const LEAST_STEP_M = 1;

/**
 * Travel times on the imported roads, exact for the speeds and closures of this moment. Where the roads do not reach (no map,
 * no road within 1,500 m, no way) the answer is the straight line's and says so. The siren shortens every drive on land; crossings,
 * the last metres beside the road and the fixed half minute it does not.
 */
@Injectable()
export class RoadTravelTimes implements TravelTimes {
  private tops: { table: SpeedTable | null; kmh: Map<string, number> } = { table: null, kmh: new Map() };

  constructor(
    private readonly roads: RoadNetworkService,
    private readonly conditions: RoadConditions,
    private readonly straight: StraightLineTravelTimes,
  ) {}

  get method(): TravelMethod {
    return this.roads.loaded === null ? this.straight.method : 'roads';
  }

  topSpeedMps(options: TravelOptions): number {
    return Math.max(this.straight.topSpeedMps(options), this.roadTopMps(options));
  }

  leastSeconds(straightM: number, options: TravelOptions): number {
    if (this.roads.loaded === null) return this.straight.leastSeconds(straightM, options);
    const byRoadS = FIXED_S - ROUNDING_S + straightM / this.roadTopMps(options);
    return Math.min(this.straight.leastSeconds(straightM, options), byRoadS);
  }

  toPoint(origins: readonly Stop[], destination: Point, options: TravelOptions): Promise<TravelTime[]> {
    const legs = this.searchFor(options)?.toPoint(origins, destination) ?? null;
    if (legs === null) return this.straight.toPoint(origins, destination, options);
    return this.complete(legs, options, (index) => [origins[index] ?? destination, destination]);
  }

  fromPoint(origin: Point, destinations: readonly Stop[], options: TravelOptions): Promise<TravelTime[]> {
    const legs = this.searchFor(options)?.fromPoint(origin, destinations) ?? null;
    if (legs === null) return this.straight.fromPoint(origin, destinations, options);
    return this.complete(legs, options, (index) => [origin, destinations[index] ?? origin]);
  }

  route(from: Point, to: Point, options: TravelOptions): Promise<Route> {
    const found = this.searchFor(options)?.route(from, to) ?? null;
    if (found === null) return this.straight.route(from, to, options);
    const { way } = found;
    const siren = this.sirenOf(options);
    const time = this.timeOf({ cost: way.cost, from: found.from, to: found.to }, options);
    return Promise.resolve({
      method: 'roads',
      isEstimate: false,
      seconds: time.seconds,
      distanceM: time.distanceM,
      line: [
        [from.lon, from.lat],
        ...way.line.map(([lon, lat]): [number, number] => [lon, lat]),
        [to.lon, to.lat],
      ],
      // A way that begins or ends at a junction has a stretch of nothing on the crossing street.
      steps: way.steps
        .filter(({ distanceM }) => distanceM >= LEAST_STEP_M)
        .map(({ name, seconds, distanceM, at: [lon, lat] }) => ({
          name,
          distanceM: Math.round(distanceM),
          seconds: Math.round(seconds / siren),
          at: { lon, lat },
        })),
    });
  }

  private searchFor({
    vehicle,
    localHour = MIDDAY,
    isUrgent = false,
    ignoring,
  }: TravelOptions): MetricSearch | null {
    return this.roads.searchFor({ mode: MODE_OF[vehicle], band: bandOfHour(localHour), isUrgent }, ignoring);
  }

  private async complete(
    legs: readonly (Leg | null)[],
    options: TravelOptions,
    endsOf: (index: number) => readonly [Point, Point],
  ): Promise<TravelTime[]> {
    const times: TravelTime[] = [];
    for (const [index, leg] of legs.entries()) {
      const [from, to] = endsOf(index);
      const [estimate] = leg === null ? await this.straight.toPoint([from], to, options) : [];
      const time = leg === null ? estimate : this.timeOf(leg, options);
      if (time !== undefined) times.push(time);
    }
    return times;
  }

  private timeOf({ cost, from, to }: Leg, options: TravelOptions): TravelTime {
    const besideS = offRoadSeconds(from) + offRoadSeconds(to);
    return {
      seconds: Math.round(FIXED_S + secondsOf(cost) / this.sirenOf(options) + besideS),
      distanceM: Math.round(metresOf(cost) + from.offRoadM + to.offRoadM),
      method: 'roads',
    };
  }

  private sirenOf({ isUrgent, vehicle }: TravelOptions): number {
    return isUrgent === true ? sirenFactorOf(MODE_OF[vehicle], this.conditions.speeds) : 1;
  }

  /** The fastest row of the table, which no way can beat. Asked for each candidate of a ranking, so it is remembered. */
  private roadTopMps(options: TravelOptions): number {
    const table = this.conditions.speeds;
    if (this.tops.table !== table) this.tops = { table, kmh: new Map() };
    const mode = MODE_OF[options.vehicle];
    const band = bandOfHour(options.localHour ?? MIDDAY);
    const topKmh = this.tops.kmh.get(`${mode} ${band}`) ?? topOf(table, mode, band);
    this.tops.kmh.set(`${mode} ${band}`, topKmh);
    return (topKmh / KMH_PER_MPS) * this.sirenOf(options) * LENGTH_MARGIN;
  }
}

function topOf({ rows }: SpeedTable, mode: TravelMode, band: TimeBand): number {
  return rows
    .filter((row) => row.mode === mode && row.band === band)
    .reduce((top, { kmh }) => Math.max(top, kmh), 1);
}
