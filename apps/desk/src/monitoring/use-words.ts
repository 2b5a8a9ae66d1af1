import { type MonitoredCase, type Question } from '#siaga/contracts';
import { useLanguage } from '#siaga/web-kit';
import { useTranslation } from 'react-i18next';
import { ageOn } from './work.policy.js';

const LOCALES = { id: 'id-ID', en: 'en-GB' } as const;

/** A day of the calendar as people write it: it has no zone, and no screen's zone may move it. */
function formatDate(date: string, locale: string, withYear: boolean): string {
  return new Intl.DateTimeFormat(locale, {
    ...{ day: 'numeric', month: 'short', timeZone: 'UTC' },
    ...(withYear && { year: 'numeric' }),
  }).format(new Date(date));
}

/** An hour of the day as it is written on clocks: 08.00. */
export const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}.00`;

/** Words that rows and sheets say of a person. */
export function useWords() {
  const { t } = useTranslation('desk');
  const { language } = useLanguage();
  const dateOf = (date: string, withYear = false): string => formatDate(date, LOCALES[language], withYear);
  return {
    dateOf,
    /** In the language of the screen. */
    wordsOf: ({ id, en }: Question['wording']): string => (language === 'id' ? id : en),
    /** Where in the neighbourhood: RT and RW, as far as they are known. */
    neighbourhood: ({ rt, rw }: MonitoredCase['person']): string =>
      rt === null && rw === null ? '' : t('monitoring.rtRw', { rt: rt ?? '-', rw: rw ?? '-' }),
    ageText: (bornOn: string | null, today: string): string => {
      const age = ageOn(bornOn, today);
      return age === null ? '' : t('monitoring.age', { n: age });
    },
    lastText: ({ lastReport }: Pick<MonitoredCase, 'lastReport'>): string =>
      lastReport === null
        ? t('monitoring.noReport')
        : t('monitoring.last', {
            date: dateOf(lastReport.forDate),
            what: t(`monitoring.weight.${lastReport.weight}`),
          }),
  };
}
