/** How a series is told from the others without its colour: filled columns, a line with dots, a broken line with squares. */
export type ChartMark = 'bars' | 'dots' | 'squares';

export interface ChartSeries {
  name: string;
  title: string;
  mark: ChartMark;
  /** A colour of the page's tokens, `--accent`. */
  colour: `--${string}`;
  /** One a point; null where there is none. */
  values: readonly (number | null)[];
}

/** Series of one kind, on one scale. */
export interface ChartPanel {
  name: string;
  /** What the scale counts: `Jumlah`, `Menit`. */
  title: string;
  /** A value with its unit, as it is said. */
  format: (value: number) => string;
  series: readonly ChartSeries[];
}

/** One place along the chart. */
export interface ChartPoint {
  key: string;
  /** In full, as the reading and the table say it. */
  title: string;
  /** In short, under the chart. */
  tick: string;
}

/** True when there is nothing to draw: no value, or nothing but zeros. */
export function isEmptyChart(panels: readonly ChartPanel[]): boolean {
  return panels.every(({ series }) => series.every(({ values }) => values.every((value) => !value)));
}

/** The value in words; a dash where there is none. */
export function valueText({ format }: ChartPanel, series: ChartSeries, at: number): string {
  const value = series.values[at] ?? null;
  return value === null ? '–' : format(value);
}

/** Which point is meant after a key; null for a key that moves nothing. */
export function pointAfterKey(key: string, at: number, last: number): number | null {
  const page = Math.max(2, Math.round(last / 10));
  const moves: Record<string, number> = {
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    PageUp: at + page,
    PageDown: at - page,
    Home: 0,
    End: last,
  };
  const next = moves[key];
  return next === undefined ? null : Math.min(last, Math.max(0, next));
}
