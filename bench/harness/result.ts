/** One figure of ours beside the same figure of the reference, measured in the same run. */
export interface Result {
  bench: string;
  case: string;
  metric: string;
  ours: number;
  /** Null for a figure that stands alone. */
  reference: number | null;
  /** ours / reference; the median over the rounds. Null without a reference. */
  ratio: number | null;
  /** For example `<= 1.5`; null where nothing was promised. */
  goal: string | null;
  ok: boolean;
}

/** A result with how far the rounds lay apart: for the table only. */
export interface Measured extends Result {
  spread: [lowest: number, highest: number] | null;
}

/** What is promised of a ratio, or of a figure that stands alone. */
export interface Goal {
  atMost?: number;
  atLeast?: number;
}

type Pair = { ours: number; reference: number };

/** Makes the result of one figure from its rounds: each round is measured right after the other, so its ratio is what counts. */
export function compare(
  name: Pick<Result, 'bench' | 'case' | 'metric'>,
  rounds: readonly Pair[],
  goal: Goal = {},
): Measured {
  const ratios = rounds.map((round) => round.ours / round.reference);
  const ratio = median(ratios);
  return {
    ...name,
    ours: median(rounds.map((round) => round.ours)),
    reference: median(rounds.map((round) => round.reference)),
    ratio,
    goal: textOf(goal),
    ok: ratio <= (goal.atMost ?? Infinity) && ratio >= (goal.atLeast ?? -Infinity),
    spread: [Math.min(...ratios), Math.max(...ratios)],
  };
}

/** Makes the result of a figure that is not compared with anything: the goal holds for the figure itself. */
export function figure(
  name: Pick<Result, 'bench' | 'case' | 'metric'>,
  value: number,
  goal: Goal = {},
): Measured {
  return {
    ...name,
    ours: value,
    reference: null,
    ratio: null,
    goal: textOf(goal),
    ok: value <= (goal.atMost ?? Infinity) && value >= (goal.atLeast ?? -Infinity),
    spread: null,
  };
}

function textOf({ atMost, atLeast }: Goal): string | null {
  if (atMost !== undefined && atLeast !== undefined) return `${atLeast} to ${atMost}`;
  if (atMost !== undefined) return `<= ${atMost}`;
  return atLeast === undefined ? null : `>= ${atLeast}`;
}

/** The middle value. Throws RangeError for none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which the share `q` (0 to 1) of all lies, linear between neighbours. Throws RangeError for none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)];
  const high = sorted[Math.ceil(at)];
  if (low === undefined || high === undefined) throw new RangeError('No values');
  return low + (high - low) * (at - Math.floor(at));
}
