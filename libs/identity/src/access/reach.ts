import type { Permission } from '#siaga/contracts';
import { currentContext, type RequestContext } from '#siaga/kernel';

/** Notes on the work in hand what a right was asked for, and the right when it was refused. */
export function noteReach(target: { regionCode?: string | null }, refused: Permission | null): void {
  const active = currentContext();
  if (!active) return;
  const reach = (active.reach ??= { regionCodes: new Set(), refused: null });
  if (target.regionCode) reach.regionCodes.add(target.regionCode);
  reach.refused = refused ?? reach.refused;
}

/** What was noted so far in the work in hand. */
export function reachOf(): NonNullable<RequestContext['reach']> {
  return currentContext()?.reach ?? { regionCodes: new Set(), refused: null };
}
