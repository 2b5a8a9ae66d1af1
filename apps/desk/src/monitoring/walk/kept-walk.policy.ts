import { type MonitoredCase } from '#siaga/contracts';
import { type Area } from '../use-area.js';
import { type Stop, stopsOf } from './walk-order.policy.js';
import { needsVisit, type WalkDay } from './walk-today.policy.js';

/** No shift is longer: what a phone keeps of people ends with it. */
export const KEPT_FOR_MS = 14 * 3_600_000;

/** A day's walk as the officer's phone keeps it: enough to go on without a line. */
export interface KeptWalk extends WalkDay {
  readonly area: Area;
  readonly madeAtMs: number;
  /** When its people were last read of the server. */
  readonly readAtMs: number;
  /** Households as they are walked to; it stays until it is asked anew. */
  readonly order: readonly string[];
  readonly people: readonly MonitoredCase[];
}

/** A house of the walk under its number, which stays when others are done. */
export interface NumberedStop extends Stop {
  readonly number: number;
  readonly isDone: boolean;
}

export const isOver = ({ madeAtMs }: KeptWalk, nowMs: number): boolean =>
  Math.abs(nowMs - madeAtMs) > KEPT_FOR_MS;

/** The walk with what a newer reading says of its people; who is in none of a whole list is followed up no more. */
export function renewed(
  walk: KeptWalk,
  { cases, isWhole }: { cases: readonly MonitoredCase[]; isWhole: boolean },
  readAtMs: number,
): KeptWalk {
  const newest = new Map(cases.map((one) => [one.id, one]));
  const people = walk.people.flatMap((one) => newest.get(one.id) ?? (isWhole ? [] : one));
  return { ...walk, people, readAtMs };
}

/** The houses of a walk, each under its number. */
export function numbered(walk: KeptWalk): NumberedStop[] {
  const stops = new Map(stopsOf(walk.people).map((stop) => [stop.id, stop]));
  return walk.order.flatMap((id, index) => {
    const stop = stops.get(id);
    if (stop === undefined) return [];
    return { ...stop, number: index + 1, isDone: !stop.people.some((one) => needsVisit(one, walk)) };
  });
}

/** What another version of this page kept, or somebody's hand, is null. */
export function readWalk(kept: unknown): KeptWalk | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { accountId, today, area, madeAtMs, readAtMs, order, people, visits } = kept as Partial<KeptWalk>;
  const isNamed =
    typeof accountId === 'string' && typeof today === 'string' && typeof area?.code === 'string';
  const isTimed = typeof madeAtMs === 'number' && typeof readAtMs === 'number';
  const isListed = Array.isArray(order) && Array.isArray(people) && typeof visits === 'object';
  return isNamed && isTimed && isListed ? (kept as KeptWalk) : null;
}
