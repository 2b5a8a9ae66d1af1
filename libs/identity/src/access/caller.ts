import { isInRegion, ROLE_PERMISSIONS, type Account, type Actor, type Permission } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';
import type { Audience } from '#siaga/journal';
import { noteReach } from './reach.js';

/** What a right is asked for: the region a thing lies in, and the unit or facility it belongs to. */
export interface Target {
  regionCode?: string | null;
  unitId?: string | null;
  facilityId?: string | null;
}

/** The person behind a request or socket, with their rights. Deny by default. */
export class Caller {
  readonly actor: Actor;

  constructor(
    readonly account: Account,
    readonly sessionId: string,
    /** Key that makes this request's command safe to repeat, when the client sent one. */
    readonly idempotencyKey: string | null = null,
  ) {
    this.actor = { kind: 'account', id: account.id, name: account.displayName };
  }

  /** Whose stored answers a repeated command finds. */
  get ownerId(): string {
    return this.account.id;
  }

  /** True when some grant gives the permission anywhere. */
  holds(permission: Permission): boolean {
    return this.account.grants.some((grant) => ROLE_PERMISSIONS[grant.role].includes(permission));
  }

  /** True when a grant gives the permission for this target. */
  can(permission: Permission, target: Target): boolean {
    const { regionCode, unitId, facilityId } = target;
    return this.account.grants.some((grant) => {
      if (!ROLE_PERMISSIONS[grant.role].includes(permission)) return false;
      switch (grant.scope.kind) {
        case 'region':
          return (
            regionCode !== undefined && regionCode !== null && isInRegion(regionCode, grant.scope.regionCode)
          );
        case 'unit':
          return unitId !== undefined && grant.scope.unitId === unitId;
        case 'facility':
          return facilityId !== undefined && grant.scope.facilityId === facilityId;
      }
    });
  }

  /** Throws RESOURCE.NOT_FOUND unless the permission holds for the target: forbidden and missing look the same. */
  demand(permission: Permission, target: Target | null | undefined): asserts target {
    if (!target) throw new AppError('RESOURCE.NOT_FOUND');
    const isHeld = this.can(permission, target);
    noteReach(target, isHeld ? null : permission);
    if (!isHeld) throw new AppError('RESOURCE.NOT_FOUND');
  }

  /** Where the permission holds: regions, units and facilities. */
  audience(permission: Permission): Audience {
    const scopes = this.account.grants
      .filter((grant) => ROLE_PERMISSIONS[grant.role].includes(permission))
      .map((grant) => grant.scope);
    return {
      regionCodes: scopes.flatMap((scope) => (scope.kind === 'region' ? [scope.regionCode] : [])),
      unitIds: scopes.flatMap((scope) => (scope.kind === 'unit' ? [scope.unitId] : [])),
      facilityIds: scopes.flatMap((scope) => (scope.kind === 'facility' ? [scope.facilityId] : [])),
    };
  }
}
