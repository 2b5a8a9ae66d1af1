import { type ReportSeries, type SeriesBucket } from '#siaga/contracts';
import {
  type ChartPanel,
  type ChartPoint,
  EmptyState,
  type Formatters,
  SeriesChart,
  useFormat,
} from '#siaga/web-kit';
import { ChartNoAxesColumn } from 'lucide-react';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** A whole day by its date, what is shorter with its times. */
function titleOf({ from, to }: SeriesBucket, { day, time }: Formatters): string {
  const [start, end] = [time(from), time(to)];
  return start === end ? day(from) : `${day(from)} ${start}–${end}`;
}

const minutes = (seconds: number | null): number | null => (seconds === null ? null : seconds / 60);

/** How calls, incidents and response times went over the period. */
export function ReportCourse({ series }: { series: ReportSeries }): ReactElement {
  const { t } = useTranslation('console');
  const format = useFormat();
  const { bucket, buckets, totals } = series;
  const points = useMemo(
    () =>
      buckets.map((one): ChartPoint => ({
        key: one.from,
        title: titleOf(one, format),
        tick: bucket === 'hour' ? format.time(one.from) : format.day(one.from),
      })),
    [bucket, buckets, format],
  );
  const panels = useMemo(
    (): ChartPanel[] => [
      {
        name: 'counts',
        title: t('report.count'),
        format: (value) => format.number(value),
        series: [
          {
            name: 'calls',
            title: t('report.calls'),
            mark: 'bars',
            colour: '--facility',
            values: buckets.map(({ calls }) => calls),
          },
          {
            name: 'incidents',
            title: t('report.incidents'),
            mark: 'dots',
            colour: '--warn',
            values: buckets.map(({ incidents }) => incidents),
          },
        ],
      },
      {
        name: 'times',
        title: t('report.minutes'),
        format: (value) => t('report.inMinutes', { n: format.number(value, 1) }),
        series: [
          {
            name: 'p50',
            title: t('report.median'),
            mark: 'dots',
            colour: '--accent',
            values: buckets.map(({ p50S }) => minutes(p50S)),
          },
          {
            name: 'p90',
            title: t('report.p90'),
            mark: 'squares',
            colour: '--unit-scene',
            values: buckets.map(({ p90S }) => minutes(p90S)),
          },
        ],
      },
    ],
    [t, buckets, format],
  );
  return (
    <>
      <p className="totals num">
        {t('report.totals', {
          calls: format.number(totals.calls),
          incidents: format.number(totals.incidents),
          responses: format.number(totals.responses),
        })}
      </p>
      <SeriesChart
        label={t('report.course')}
        pointsTitle={t('report.points', { zone: format.zone })}
        points={points}
        panels={panels}
        empty={<EmptyState icon={ChartNoAxesColumn} title={t('report.noCourse')} />}
      />
    </>
  );
}
