import { type Jurisdiction, type Place } from '#siaga/contracts';
import { useFetched, usePermission } from '#siaga/web-kit';

/** Whose case a place is; null until it is known, and where it cannot be asked: a strip must never stop the work. */
export function useJurisdiction(place: Place | null, regionCode: string): Jurisdiction | null {
  const mayAsk = usePermission('centre.read');
  const input = mayAsk && place ? { ...place.point, accuracyM: place.accuracyM, regionCode } : null;
  return useFetched('jurisdiction', input, { retries: false }).data;
}
