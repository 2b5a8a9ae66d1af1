import { type OwnAlarm } from '#siaga/contracts';

/** The one that says more: of two alarms the later one, of one what the server last said of it. */
export function newerAlarm(known: OwnAlarm | null, own: OwnAlarm | null): OwnAlarm | null {
  if (known === null || own === null) return own ?? known;
  if (known.id !== own.id) return known.pressedAt > own.pressedAt ? known : own;
  return {
    ...own,
    isTakenBack: known.isTakenBack || own.isTakenBack,
    help: known.help ?? own.help,
    isAnswered: known.isAnswered || own.isAnswered,
    isOver: known.isOver || own.isOver,
  };
}

/** Whole seconds until a moment, none behind it. */
export function secondsLeft(untilMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((untilMs - nowMs) / 1_000));
}
