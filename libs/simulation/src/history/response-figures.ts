import { type IntervalName } from '#siaga/contracts';
import { type SfResponse } from './sf-fire.js';

/** Figures of one interval in seconds, as the report gives them. */
export interface ExpectedFigures {
  name: IntervalName;
  count: number;
  anomalies: number;
  p50S: number | null;
  p90S: number | null;
  meanS: number | null;
}

/**
 * Percentile by linear interpolation between the two nearest ranks, like SQL `percentile_cont`; null for no values.
 * `share` from 0 to 1.
 */
export function percentile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const rank = share * (sorted.length - 1);
  const low = sorted[Math.floor(rank)] ?? 0;
  const high = sorted[Math.ceil(rank)] ?? low;
  return low + (high - low) * (rank - Math.floor(rank));
}

type Spans = (number | null)[];

const secondsBetween = (from: string | null, to: string | null): number | null =>
  from === null || to === null ? null : (Date.parse(to) - Date.parse(from)) / 1_000;

const earliest = (instants: readonly (string | null)[]): string | null =>
  instants.reduce((first, at) => (at !== null && (first === null || at < first) ? at : first), null);

/**
 * Response times computed straight from the file's rows: answer, processing and total once per call, the others once per
 * unit response. Definitions: `reports.ts` in contracts (NEMSIS Data Managers Council; NFPA 1225). The scene ends with
 * leaving it or, without transport, with being available. A negative interval is an anomaly and is left out.
 */
export function responseFigures(rows: readonly SfResponse[]): ExpectedFigures[] {
  const calls = new Map<string, SfResponse[]>();
  for (const row of rows) {
    const known = calls.get(row.callNumber);
    if (known) known.push(row);
    else calls.set(row.callNumber, [row]);
  }
  return [...callFigures([...calls.values()]), ...unitFigures(rows)];
}

function callFigures(calls: readonly SfResponse[][]): ExpectedFigures[] {
  const received = calls.map((rows) => earliest(rows.map((row) => row.receivedAt)));
  const entered = calls.map((rows) => earliest(rows.map((row) => row.entryAt)));
  const notified = calls.map((rows) => earliest(rows.map((row) => row.dispatchAt)));
  const reached = calls.map((rows) => earliest(rows.map((row) => row.onSceneAt)));
  const spans = (from: (string | null)[], to: (string | null)[]): Spans =>
    from.map((at, index) => secondsBetween(at, to[index] ?? null));
  return [
    figuresOf('answer', spans(received, entered)),
    figuresOf('processing', spans(entered, notified)),
    figuresOf('total', spans(received, reached)),
  ];
}

function unitFigures(rows: readonly SfResponse[]): ExpectedFigures[] {
  const spans = (from: (row: SfResponse) => string | null, to: (row: SfResponse) => string | null): Spans =>
    rows.map((row) => secondsBetween(from(row), to(row)));
  return [
    figuresOf(
      'turnout',
      spans(
        (row) => row.dispatchAt,
        (row) => row.responseAt,
      ),
    ),
    figuresOf(
      'travel',
      spans(
        (row) => row.responseAt,
        (row) => row.onSceneAt,
      ),
    ),
    figuresOf(
      'scene',
      spans(
        (row) => row.onSceneAt,
        (row) => row.transportAt ?? row.availableAt,
      ),
    ),
    figuresOf(
      'transport',
      spans(
        (row) => row.transportAt,
        (row) => row.hospitalAt,
      ),
    ),
    figuresOf(
      'task',
      spans(
        (row) => row.dispatchAt,
        (row) => row.availableAt,
      ),
    ),
  ];
}

function figuresOf(name: IntervalName, spans: Spans): ExpectedFigures {
  const known = spans.filter((span) => span !== null);
  const sound = known.filter((span) => span >= 0);
  return {
    name,
    count: sound.length,
    anomalies: known.length - sound.length,
    p50S: percentile(sound, 0.5),
    p90S: percentile(sound, 0.9),
    meanS: sound.length > 0 ? sound.reduce((sum, span) => sum + span, 0) / sound.length : null,
  };
}
