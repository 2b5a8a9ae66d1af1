import uPlot from 'uplot';
import { cssColour } from '../lib/css-colour.js';
import { type ChartPanel, type ChartPoint, type ChartSeries } from './chart-model.js';

const AXIS_PX = 44;
const TICKS_PX = 24;
const POINT_PX = 6;
const SQUARE_PX = 8;
/** Points stand on a line that is not crowded with them. */
const MOST_POINTS = 62;
/** A step over the points that people count in: hours of a day, days of a week or month. */
const STEPS = [1, 2, 3, 4, 6, 7, 12, 14, 24, 28, 56, 84];
const BAR_SHARE = 0.7;
const BAR_MOST_PX = 48;
const DASH = [6, 4];

/** How the page writes: its font, and numbers in its language. */
export interface Writing {
  font: string;
  number: (value: number) => string;
}

/** Squares in the place of uPlot's dots; hollow, so that a dot at the same place is seen in one. */
function squares(plot: uPlot, seriesIdx: number, from: number, to: number): uPlot.Series.Points.Paths {
  const path = new Path2D();
  const size = SQUARE_PX * uPlot.pxRatio;
  for (let at = from; at <= to; at += 1) {
    const value = plot.data[seriesIdx]?.[at] ?? null;
    if (value === null) continue;
    const [x, y] = [plot.valToPos(at, 'x', true), plot.valToPos(value, 'y', true)];
    path.rect(x - size / 2, y - size / 2, size, size);
  }
  return { stroke: path, fill: null, clip: null };
}

function seriesOptions({ mark, colour }: ChartSeries, count: number): uPlot.Series {
  const paint = (): string => cssColour(colour);
  if (mark === 'bars') {
    const paths = uPlot.paths.bars?.({ size: [BAR_SHARE, BAR_MOST_PX] });
    return { stroke: paint, width: 0, fill: paint, points: { show: false }, ...(paths && { paths }) };
  }
  return {
    stroke: paint,
    width: 2,
    ...(mark === 'squares' && { dash: DASH }),
    points: {
      size: POINT_PX,
      stroke: paint,
      fill: paint,
      ...(mark === 'squares' && { width: 1.5 }),
      // Where there are many, uPlot draws only those that no line leads to.
      ...(count <= MOST_POINTS && { show: true }),
      ...(count <= MOST_POINTS && mark === 'squares' && { paths: squares }),
    },
  };
}

function axesOf(
  { title }: ChartPanel,
  points: readonly ChartPoint[],
  { font, number }: Writing,
): uPlot.Axis[] {
  const shared = {
    stroke: () => cssColour('--muted'),
    grid: { stroke: () => cssColour('--line'), width: 1 },
    ticks: { show: false },
    font,
  };
  return [
    {
      ...shared,
      grid: { show: false },
      size: TICKS_PX,
      space: 60,
      incrs: STEPS,
      values: (_, splits) => splits.map((at) => points[at]?.tick ?? ''),
    },
    {
      ...shared,
      size: AXIS_PX,
      space: 32,
      incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000],
      label: title,
      labelFont: font,
      labelSize: 16,
      values: (_, splits) => splits.map((value) => number(value)),
    },
  ];
}

/** What uPlot draws a panel by: points in even steps, whatever time lies between them, and a scale that starts at zero. */
export function plotOptions(
  panel: ChartPanel,
  points: readonly ChartPoint[],
  writing: Writing,
  onAt: (at: number | null) => void,
): uPlot.Options {
  return {
    width: 1,
    height: 1,
    scales: {
      x: { time: false, range: [-0.5, points.length - 0.5] },
      y: { range: (_, _low, high: number | null) => [0, Math.max(2, Math.ceil((high ?? 0) * 1.08))] },
    },
    axes: axesOf(panel, points, writing),
    series: [{}, ...panel.series.map((series) => seriesOptions(series, points.length))],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false, setScale: false } },
    padding: [8, 18, 0, 0],
    hooks: { setCursor: [({ cursor }) => onAt(cursor.idx ?? null)] },
  };
}

/** The values by point and series, as uPlot takes them. */
export function plotData({ series }: ChartPanel, count: number): uPlot.AlignedData {
  const steps = Array.from({ length: count }, (_, index) => index);
  return [steps, ...series.map(({ values }) => [...values])];
}
