import { Injectable } from '@nestjs/common';
import type { AssignmentRoute } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { Clock } from '#siaga/kernel';
import { AssignmentService } from '../assignments/assignment.service.js';
import { TravelEstimator } from '../recommendation/travel-estimator.js';
import { driverOf, UnitCandidates } from '../recommendation/unit-candidates.js';
import { EtaTracker } from './eta-tracker.js';
import { targetOf } from './moving-jobs.js';

/** The way that a unit drives now, to be drawn on a crew's phone and on the console. */
@Injectable()
export class AssignmentRouteService {
  constructor(
    private readonly assignments: AssignmentService,
    private readonly units: UnitCandidates,
    private readonly travel: TravelEstimator,
    private readonly etas: EtaTracker,
    private readonly clock: Clock,
  ) {}

  /** From where the unit is (its post when it never reported) to the scene or the hospital. Throws RESOURCE.NOT_FOUND. */
  async read(caller: Caller, id: string): Promise<AssignmentRoute> {
    const assignment = await this.assignments.read(caller, id);
    const target = targetOf(assignment);
    const candidate = this.units.get(assignment.unitId);
    const driver = candidate && driverOf(candidate);
    if (!target || !driver) return { towards: target?.towards ?? null, route: null, eta: null };
    const route = await this.travel.route(driver.from, target.to, driver.type, this.clock.now());
    return { towards: target.towards, route, eta: this.etas.etaOf(assignment) };
  }
}
