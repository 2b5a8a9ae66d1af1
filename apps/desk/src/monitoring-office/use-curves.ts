import { type AreaDay, MonitoredKind } from '#siaga/contracts';
import { type ChartPanel, type ChartPoint, useFormat } from '#siaga/web-kit';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../monitoring/use-words.js';
import { shareOf } from './office.policy.js';

const sumOf = (byKind: AreaDay['began']): number =>
  MonitoredKind.options.reduce((sum, kind) => sum + byKind[kind], 0);

/** The epidemic curve and the compliance of an area, day by day. */
export function useCurves(days: readonly AreaDay[]): {
  points: ChartPoint[];
  curve: ChartPanel[];
  discipline: ChartPanel[];
} {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { dateOf } = useWords();
  return useMemo(() => {
    const people = (value: number): string => format.number(value);
    const kinds = (of: (day: AreaDay) => AreaDay['began']): string[] =>
      MonitoredKind.options.filter((kind) => days.some((day) => of(day)[kind] > 0));
    const byKind = ({ began }: AreaDay): string =>
      kinds((day) => day.began)
        .map(
          (kind) =>
            `${t(`office.kind.${kind as MonitoredKind}`)} ${format.number(began[kind as MonitoredKind])}`,
        )
        .join(', ');
    return {
      points: days.map((day) => ({
        key: day.date,
        title: [dateOf(day.date), byKind(day)].filter((part) => part !== '').join(': '),
        tick: dateOf(day.date),
      })),
      curve: [
        {
          ...{ name: 'curve', title: t('office.people'), format: people },
          series: [
            {
              ...{ name: 'began', title: t('office.began'), mark: 'bars', colour: '--accent' },
              values: days.map(({ began }) => sumOf(began)),
            },
            {
              ...{ name: 'entered', title: t('office.entered'), mark: 'squares', colour: '--unit-scene' },
              values: days.map(({ entered }) => sumOf(entered)),
            },
          ],
        },
      ],
      discipline: [
        {
          ...{ name: 'share', title: t('office.share') },
          format: (value: number) => t('office.percent', { n: format.number(Math.round(value)) }),
          series: [
            {
              ...{ name: 'share', title: t('office.discipline'), mark: 'dots', colour: '--accent' },
              values: days.map(({ due, reported }) => shareOf(reported, due)),
            },
          ],
        },
      ],
    };
  }, [t, format, dateOf, days]);
}
