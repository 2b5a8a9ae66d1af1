import { Injectable } from '@nestjs/common';
import type { Assignment, Permission } from '#siaga/contracts';
import { UnitMirror } from '#siaga/fleet';
import type { Caller } from '#siaga/identity';
import { AppError } from '#siaga/kernel';

/** Who may act for a unit: its crew, or an operator of the region who heard it over the radio. */
@Injectable()
export class UnitRights {
  constructor(private readonly units: UnitMirror) {}

  /** Gives how the act is to be stamped. Throws RESOURCE.NOT_FOUND. */
  demand(
    caller: Caller,
    permission: Permission,
    assignment: Pick<Assignment, 'unitId' | 'regionCode'>,
  ): 'tap' | 'operator' {
    if (this.isCrew(caller, permission, assignment)) return 'tap';
    if (caller.can('assignment.manage', { regionCode: assignment.regionCode })) return 'operator';
    throw new AppError('RESOURCE.NOT_FOUND');
  }

  private isCrew(
    caller: Caller,
    permission: Permission,
    { unitId, regionCode }: Pick<Assignment, 'unitId' | 'regionCode'>,
  ): boolean {
    if (caller.can(permission, { unitId })) return true;
    const isSignedOn =
      this.units.get(unitId)?.crew.some((member) => member.accountId === caller.account.id) ?? false;
    return isSignedOn && caller.can(permission, { regionCode });
  }
}
