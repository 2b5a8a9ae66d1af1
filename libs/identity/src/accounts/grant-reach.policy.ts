import { isInRegion, type Grant } from '#siaga/contracts';

const COUNTRY = 'ID';

/**
 * True when the regions in which somebody manages accounts cover all of `grants`. Units and facilities belong to no region here, so they
 * need the whole country's admin, and so does an account without grants: it lies nowhere, and would otherwise be everybody's.
 */
export function coversGrants(regionCodes: readonly string[], grants: readonly Grant[]): boolean {
  if (regionCodes.includes(COUNTRY)) return true;
  if (grants.length === 0) return false;
  return grants.every(
    ({ scope }) => scope.kind === 'region' && regionCodes.some((own) => isInRegion(scope.regionCode, own)),
  );
}
