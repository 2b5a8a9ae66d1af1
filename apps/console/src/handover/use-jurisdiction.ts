import { type Jurisdiction, type Place } from '#siaga/contracts';
import { type Fetched, useFetched, usePermission } from '#siaga/web-kit';

/** Whose case a place is; without data while it is not known, and with the failure where it could not be asked. */
export function useJurisdiction(place: Place | null, regionCode: string): Fetched<Jurisdiction> {
  const mayAsk = usePermission('centre.read');
  const input = mayAsk && place ? { ...place.point, accuracyM: place.accuracyM, regionCode } : null;
  return useFetched('jurisdiction', input, { retries: false, againMs: 15_000 });
}
