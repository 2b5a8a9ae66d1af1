import { distanceM, type CaseAlarm, type Point, type TicketState } from '#siaga/contracts';
import type { PersonFix } from './judge-fixes.policy.js';

/** A time in which somebody may be out: anywhere, or no farther from the house than the place to which they go. */
export interface Excuse {
  readonly fromMs: number;
  readonly toMs: number;
  readonly reachM: number | null;
}

/** A booked visit of a clinic. */
export interface BookedVisit {
  readonly from: string;
  readonly to: string;
  readonly state: TicketState;
  readonly point: Point | null;
}

const HOUR_MS = 3_600_000;
/** To be helped, brought away and brought home. */
const HELP_MS = 24 * HOUR_MS;
/** The way there, and the wait and the way back. */
const BEFORE_VISIT_MS = 2 * HOUR_MS;
const AFTER_VISIT_MS = 4 * HOUR_MS;
/** No way is straight. */
const DETOUR = 1.5;
const SLACK_M = 2_000;

/** A call for help: as long as it is open, and for a day where help was sent. Taken back or found to be nothing it is no reason. */
export function excuseOfAlarm(alarm: Omit<CaseAlarm, 'help'>): Excuse | null {
  const { pressedAt, takenBackAt, endedAt, incidentId } = alarm;
  if (takenBackAt !== null || (endedAt !== null && incidentId === null)) return null;
  const fromMs = Date.parse(pressedAt);
  return { fromMs, toMs: endedAt === null ? Infinity : fromMs + HELP_MS, reachM: null };
}

/** A clinic at its hour, and no farther than it is. */
export function excuseOfVisit({ from, to, state, point }: BookedVisit, home: Point): Excuse | null {
  if (state === 'cancelled' || state === 'no_show') return null;
  return {
    fromMs: Date.parse(from) - BEFORE_VISIT_MS,
    toMs: Date.parse(to) + AFTER_VISIT_MS,
    reachM: point === null ? null : distanceM(home, point) * DETOUR + SLACK_M,
  };
}

/** An officer's leave. */
export function excuseOfLeave(until: Date | null): Excuse | null {
  return until === null ? null : { fromMs: 0, toMs: until.getTime(), reachM: null };
}

/** True when one of the reasons holds for a fix. */
export function isExcused(fix: PersonFix, home: Point, excuses: readonly Excuse[]): boolean {
  return excuses.some(
    ({ fromMs, toMs, reachM }) =>
      fix.atMs >= fromMs && fix.atMs <= toMs && (reachM === null || distanceM(fix, home) <= reachM),
  );
}
