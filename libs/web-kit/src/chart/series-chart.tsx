import { type KeyboardEvent, type ReactElement, type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../styles/chart.css';
import { usePlaceState } from '../draft/use-draft.js';
import { useFormat } from '../i18n/format.js';
import { lazyPart } from '../lib/lazy-part.js';
import { Table, type TableColumn } from '../list/table.js';
import { Button } from '../ui/button.js';
import { Loading } from '../ui/empty-state.js';
import { ErrorBoundary } from '../ui/error-boundary.js';
import {
  type ChartMark,
  type ChartPanel,
  type ChartPoint,
  type ChartSeries,
  isEmptyChart,
  pointAfterKey,
  valueText,
} from './chart-model.js';
import { type PlotProps } from './plot.js';

export interface SeriesChartProps {
  label: string;
  /** What the points are, over the first column of the table: `Jam`. */
  pointsTitle: string;
  points: readonly ChartPoint[];
  /** Stay the same while nothing changed: a chart is drawn anew for others. */
  panels: readonly ChartPanel[];
  /** Stands in its place when there is nothing to draw. */
  empty: ReactNode;
}

const Plot = lazyPart<PlotProps>(async () => (await import('./plot.js')).Plot, <Loading />);

/** The mark of a series as the chart draws it. */
function Swatch({ mark, colour }: { mark: ChartMark; colour: string }): ReactElement {
  const paint = `var(${colour})`;
  return (
    <svg width="26" height="12" aria-hidden>
      {mark === 'bars' && <rect x="8" y="1" width="10" height="11" fill={paint} />}
      {mark !== 'bars' && (
        <line
          x1="0"
          x2="26"
          y1="6"
          y2="6"
          stroke={paint}
          strokeWidth="2"
          strokeDasharray={mark === 'squares' ? '6 4' : undefined}
        />
      )}
      {mark === 'dots' && <circle cx="13" cy="6" r="3.5" fill={paint} />}
      {mark === 'squares' && (
        <rect x="9" y="2" width="8" height="8" fill="none" stroke={paint} strokeWidth="1.5" />
      )}
    </svg>
  );
}

/** What is drawn how, with the values of the point that is read. */
function Legend({ panel, at }: { panel: ChartPanel; at: number | null }): ReactElement {
  return (
    <ul className="legend" aria-label={panel.title}>
      {panel.series.map((series) => (
        <li key={series.name}>
          <Swatch mark={series.mark} colour={series.colour} />
          {series.title}
          <b className="num">{at === null ? '' : valueText(panel, series, at)}</b>
        </li>
      ))}
    </ul>
  );
}

/** The panels under one another, read together: by the mouse, a finger, or the arrow keys. */
function Panels({
  label,
  points,
  panels,
}: Pick<SeriesChartProps, 'label' | 'points' | 'panels'>): ReactElement {
  const { t } = useTranslation('common');
  const { number } = useFormat();
  const [chosen, setAt] = useState<number | null>(null);
  const last = points.length - 1;
  const at = chosen === null ? null : Math.min(last, chosen);
  const words = (index: number): string =>
    [
      points[index]?.title,
      ...panels.flatMap((panel) =>
        panel.series.map((series) => `${series.title} ${valueText(panel, series, index)}`),
      ),
    ].join(', ');
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = pointAfterKey(event.key, at ?? last, last);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
  };
  return (
    <>
      <p className="reading num">{at === null ? t('chart.hint') : points[at]?.title}</p>
      <div
        className="panels"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={at ?? last}
        aria-valuetext={words(at ?? last)}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.target.matches(':focus-visible') && setAt(at ?? last)}
        onBlur={() => setAt(null)}
      >
        {panels.map((panel) => (
          <Plot key={panel.name} panel={panel} points={points} at={at} onAt={setAt} number={number} />
        ))}
      </div>
      {panels.map((panel) => (
        <Legend key={panel.name} panel={panel} at={at} />
      ))}
    </>
  );
}

interface Line {
  at: number;
  point: ChartPoint;
}

/** The same figures to read one by one, sort and copy. */
function Figures({ label, pointsTitle, points, panels }: Omit<SeriesChartProps, 'empty'>): ReactElement {
  const lines = useMemo(() => points.map((point, at) => ({ at, point })), [points]);
  const columns = useMemo(
    (): TableColumn<Line>[] => [
      {
        name: 'point',
        title: pointsTitle,
        isHead: true,
        order: ({ at }) => at,
        cell: ({ point }) => point.title,
      },
      ...panels.flatMap((panel) =>
        panel.series.map((series: ChartSeries): TableColumn<Line> => ({
          name: series.name,
          title: series.title,
          isFigure: true,
          order: ({ at }) => series.values[at] ?? null,
          cell: ({ at }) => valueText(panel, series, at),
        })),
      ),
    ],
    [pointsTitle, panels],
  );
  return <Table label={label} columns={columns} items={lines} keyOf={keyOf} empty={null} estimatePx={33} />;
}

const keyOf = ({ point }: Line): string => point.key;

/**
 * Values over time as a chart, or the same as a table. The chart's code comes at its first use; where it does not, the table
 * is still there. Series differ by mark before colour; arrow keys go from point to point and say its values.
 */
export function SeriesChart({ empty, ...props }: SeriesChartProps): ReactElement {
  const { t } = useTranslation('common');
  // New figures mount it anew; whoever reads the table goes on reading it.
  const [shown, setShown] = usePlaceState(`chart:${props.label}`, ['table']);
  const isTable = shown === 'table';
  if (isEmptyChart(props.panels)) return <>{empty}</>;
  return (
    <section className="sg-chart" aria-label={props.label}>
      <div className="kinds">
        <Button aria-pressed={isTable} onClick={() => setShown(isTable ? null : 'table')}>
          {t('chart.asTable')}
        </Button>
      </div>
      {isTable ? (
        <Figures {...props} />
      ) : (
        <ErrorBoundary>
          <Panels {...props} />
        </ErrorBoundary>
      )}
    </section>
  );
}
