import type { Account, Facility } from '#siaga/contracts';

/** The facilities whose desk this person may sit at: those granted by name, or, for a region's people, its hospitals. */
export function ownFacilities(account: Account, facilities: ReadonlyMap<string, Facility>): Facility[] {
  const named = account.grants.flatMap(({ scope }) =>
    scope.kind === 'facility' ? (facilities.get(scope.facilityId) ?? []) : [],
  );
  const own = named.length > 0 ? named : [...facilities.values()].filter((one) => one.kind === 'hospital');
  return [...new Map(own.map((one) => [one.id, one])).values()].sort((a, b) => a.name.localeCompare(b.name));
}
