import { type Language } from '#siaga/web-kit';

/** The time of the wall clock there: `09.30`. */
export function toldTime(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('id-ID', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(new Date(at));
}

/** A day as people say it: `Selasa 24 November`. */
export function toldDay(date: string, language: Language): string {
  const day = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  const text = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', day).format(new Date(date));
  return text.replaceAll(',', '');
}
