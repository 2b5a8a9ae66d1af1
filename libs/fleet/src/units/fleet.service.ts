import { Injectable } from '@nestjs/common';
import {
  CreateUnitInput,
  type Actor,
  type SetServiceInput,
  type Unit,
  type UnitService,
} from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import type { Audience } from '#siaga/journal';
import { AppError, Clock, newId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { setService, signOff, signOn, type ShiftDecision } from '../domain/shift.policy.js';
import { HomePosts } from './home-posts.js';
import { UnitChanges, type UnitChange } from './unit-changes.js';
import { UnitJobs } from './unit-jobs.js';
import { UnitRepository } from './unit.repository.js';

/** What a unit is before anybody signs on. */
const NEW_UNIT = { service: 'off_shift', outOfServiceReason: null } as const;

/**
 * Units and their shifts. Every command checks the right, locks the unit's row, stores the next version and journals the
 * whole unit view; its crew and the consoles of its region receive it.
 */
@Injectable()
export class FleetService {
  constructor(
    private readonly repository: UnitRepository,
    private readonly homePosts: HomePosts,
    private readonly commands: CommandRunner,
    private readonly changes: UnitChanges,
    private readonly jobs: UnitJobs,
    private readonly clock: Clock,
  ) {}

  /** Makes a unit, off shift. Throws RESOURCE.NOT_FOUND without the right where it belongs and stands, INPUT.INVALID for an unknown region, FLEET.CALL_SIGN_TAKEN. */
  async createUnit(caller: Caller, input: CreateUnitInput): Promise<Unit> {
    return this.commands.run(caller, 'fleet.createUnit', input, async (tx) => {
      await this.homePosts.demand(tx, caller, input);
      return this.insert(tx, input, caller.actor);
    });
  }

  /** Makes a unit for an import or the demo, inside `tx`; no right is checked. Throws FLEET.CALL_SIGN_TAKEN. */
  async insert(tx: Tx, input: CreateUnitInput, actor: Actor): Promise<Unit> {
    const id = newId();
    const homePost = await this.homePosts.resolve(tx, input);
    await this.repository.insert(tx, { ...NEW_UNIT, ...CreateUnitInput.parse(input), id, homePost });
    return this.changes.record(tx, 'unit.created.v1', await this.repository.byId(id, tx), actor);
  }

  /** Puts the caller on the unit's crew. Throws RESOURCE.NOT_FOUND, FLEET.ALREADY_ON_SHIFT (details: unitId, callSign). */
  async signOn(caller: Caller, id: string): Promise<Unit> {
    return this.change(caller, 'fleet.signOn', { id }, 'unit.signed-on.v1', async (tx, unit) => {
      const shift = await this.repository.shiftOf(caller.account.id, tx);
      const service = granted(signOn(facts(unit), shift !== null), shift ?? { callSign: unit.callSign });
      await this.repository.openShift(tx, {
        id: newId(),
        unitId: id,
        accountId: caller.account.id,
        accountName: caller.account.displayName,
        at: this.clock.now(),
      });
      return { service, reason: unit.outOfServiceReason };
    });
  }

  /** Takes the caller off the crew. Throws RESOURCE.NOT_FOUND, FLEET.NOT_ON_SHIFT; FLEET.UNIT_HAS_JOB for the last one on a unit with a job. */
  async signOff(caller: Caller, id: string): Promise<Unit> {
    return this.change(caller, 'fleet.signOff', { id }, 'unit.signed-off.v1', async (tx, unit) => {
      const hasActiveJob = await this.jobs.hasActiveJob(tx, id);
      const service = granted(signOff({ ...facts(unit), hasActiveJob }, caller.account.id), {
        callSign: unit.callSign,
      });
      await this.repository.closeShift(tx, id, caller.account.id, this.clock.now());
      return { service, reason: service === 'off_shift' ? null : unit.outOfServiceReason };
    });
  }

  /**
   * Takes a manned unit out of service, or back. For its crew, and for those who manage the fleet.
   * Throws RESOURCE.NOT_FOUND, FLEET.NOT_ON_SHIFT, FLEET.UNIT_HAS_JOB.
   */
  async setService(caller: Caller, input: SetServiceInput): Promise<Unit> {
    return this.change(caller, 'fleet.setService', input, 'unit.updated.v1', async (tx, unit) => {
      const isCrew = unit.crew.some((member) => member.accountId === caller.account.id);
      if (!isCrew && !caller.can('fleet.manage', { regionCode: unit.regionCode }))
        throw new AppError('FLEET.NOT_ON_SHIFT', { details: { callSign: unit.callSign } });
      const hasActiveJob = await this.jobs.hasActiveJob(tx, unit.id);
      const decision = setService({ ...facts(unit), hasActiveJob }, input.service, input.despiteJob);
      const service = granted(decision, { callSign: unit.callSign });
      return { service, reason: service === 'out_of_service' ? (input.reason ?? null) : null };
    });
  }

  /** Units of the fleet, or retired ones, that the caller may read. Crew see where their own units are, not the others. Inside `tx` by its snapshot. */
  async list(caller: Caller, tx?: Tx, isRetired = false): Promise<Unit[]> {
    const units = await this.repository.visibleTo(caller.audience('fleet.read'), tx, isRetired);
    return units.map((unit) => (maySeePosition(caller, unit) ? unit : { ...unit, position: null }));
  }

  /** Every unit with its newest stored position, by id: for a mirror in memory. No right is checked. */
  async allUnits(): Promise<Unit[]> {
    return this.repository.all();
  }

  /** Units of an audience as `tx` sees them, by region and call sign, positions included. No right is checked. */
  async units(tx: Tx, audience: Audience): Promise<Unit[]> {
    return this.repository.visibleTo(audience, tx);
  }

  /** Ids of the units the caller may sign on to or is signed on to. */
  async ownUnitIds(caller: Caller, tx?: Tx): Promise<string[]> {
    return this.repository.ownIds(caller.audience('fleet.sign_on'), caller.account.id, tx);
  }

  /** Ids of the units the caller is signed on to now (one at most): what a socket hears beyond the caller's grants. Inside `tx` by its snapshot. */
  async extraUnitIds(caller: Caller, tx?: Tx): Promise<string[]> {
    const shift = await this.repository.shiftOf(caller.account.id, tx);
    return shift ? [shift.unitId] : [];
  }

  /** Account ids of who is signed on to these units now; a unit without a crew is left out. */
  crewsOf(tx: Tx, unitIds: readonly string[]): Promise<Map<string, string[]>> {
    return this.repository.crewsOf(tx, unitIds);
  }

  /** Ids of the units that these accounts are signed on to now. No right is checked. */
  unitsCrewedBy(tx: Tx, accountIds: readonly string[]): Promise<string[]> {
    return this.repository.crewedBy(tx, accountIds);
  }

  /**
   * The unit the caller is signed on to and those a grant names, each with where it belongs, and since when where it is by the shift
   * alone: what a socket hears by. Inside `tx` as of its snapshot.
   */
  async crewedUnits(
    caller: Caller,
    tx?: Tx,
  ): Promise<{ unitId: string; regionCode: string; since: Date | null }[]> {
    const granted = caller.audience('assignment.answer').unitIds;
    const shift = await this.repository.shiftOf(caller.account.id, tx);
    const units = await this.repository.regionsOf([...(shift ? [shift.unitId] : []), ...granted], tx);
    return units.map((unit) => ({
      ...unit,
      since: granted.includes(unit.unitId) ? null : (shift?.signedOnAt ?? null),
    }));
  }

  /** The unit with its row locked until `tx` ends, or null: for dispatch, which decides on it. No right is checked. */
  async lockUnit(tx: Tx, id: string): Promise<Unit | null> {
    return this.repository.lock(tx, id);
  }

  private async change(
    caller: Caller,
    command: string,
    input: { id: string },
    type: UnitChange,
    work: (tx: Tx, unit: Unit) => Promise<{ service: UnitService; reason: string | null }>,
  ): Promise<Unit> {
    return this.commands.run(caller, command, input, async (tx) => {
      const unit = await this.repository.lock(tx, input.id);
      if (!unit) throw new AppError('RESOURCE.NOT_FOUND');
      caller.demand('fleet.sign_on', { regionCode: unit.regionCode, unitId: unit.id });
      const { service, reason } = await work(tx, unit);
      return this.changes.record(
        tx,
        type,
        await this.repository.save(tx, unit.id, service, reason),
        caller.actor,
      );
    });
  }
}

function facts(unit: Unit): { service: UnitService; crew: string[]; isRetired: boolean } {
  const crew = unit.crew.map((member) => member.accountId);
  return { service: unit.service, crew, isRetired: unit.retiredAt !== undefined };
}

function granted(decision: ShiftDecision, details: Record<string, unknown>): UnitService {
  if (decision.isAllowed) return decision.service;
  throw new AppError(decision.code, { details });
}

function maySeePosition(caller: Caller, unit: Unit): boolean {
  const isOwn = unit.crew.some((member) => member.accountId === caller.account.id);
  return (
    isOwn ||
    caller.can('call.read', { regionCode: unit.regionCode }) ||
    caller.can('fleet.report_position', { unitId: unit.id })
  );
}
