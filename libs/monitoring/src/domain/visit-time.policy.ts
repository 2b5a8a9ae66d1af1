/**
 * When a visit was, as far as a device can be believed: not before the case was opened, and not later than now. `told` is the device's own
 * saying; null is now.
 */
export function visitTime(told: string | null, { now, openedAt }: { now: Date; openedAt: Date }): Date {
  if (told === null) return now;
  return new Date(Math.min(now.getTime(), Math.max(openedAt.getTime(), Date.parse(told))));
}
