import { isInRegion, type Account, type Grant } from '#siaga/contracts';

type Holder = Pick<Account, 'id' | 'grants' | 'disabledAt'>;

/** What is to become of one account. */
export interface AccountRightsChange {
  id: string;
  grants?: Grant[];
  isDisabled?: boolean;
}

/**
 * True when a change takes an admin from a region for which nobody enabled would answer afterwards. A wider region's admin answers
 * for what lies in it; who is disabled answers for nothing.
 */
export function leavesRegionAlone(accounts: readonly Holder[], change: AccountRightsChange): boolean {
  const lost = accounts.filter(({ id }) => id === change.id).flatMap(adminRegions);
  const kept = accounts.map((account) => (account.id === change.id ? changed(account, change) : account));
  const answering = kept.flatMap(adminRegions);
  return lost.some((region) => !answering.some((own) => isInRegion(region, own)));
}

function changed(account: Holder, { grants, isDisabled }: AccountRightsChange): Holder {
  const disabledAt = isDisabled === undefined ? account.disabledAt : isDisabled ? 'now' : null;
  return { ...account, grants: grants ?? account.grants, disabledAt };
}

function adminRegions({ grants, disabledAt }: Holder): string[] {
  if (disabledAt !== null) return [];
  return grants.flatMap(({ role, scope }) =>
    role === 'admin' && scope.kind === 'region' ? [scope.regionCode] : [],
  );
}
