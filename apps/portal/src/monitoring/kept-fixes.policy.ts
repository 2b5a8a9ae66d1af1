import { type SentFix } from '#siaga/contracts';

/** A fix that this page has not sent yet; it stays in the page's memory, and goes with it. */
export interface KeptFix extends Omit<SentFix, 'ageS'> {
  /** By the phone's own clock, which may be wrong: for the age alone. */
  atMs: number;
}

/** Without a line the latest few are kept, for a short while. */
const MOST = 6;
const LONGEST_MS = 30 * 60_000;
/** Fixes that follow each other sooner say nothing new. */
const APART_MS = 16_000;
const SEND_EVERY_MS = 60_000;
/** Whoever moves is heard of sooner: about a hundred metres, so near the equator in any direction. */
const MOVED_DEGREES = 0.0009;

/** With another fix; the oldest go first, and one that follows too soon takes the place of the last where more are kept. */
export function withFix(kept: readonly KeptFix[], fix: KeptFix): KeptFix[] {
  const [last, before] = [kept.at(-1), kept.at(-2)];
  const isSoon = last !== undefined && before !== undefined && Math.abs(last.atMs - before.atMs) < APART_MS;
  return [...(isSoon ? kept.slice(0, -1) : kept), fix].slice(-MOST);
}

/** Those that are not too old. */
export function freshFixes(kept: readonly KeptFix[], nowMs: number): KeptFix[] {
  return kept.filter(({ atMs }) => nowMs - atMs <= LONGEST_MS);
}

/** As they are sent: how old each is now. */
export function sentFixes(kept: readonly KeptFix[], nowMs: number): SentFix[] {
  return kept.map(({ atMs, ...fix }) => ({ ...fix, ageS: (nowMs - atMs) / 1_000 }));
}

/** True when it is time to send: once a minute, sooner for who has moved since. */
export function isTimeToSend(
  newest: KeptFix,
  last: { fix: KeptFix; atMs: number } | null,
  nowMs: number,
): boolean {
  if (last === null) return true;
  const waitedMs = nowMs - last.atMs;
  return waitedMs >= SEND_EVERY_MS || (waitedMs >= APART_MS && hasMoved(newest, last.fix));
}

function hasMoved(one: KeptFix, other: KeptFix): boolean {
  return Math.hypot(one.lon - other.lon, one.lat - other.lat) > MOVED_DEGREES;
}
