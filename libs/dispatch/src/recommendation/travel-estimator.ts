import { Inject, Injectable } from '@nestjs/common';
import type { TravelMethod, UnitType } from '#siaga/contracts';
import { StraightLineTravelTimes, type TravelTime, type Vehicle } from '#siaga/roads';
import { ENV, type Env } from '#siaga/kernel';

const VEHICLE: Record<UnitType, Vehicle> = {
  als: 'ambulance',
  bls: 'ambulance',
  transport: 'ambulance',
  motorcycle: 'motorcycle',
  boat: 'boat',
};
/** One type of each vehicle. */
const TYPE_OF_EACH_VEHICLE = ['als', 'motorcycle', 'boat'] as const satisfies readonly UnitType[];
const MINUTE_MS = 60_000;

/** Travel times by unit type at the centre's local hour, lights and siren on. */
@Injectable()
export class TravelEstimator {
  readonly method: TravelMethod;
  readonly isEstimate = true;
  /** No unit of any type covers straight distance faster: the bound that makes early stopping exact. */
  readonly topSpeedMps: number;
  private readonly model = new StraightLineTravelTimes();
  private readonly hourFormat: Intl.DateTimeFormat;
  private hour = { minute: -1, value: 0 };

  constructor(@Inject(ENV) env: Env) {
    this.method = this.model.method;
    this.topSpeedMps = Math.max(
      ...Object.values(VEHICLE).map((vehicle) => this.model.topSpeedMps({ vehicle, isUrgent: true })),
    );
    this.hourFormat = new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      hourCycle: 'h23',
      timeZone: env.SIAGA_TIME_ZONE,
    });
  }

  /** Time and way for a straight distance in metres. */
  estimate(straightM: number, type: UnitType, now: Date): TravelTime {
    return this.model.travelTime(straightM, {
      vehicle: VEHICLE[type],
      localHour: this.localHour(now),
      isUrgent: true,
    });
  }

  /** The least time in which a unit of any type covers a straight distance in metres at this hour; grows with it. */
  leastSeconds(straightM: number, now: Date): number {
    let least = Infinity;
    for (const type of TYPE_OF_EACH_VEHICLE)
      least = Math.min(least, this.estimate(straightM, type, now).seconds);
    return least;
  }

  private localHour(now: Date): number {
    const minute = Math.floor(now.getTime() / MINUTE_MS);
    if (this.hour.minute !== minute) this.hour = { minute, value: Number(this.hourFormat.format(now)) };
    return this.hour.value;
  }
}
