import { regionTimeZone, wallTimeAt, type ServiceDate } from '#siaga/contracts';

type Language = 'id' | 'en';

/** The time of the wall clock in a region, as people write it: `09.30`. */
export function toldTime(at: Date, regionCode: string): string {
  const { hour, minute } = wallTimeAt(at.getTime(), regionTimeZone(regionCode));
  return `${String(hour).padStart(2, '0')}.${String(minute).padStart(2, '0')}`;
}

/** A day as people say it: `Selasa 24 November`. */
export function toldDay(date: ServiceDate, language: Language): string {
  return new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    ...{ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
  })
    .format(new Date(date))
    .replaceAll(',', '');
}
