import { isInRegion, type Place } from '#siaga/contracts';
import { doubtOfPoint } from '#siaga/kernel';

/** Histories that are replayed, and trials: they may be of any country. */
const MADE_UP = '99';

/**
 * The place of an incident by the rule of every fix (ADR 0030): whether it is believed is Siaga's to say, never the client's. One that is not is
 * kept, since no emergency is refused for its place, and nobody is asked by it.
 */
export function judgedPlace(
  { doubt: _, ...place }: Place,
  { regionCode, importedAt }: { regionCode: string; importedAt?: string },
): Place {
  const isMadeUp = importedAt !== undefined || isInRegion(regionCode, MADE_UP);
  const doubt = isMadeUp ? null : doubtOfPoint(place.point);
  return { ...place, ...(doubt && { doubt }) };
}
