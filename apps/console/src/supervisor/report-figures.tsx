import { type IntervalFigures, type ResponseTimeReport } from '#siaga/contracts';
import { EmptyState, Table, type TableColumn, useFormat } from '#siaga/web-kit';
import { ChartColumn } from 'lucide-react';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const nameOf = ({ name }: IntervalFigures): string => name;

/** P50 and P90 on one scale, with the target as a line. */
function Bar({ p50S, p90S, thresholdS }: IntervalFigures): ReactElement | null {
  if (p50S === null || p90S === null) return null;
  const scaleS = Math.max(p90S, thresholdS ?? 0, 1);
  const at = (seconds: number): string => `${String(Math.min(100, (seconds / scaleS) * 100))}%`;
  return (
    <div className="pbar" aria-hidden>
      <i className="p90" style={{ width: at(p90S) }} />
      <i className="p50" style={{ width: at(p50S) }} />
      {thresholdS !== null && <i className="goal" style={{ left: at(thresholdS) }} />}
    </div>
  );
}

/** The columns; intervals keep their order, which is that of a case, until somebody sorts. */
function useColumns(): readonly TableColumn<IntervalFigures>[] {
  const { t } = useTranslation('console');
  const format = useFormat();
  return useMemo(() => {
    const clock = (seconds: number | null): string => (seconds === null ? '' : format.clock(seconds * 1_000));
    const figure = (
      name: string,
      title: string,
      order: (row: IntervalFigures) => number | null,
      cell: (row: IntervalFigures) => string,
    ): TableColumn<IntervalFigures> => ({ name, title, isFigure: true, order, cell });
    return [
      {
        name: 'interval',
        title: t('report.interval'),
        isHead: true,
        cell: ({ name }) => t(`report.name.${name}`),
      },
      figure(
        'count',
        t('report.count'),
        ({ count }) => count,
        ({ count }) => format.number(count),
      ),
      figure(
        'p50',
        t('report.p50'),
        ({ p50S }) => p50S,
        ({ p50S }) => clock(p50S),
      ),
      figure(
        'p90',
        t('report.p90'),
        ({ p90S }) => p90S,
        ({ p90S }) => clock(p90S),
      ),
      { name: 'bar', title: t('report.bar'), cell: (row) => <Bar {...row} /> },
      figure(
        'target',
        t('report.target'),
        ({ thresholdS }) => thresholdS,
        ({ thresholdS }) => clock(thresholdS),
      ),
      figure(
        'within',
        t('report.within'),
        ({ withinPct }) => withinPct,
        ({ withinPct }) => (withinPct === null ? '' : `${format.number(withinPct)}%`),
      ),
      figure(
        'anomalies',
        t('report.anomalies'),
        ({ anomalies }) => anomalies,
        ({ anomalies }) => format.number(anomalies),
      ),
    ];
  }, [t, format]);
}

/** Each interval of the period against its target. */
export function ReportFigures({ report }: { report: ResponseTimeReport }): ReactElement {
  const { t } = useTranslation('console');
  const columns = useColumns();
  const intervals = useMemo(() => report.intervals.filter(({ count }) => count > 0), [report]);
  return (
    <>
      <Table
        label={t('report.title')}
        className="figures"
        columns={columns}
        items={intervals}
        keyOf={nameOf}
        empty={<EmptyState icon={ChartColumn} title={t('report.none')} />}
      />
      {intervals.length > 0 && <p className="note">{t('report.anomaliesHint')}</p>}
    </>
  );
}
