import { type FreeWindow, type PlaceOffer } from '#siaga/contracts';
import { formatDay, formatTime, useLanguage, zoneName } from '#siaga/web-kit';

/** A place elsewhere in words, by the wall clock there: a hospital may stand in another zone. */
export function useOfferWords() {
  const { language } = useLanguage();
  return {
    placeOf: ({ clinicName, facilityName }: PlaceOffer): string => `${clinicName}, ${facilityName}`,
    dayOf: ({ serviceDate }: Pick<PlaceOffer, 'serviceDate'>): string =>
      formatDay(`${serviceDate}T12:00:00Z`, language, 'UTC'),
    windowOf: ({ timeZone }: PlaceOffer, { from, to }: Pick<FreeWindow, 'from' | 'to'>) => ({
      from: formatTime(from, language, timeZone),
      to: formatTime(to, language, timeZone),
      zone: zoneName(timeZone),
    }),
  };
}
