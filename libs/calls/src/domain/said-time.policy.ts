import type { CallEventType } from '#siaga/contracts';
import { isOffering } from './call-state.policy.js';

/** A time that a source said, and when it arrived. */
export interface SaidTime {
  type: CallEventType;
  at: Date;
  receivedAt: Date;
}

/** What is known of how an event came. */
export interface Delivery {
  /** True when its request proves that it was kept for a while: steps that lie apart came together. */
  isBuffered: boolean;
  /** How far the source's clock is known to be behind; null when that is not known. */
  behindMs: number | null;
  /** Read from a file of past calls: however old, it is no error. */
  isRecord: boolean;
}

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
/** Nothing arrives before it happens: a first ring may lie ahead by what two good clocks differ. */
const AHEAD_MS = 5 * SECOND_MS;
/** A later step holds as it was said, for the sake of the span, while it lies within this. */
const STEP_AHEAD_MS = 180 * SECOND_MS;
/** What comes sooner is live. */
const PROMPT_MS = 30 * SECOND_MS;
/** An outage may last a weekend; what claims to be older, alone, comes from a wrong clock. */
const LONGEST_OUTAGE_MS = 48 * HOUR_MS;
const OLDEST_CLOCK_MS = Date.UTC(2000, 0, 1);
/** WIB, WITA and WIT against UTC, and how late a live event may come beside that. */
const ZONES_MS = [7, 8, 9].map((hours) => hours * HOUR_MS);
const NEWEST_MS = Date.UTC(9999, 11, 31);
const OLDEST_MS = Date.parse('0001-01-02T00:00:00Z');

/**
 * By how much the times that a source says of a call are moved to be true, judged by its first event (ADR 0028). What lies ahead of its arrival
 * is a wrong clock for certain; what lies behind may have come late, and holds unless the clock is known to be wrong, is beyond any
 * outage or off by a zone.
 */
export function shiftMs({ type, at, receivedAt }: SaidTime, delivery: Delivery): number {
  const lagMs = receivedAt.getTime() - at.getTime();
  if (at.getTime() < OLDEST_CLOCK_MS) return lagMs;
  if (lagMs < -(isOffering(type) ? AHEAD_MS : STEP_AHEAD_MS)) return lagMs;
  if (lagMs <= PROMPT_MS || delivery.isRecord) return 0;
  const { behindMs } = delivery;
  if (behindMs !== null && lagMs >= behindMs - AHEAD_MS && lagMs - behindMs < LONGEST_OUTAGE_MS)
    return behindMs;
  if (delivery.isBuffered) return 0;
  if (lagMs > LONGEST_OUTAGE_MS) return lagMs;
  return ZONES_MS.find((zoneMs) => lagMs >= zoneMs - AHEAD_MS && lagMs <= zoneMs + PROMPT_MS) ?? 0;
}

/** When a step truly was, as far as is known; never behind its arrival, but for a step within the tolerance. */
export function trueTime({ type, at, receivedAt }: SaidTime, callShiftMs: number): Date {
  const [saidMs, arrivedMs] = [at.getTime(), receivedAt.getTime()];
  if (saidMs < OLDEST_CLOCK_MS && callShiftMs === 0) return receivedAt;
  // The clock may have been set right in the middle of the call.
  const isRight = Math.abs(arrivedMs - saidMs) <= PROMPT_MS;
  const ms = isRight ? saidMs : saidMs + callShiftMs;
  return ms > arrivedMs + (isOffering(type) ? 0 : STEP_AHEAD_MS) ? receivedAt : new Date(ms);
}

/** What a source said, where it is not what holds; null where it is. Years that no clock shows are cut to those that can be written. */
export function saidBeside(said: Date, holds: Date): string | null {
  if (Math.abs(said.getTime() - holds.getTime()) <= AHEAD_MS) return null;
  return new Date(Math.min(NEWEST_MS, Math.max(OLDEST_MS, said.getTime()))).toISOString();
}

/** Lags of one source, newest last: when it delivered, and how far behind that its newest step lay. */
export interface Lag {
  receivedAt: Date;
  lagMs: number;
}

const ENOUGH = 3;
const SPREAD_MS = 5 * SECOND_MS;
const APART_MS = 20 * SECOND_MS;
const WORTH_TELLING_MS = 60 * SECOND_MS;

/** How far a clock is behind: deliveries some time apart that are all late by the same. What was kept by an outage gets fresher with each step. */
export function behindMs(lags: readonly Lag[]): number | null {
  const newest = lags.slice(-ENOUGH);
  const [first, last] = [newest[0], newest.at(-1)];
  if (newest.length < ENOUGH || !first || !last) return null;
  const late = newest.map(({ lagMs }) => lagMs);
  const isConstant = Math.max(...late) - Math.min(...late) <= SPREAD_MS;
  const isApart = last.receivedAt.getTime() - first.receivedAt.getTime() >= APART_MS;
  return isConstant && isApart && Math.min(...late) > WORTH_TELLING_MS ? Math.min(...late) : null;
}

/** How far a source's clock is ahead (negative: behind), in seconds, where its times were moved by more than a minute; else null. */
export function clockErrorS(time: SaidTime, delivery: Delivery): number | null {
  const movedMs = shiftMs(time, delivery);
  return Math.abs(movedMs) >= WORTH_TELLING_MS ? -Math.round(movedMs / SECOND_MS) : null;
}

/** True where one event proves nothing yet: a ring older than any outage may still have been kept by a longer one. */
export function isDoubtful({ at, receivedAt }: SaidTime, delivery: Delivery): boolean {
  const isOld = receivedAt.getTime() - at.getTime() > LONGEST_OUTAGE_MS;
  return isOld && at.getTime() >= OLDEST_CLOCK_MS && delivery.behindMs === null;
}
