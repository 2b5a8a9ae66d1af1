import { Injectable } from '@nestjs/common';
import type { Assignment, Inbound } from '#siaga/contracts';
import { TravelEstimator } from '../recommendation/travel-estimator.js';
import { driverOf, UnitCandidates } from '../recommendation/unit-candidates.js';

const S = 1_000;

/** When a unit will be at the hospital it goes to. */
@Injectable()
export class DestinationArrival {
  constructor(
    private readonly units: UnitCandidates,
    private readonly travel: TravelEstimator,
  ) {}

  /** Arrival from where the unit is now (from the scene when unknown); no time without a destination point. */
  async arrivalOf(assignment: Assignment, now: Date): Promise<Pick<Inbound, 'etaAt' | 'isEtaEstimate'>> {
    const to = assignment.destination?.point;
    if (!to) return { etaAt: null, isEtaEstimate: true };
    const candidate = this.units.get(assignment.unitId);
    const driver = (candidate && driverOf(candidate)) ?? { type: 'bls', from: assignment.job.place.point };
    const [time] = await this.travel.toPoint([driver], to, now);
    if (!time) return { etaAt: null, isEtaEstimate: true };
    return {
      etaAt: new Date(now.getTime() + time.seconds * S).toISOString(),
      isEtaEstimate: time.method === 'straight_line_estimate',
    };
  }
}
