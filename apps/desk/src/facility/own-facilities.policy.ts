import type { Account, Facility, Role } from '#siaga/contracts';

/** Roles of people who answer for an area and for no house in it. */
const OF_AN_AREA: readonly Role[] = ['field_officer', 'health_office'];

/**
 * The facilities whose desk this person may sit at: those granted by name, or, for a region's people, its hospitals. Officers of follow-up
 * have none: their work is an area's.
 */
export function ownFacilities(account: Account, facilities: ReadonlyMap<string, Facility>): Facility[] {
  const named = account.grants.flatMap(({ scope }) =>
    scope.kind === 'facility' ? (facilities.get(scope.facilityId) ?? []) : [],
  );
  if (account.grants.every(({ role }) => OF_AN_AREA.includes(role))) return [];
  const own = named.length > 0 ? named : [...facilities.values()].filter((one) => one.kind === 'hospital');
  return [...new Map(own.map((one) => [one.id, one])).values()].sort((a, b) => a.name.localeCompare(b.name));
}
