import { type ClinicFigures } from '#siaga/contracts';
import { type ChartPanel, type ChartPoint, useFormat } from '#siaga/web-kit';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { MINUTE_S, shareOf } from './figures.policy.js';

/** Who waited where; stages of which nobody of a clinic knows have no panel. */
const WAITS = ['booked', 'walkIn', 'admission', 'pharmacy'] as const;
const ALWAYS: readonly (typeof WAITS)[number][] = ['booked', 'walkIn'];

/** Two shares that stand in one panel, each of how many. */
const SHARES = {
  promises: {
    standard: (one: ClinicFigures) => shareOf(one.inStandard, one.served),
    kept: (one: ClinicFigures) => shareOf(one.kept, one.promised),
  },
  people: {
    online: (one: ClinicFigures) => shareOf(one.online, one.people),
    noShows: (one: ClinicFigures) => shareOf(one.noShows, one.people),
  },
} as const;

const LOOKS = [
  { mark: 'dots', colour: '--accent' },
  { mark: 'squares', colour: '--unit-scene' },
] as const;

/** Waits and shares of a clinic as charts, week by week. */
export function usePanels(weeks: readonly ClinicFigures[]): { points: ChartPoint[]; panels: ChartPanel[] } {
  const { t } = useTranslation('desk');
  const format = useFormat();
  return useMemo(() => {
    const inUnit = (unit: 'inMinutes' | 'inPercent') => (value: number) =>
      t(`figures.${unit}`, { n: format.number(value) });
    const waits = (who: (typeof WAITS)[number]): ChartPanel => ({
      name: who,
      title: t('figures.minutes'),
      format: inUnit('inMinutes'),
      series: (['P50', 'P90'] as const).map((part, at) => ({
        name: `${who}${part}`,
        title: t(`figures.${who}${part}`),
        ...LOOKS[at === 0 ? 0 : 1],
        values: weeks.map((one) => {
          const seconds = one[who][part === 'P50' ? 'p50S' : 'p90S'];
          return seconds === null ? null : seconds / MINUTE_S;
        }),
      })),
    });
    const shares = (name: keyof typeof SHARES): ChartPanel => ({
      name,
      title: t('figures.percent'),
      format: inUnit('inPercent'),
      series: Object.entries(SHARES[name]).map(([part, of], at) => ({
        name: part,
        title: t(`figures.${part as 'standard' | 'kept' | 'online' | 'noShows'}`),
        ...LOOKS[at === 0 ? 0 : 1],
        values: weeks.map((one) => {
          const share = of(one);
          return share === null ? null : share * 100;
        }),
      })),
    });
    // At noon of the facility's day, whatever the zone of the screen.
    const dayOf = (week: string): string => format.day(`${week}T05:00:00.000Z`);
    const shown = WAITS.filter((who) => ALWAYS.includes(who) || weeks.some((one) => one[who].p50S !== null));
    return {
      points: weeks.map(({ week }) => ({ key: week, title: dayOf(week), tick: dayOf(week) })),
      panels: [...shown.map(waits), shares('promises'), shares('people')],
    };
  }, [t, format, weeks]);
}
