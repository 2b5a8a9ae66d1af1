import { Injectable } from '@nestjs/common';
import type { Unit, UpdateUnitInput } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, demandVersion, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { HomePosts } from './home-posts.js';
import { UnitChanges, type UnitChange } from './unit-changes.js';
import { UnitJobs } from './unit-jobs.js';
import { UnitRepository, type UnitEdit } from './unit.repository.js';

/** What an administrator makes of a unit. It is never deleted: jobs and tracks of years stand under it. */
@Injectable()
export class UnitEditing {
  constructor(
    private readonly repository: UnitRepository,
    private readonly homePosts: HomePosts,
    private readonly commands: CommandRunner,
    private readonly changes: UnitChanges,
    private readonly jobs: UnitJobs,
    private readonly clock: Clock,
  ) {}

  /**
   * Changes what a unit is called, what it is and where it belongs, also while it is on a job: that job's people are told. Takes it out of
   * the fleet, which ends its shifts, and brings it back. Throws RESOURCE.NOT_FOUND without the right in the region it is in and the one
   * it goes to, INPUT.INVALID for an unknown one and for a post there that cannot be meant, STALE.VERSION, FLEET.CALL_SIGN_TAKEN, and
   * FLEET.UNIT_HAS_JOB for retiring one that is offered a job or has one.
   */
  async updateUnit(caller: Caller, input: UpdateUnitInput): Promise<Unit> {
    return this.commands.run(caller, 'fleet.updateUnit', input, async (tx) => {
      const unit = found(await this.repository.lock(tx, input.id));
      caller.demand('fleet.manage', { regionCode: unit.regionCode });
      await this.demandWhereItGoes(tx, caller, unit, input);
      demandVersion(unit, input);
      const { edit, type } = await this.editOf(tx, unit, input);
      return this.changes.record(tx, type, await this.repository.change(tx, unit.id, edit), caller.actor);
    });
  }

  private async demandWhereItGoes(
    tx: Tx,
    caller: Caller,
    unit: Unit,
    { regionCode, homeFacilityId, homePost }: UpdateUnitInput,
  ): Promise<void> {
    if (regionCode === undefined && !homeFacilityId && !homePost) return;
    const isKept = homeFacilityId === undefined && homePost === undefined;
    const keeps = isKept && regionCode !== unit.regionCode ? unit.homePost : null;
    const input = {
      regionCode: regionCode ?? unit.regionCode,
      homeFacilityId: homeFacilityId ?? undefined,
      homePost: homePost ?? undefined,
    };
    await this.homePosts.demand(tx, caller, input, keeps);
  }

  private async editOf(
    tx: Tx,
    unit: Unit,
    { regionCode, callSign, type, capabilities, homeFacilityId, homePost, isRetired }: UpdateUnitInput,
  ): Promise<{ edit: UnitEdit; type: UnitChange }> {
    const plain = { regionCode, callSign, type, capabilities };
    const edit: UnitEdit = Object.fromEntries(
      Object.entries(plain).filter(([, value]) => value !== undefined),
    );
    if (callSign !== undefined && callSign !== unit.callSign)
      edit.formerCallSigns = [
        ...(unit.formerCallSigns ?? []).filter((name) => name !== callSign && name !== unit.callSign),
        unit.callSign,
      ];
    if (homeFacilityId !== undefined || homePost !== undefined)
      edit.homePost = await this.homePosts.resolve(tx, {
        homeFacilityId: homeFacilityId ?? undefined,
        homePost: homePost ?? undefined,
      });
    const wasRetired = unit.retiredAt !== undefined;
    if (isRetired === undefined || isRetired === wasRetired) return { edit, type: 'unit.updated.v1' };
    if (!isRetired) return { edit: { ...edit, retiredAt: null }, type: 'unit.brought-back.v1' };
    return { edit: { ...edit, ...(await this.retire(tx, unit)) }, type: 'unit.retired.v1' };
  }

  private async retire(tx: Tx, unit: Unit): Promise<UnitEdit> {
    if (await this.jobs.hasActiveJob(tx, unit.id))
      throw new AppError('FLEET.UNIT_HAS_JOB', { details: { callSign: unit.callSign } });
    const now = this.clock.now();
    await this.repository.closeShifts(tx, unit.id, now);
    return { service: 'off_shift', outOfServiceReason: null, retiredAt: now };
  }
}
