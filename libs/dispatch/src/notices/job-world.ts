import { Injectable } from '@nestjs/common';
import type { Assignment } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import { FleetService } from '#siaga/fleet';
import { AccountService } from '#siaga/identity';
import type { Tx } from '#siaga/persistence';
import { objectionTo } from '../domain/facility-objection.policy.js';
import type { JobWorld } from '../domain/notices.policy.js';
import { missingOf } from '../recommendation/judge-unit.policy.js';
import { straightDistanceM } from '../recommendation/nearest-index.js';
import { IncidentRepository } from '../store/incident.repository.js';
import { ClosedWays } from './closed-ways.js';

/** Reads what a job rests on. */
@Injectable()
export class JobWorldReader {
  constructor(
    private readonly facilities: FacilitiesService,
    private readonly fleet: FleetService,
    private readonly accounts: AccountService,
    private readonly incidents: IncidentRepository,
    private readonly ways: ClosedWays,
  ) {}

  async read(tx: Tx, job: Assignment, at: Date): Promise<JobWorld> {
    const [unit = null] = await this.fleet.units(tx, {
      regionCodes: [],
      unitIds: [job.unitId],
      facilityIds: [],
    });
    const crew = unit?.crew.map(({ accountId }) => accountId) ?? [];
    return {
      at,
      unit,
      missing: unit ? missingOf(unit, job.job.needs.unit) : [],
      hasCrew: (await this.accounts.enabledOf(crew, tx)).length > 0,
      ...(await this.facility(tx, job, at)),
      closed: await this.ways.of(tx, job, at),
      elsewhere: (await this.incidents.byId(job.incidentId, tx))?.elsewhere ?? null,
    };
  }

  private async facility(
    tx: Tx,
    { destination, job }: Assignment,
    at: Date,
  ): Promise<Pick<JobWorld, 'objection' | 'facilityMovedM'>> {
    const facility = destination && (await this.facilities.byId(destination.facilityId, tx));
    if (!facility) return { objection: null, facilityMovedM: 0 };
    const moved = destination.point && facility.point && straightDistanceM(destination.point, facility.point);
    return { objection: objectionTo(facility, job, at), facilityMovedM: moved ?? 0 };
  }
}
