import { type BookingSession, type ClinicRules, type Ticket } from '#siaga/contracts';

const MINUTE_MS = 60_000;

/** A window as the day runs: moved by what the doctor is late. */
export interface MovedWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A window of a session; null where the session has none of that index. */
export function windowOf(
  { clusters, delayMinutes }: Pick<BookingSession, 'clusters' | 'delayMinutes'>,
  index: number,
): MovedWindow | null {
  const window = clusters[index];
  if (window === undefined) return null;
  const moveMs = delayMinutes * MINUTE_MS;
  return { fromMs: Date.parse(window.from) + moveMs, toMs: Date.parse(window.to) + moveMs };
}

/** The windows that are not over yet, with where a delay would move them. */
export function movedBy(
  session: Pick<BookingSession, 'clusters' | 'delayMinutes'>,
  delayMinutes: number,
  nowMs: number,
): readonly { readonly before: MovedWindow; readonly after: MovedWindow }[] {
  return session.clusters.flatMap((_, index) => {
    const before = windowOf(session, index);
    const after = windowOf({ ...session, delayMinutes }, index);
    return before && after && after.toMs > nowMs ? [{ before, after }] : [];
  });
}

/** True when the clinic does not serve the ticket's window now. */
export function isOutside(
  { cluster }: Pick<Ticket, 'cluster'>,
  session: Pick<BookingSession, 'clusters' | 'delayMinutes'>,
  { isWindowStrict, earliestMinutes }: ClinicRules,
  nowMs: number,
): boolean {
  const window = windowOf(session, cluster);
  if (window === null || !isWindowStrict) return false;
  return nowMs < window.fromMs - earliestMinutes * MINUTE_MS || nowMs > window.toMs;
}
