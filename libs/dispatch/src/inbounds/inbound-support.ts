import { Inject, Injectable } from '@nestjs/common';
import type { Assignment, Inbound } from '#siaga/contracts';
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
