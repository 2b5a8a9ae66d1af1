import { Inject, Injectable } from '@nestjs/common';
import type { Point, Route, TravelMethod, UnitType } from '#siaga/contracts';
import { ENV, type Env } from '#siaga/kernel';
import {
  TRAVEL_TIMES,
  type Stop,
  type TravelOptions,
  type TravelTime,
  type TravelTimes,
  type Vehicle,
} from '#siaga/roads';

const VEHICLE: Record<UnitType, Vehicle> = {
  als: 'ambulance',
  bls: 'ambulance',
  transport: 'ambulance',
  motorcycle: 'motorcycle',
  boat: 'boat',
};
const MINUTE_MS = 60_000;

/** Something that drives: where it is, what it is, and the name under which it is asked about again. */
export interface Driver {
  readonly type: UnitType;
  readonly from: Stop;
}

/** Travel times by unit type at the centre's local hour, lights and siren on. */
@Injectable()
export class TravelEstimator {
  private readonly hourFormat: Intl.DateTimeFormat;
  private hour = { minute: -1, value: 0 };

  constructor(
    @Inject(TRAVEL_TIMES) private readonly times: TravelTimes,
    @Inject(ENV) env: Env,
  ) {
    this.hourFormat = new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      hourCycle: 'h23',
      timeZone: env.SIAGA_TIME_ZONE,
    });
  }

  /** How times are made at best; single answers may be estimates and say so. */
  get method(): TravelMethod {
    return this.times.method;
  }

  /** Times of several units to one point, in their order: one search for each kind of vehicle among them. */
  async toPoint(drivers: readonly Driver[], to: Point, now: Date): Promise<TravelTime[]> {
    const groups = new Map<Vehicle, number[]>();
    drivers.forEach(({ type }, at) => {
      const group = groups.get(VEHICLE[type]);
      if (group) group.push(at);
      else groups.set(VEHICLE[type], [at]);
    });
    const answers: TravelTime[] = [];
    for (const [vehicle, members] of groups) {
      const stops = members.flatMap((at) => drivers[at]?.from ?? []);
      const times = await this.times.toPoint(stops, to, this.optionsOf(vehicle, now));
      members.forEach((at, index) => {
        const time = times[index];
        if (time === undefined) throw new RangeError('The travel times left out a unit');
        answers[at] = time;
      });
    }
    return answers;
  }

  /** Times of an ambulance from one point to several places, in their order. */
  fromPoint(from: Point, places: readonly Stop[], now: Date): Promise<TravelTime[]> {
    return this.times.fromPoint(from, places, this.optionsOf(VEHICLE.bls, now));
  }

  /** The way of one unit, to be drawn. */
  route(from: Point, to: Point, type: UnitType, now: Date): Promise<Route> {
    return this.times.route(from, to, this.optionsOf(VEHICLE[type], now));
  }

  /** Its way on our own roads, and as it would be were some closed areas open: to be compared with each other. */
  wayWithout(ignoring: readonly string[], from: Point, to: Point, type: UnitType, now: Date): Promise<Route> {
    return this.times.route(from, to, { ...this.optionsOf(VEHICLE[type], now), ignoring });
  }

  /** The least time in which a unit of one of these types covers a straight distance in metres now; grows with it. */
  leastSeconds(straightM: number, now: Date, types: Iterable<UnitType>): number {
    const vehicles = new Set<Vehicle>();
    for (const type of types) vehicles.add(VEHICLE[type]);
    let least = Infinity;
    for (const vehicle of vehicles) {
      const options = this.optionsOf(vehicle, now);
      const seconds =
        this.times.leastSeconds?.(straightM, options) ?? straightM / this.times.topSpeedMps(options);
      least = Math.min(least, seconds);
    }
    return least;
  }

  private optionsOf(vehicle: Vehicle, now: Date): TravelOptions {
    return { vehicle, localHour: this.localHour(now), isUrgent: true };
  }

  private localHour(now: Date): number {
    const minute = Math.floor(now.getTime() / MINUTE_MS);
    if (this.hour.minute !== minute) this.hour = { minute, value: Number(this.hourFormat.format(now)) };
    return this.hour.value;
  }
}
