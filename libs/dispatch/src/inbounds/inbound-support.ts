import { Inject, Injectable } from '@nestjs/common';
import type { Assignment } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import { ENV, type Env } from '#siaga/kernel';
import { TravelEstimator } from '../recommendation/travel-estimator.js';
import { driverOf, UnitCandidates } from '../recommendation/unit-candidates.js';

const S = 1_000;

/** What the inbound service looks up: facilities, and when a unit will be there. */
@Injectable()
export class InboundSupport {
  readonly ackTimeoutMs: number;

  constructor(
    readonly facilities: FacilitiesService,
    private readonly units: UnitCandidates,
    private readonly travel: TravelEstimator,
    @Inject(ENV) env: Env,
  ) {
    this.ackTimeoutMs = env.SIAGA_INBOUND_ACK_TIMEOUT_S * S;
  }

  /** Estimated arrival from where the unit is now (from the scene when unknown); null without a destination point. */
  async etaAt(assignment: Assignment, now: Date): Promise<string | null> {
    const to = assignment.destination?.point;
    if (!to) return null;
    const candidate = this.units.get(assignment.unitId);
    const driver = (candidate && driverOf(candidate)) ?? { type: 'bls', from: assignment.job.place.point };
    const [time] = await this.travel.toPoint([driver], to, now);
    return time ? new Date(now.getTime() + time.seconds * S).toISOString() : null;
  }
}
