import { Injectable } from '@nestjs/common';
import type {
  Facility,
  FacilityList,
  FacilityQuery,
  SetBedsInput,
  SetCapabilityInput,
  SetDiversionInput,
  SetFacilityPointInput,
} from '#siaga/contracts';
import { RegionReach } from '#siaga/geo';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Journal } from '#siaga/journal';
import { AppError, Clock, demandVersion } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import type { z } from 'zod';
import { reportBeds } from '../domain/beds.policy.js';
import { confirmPoint } from '../domain/point.policy.js';
import { FacilityRepository, type FacilityScope } from './facility.repository.js';

const MOST_LISTED = 5_000;
/** People who may keep a facility's status may always see it. */
type StatusPermission = 'facility.update_status' | 'facility.manage';

/**
 * Facilities and what they can take now. Every change by a person checks the right for the facility or its region, locks the
 * row, stores the next version and journals the whole public view as `facility.updated.v1`.
 */
@Injectable()
export class FacilitiesService {
  constructor(
    private readonly repository: FacilityRepository,
    private readonly commands: CommandRunner,
    private readonly reach: RegionReach,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Facilities the caller may read, by region and name, narrowed by the query. */
  async listFor(caller: Caller, query: z.infer<typeof FacilityQuery>): Promise<FacilityList> {
    return { facilities: await this.repository.list(caller.audience('facility.read'), query) };
  }

  /** Facilities in the given regions (dotted codes, `ID` is all) and those named by id, at most 5,000; inside `tx` by its snapshot. */
  async list(scope: FacilityScope, tx?: Tx): Promise<Facility[]> {
    return this.repository.list(scope, { limit: MOST_LISTED }, tx);
  }

  /** Every facility there is, for a mirror in memory that ranks; ordered by id. */
  async all(tx?: Tx): Promise<Facility[]> {
    return this.repository.all(tx);
  }

  /** The facility, or null; no right is checked: for other modules that checked their own. */
  async byId(id: string, tx?: Tx): Promise<Facility | null> {
    return this.repository.byId(id, tx);
  }

  /** Reports bed counts. Throws RESOURCE.NOT_FOUND, FACILITY.INVALID_CAPACITY with the refused fields. */
  async setBeds(caller: Caller, input: SetBedsInput): Promise<Facility> {
    return this.change(caller, 'facility.setBeds', 'facility.update_status', input, (tx, facility) => {
      const decision = reportBeds(facility.beds, input.beds, this.clock.now());
      if (!decision.ok) throw new AppError('FACILITY.INVALID_CAPACITY', { fields: decision.fields });
      return this.repository.saveStatus(tx, { ...facility, beds: decision.beds });
    });
  }

  /** Sets a diversion, or lifts it with null. Throws RESOURCE.NOT_FOUND, STALE.VERSION; INPUT.INVALID when the expiry has passed. */
  async setDiversion(caller: Caller, input: SetDiversionInput): Promise<Facility> {
    return this.change(caller, 'facility.setDiversion', 'facility.update_status', input, (tx, facility) => {
      demandVersion(facility, input);
      const now = this.clock.now();
      if (input.diversion?.expiresAt && Date.parse(input.diversion.expiresAt) <= now.getTime()) {
        const message = 'Give a time in the future, or lift the diversion';
        throw new AppError('INPUT.INVALID', { fields: [{ path: 'diversion.expiresAt', message }] });
      }
      const diversion = input.diversion && {
        ...input.diversion,
        setAt: now.toISOString(),
        setBy: caller.actor,
      };
      return this.repository.saveStatus(tx, { ...facility, diversion });
    });
  }

  /** Sets ER level, capabilities and hours; from then on an import leaves them alone. Throws RESOURCE.NOT_FOUND, STALE.VERSION. */
  async setCapability(caller: Caller, input: SetCapabilityInput): Promise<Facility> {
    return this.change(caller, 'facility.setCapability', 'facility.manage', input, async (tx, facility) => {
      demandVersion(facility, input);
      const { erLevel, isAlwaysOpen, openHours } = input;
      const capabilities = [...new Set(input.capabilities)];
      await this.repository.confirmCapability(tx, facility.id);
      return this.repository.saveStatus(tx, { ...facility, erLevel, isAlwaysOpen, openHours, capabilities });
    });
  }

  /** Sets the true point; doubts about the old point go, and an import leaves it alone. Throws RESOURCE.NOT_FOUND, also for a point in another's region, STALE.VERSION. */
  async setPoint(caller: Caller, input: SetFacilityPointInput): Promise<Facility> {
    return this.change(caller, 'facility.setPoint', 'facility.manage', input, async (tx, facility) => {
      const { lon, lat } = input.point;
      const { regionCodes } = caller.audience('facility.manage');
      const beyond = await this.reach.outside({ type: 'Point', coordinates: [lon, lat] }, regionCodes, tx);
      if (beyond.length > 0) throw new AppError('RESOURCE.NOT_FOUND');
      demandVersion(facility, input);
      return this.repository.savePoint(tx, confirmPoint(facility, input.point, input.accuracyM));
    });
  }

  private async change(
    caller: Caller,
    command: string,
    permission: StatusPermission,
    input: { id: string },
    work: (tx: Tx, facility: Facility) => Promise<Facility>,
  ): Promise<Facility> {
    return this.commands.run(caller, command, input, async (tx) => {
      const facility = await this.repository.lock(tx, input.id);
      if (facility === null) throw new AppError('RESOURCE.NOT_FOUND');
      caller.demand(permission, { regionCode: facility.regionCode, facilityId: facility.id });
      const changed = await work(tx, facility);
      await this.journal.append(tx, {
        type: 'facility.updated.v1',
        entity: 'facility',
        entityId: changed.id,
        version: changed.version,
        regionCode: changed.regionCode,
        facilityId: changed.id,
        actor: caller.actor,
        data: changed,
      });
      return changed;
    });
  }
}
