import type { Call, CallerLink } from '#siaga/contracts';

const S = 1_000;
/** A message may take this long; a second one at once would only cost. */
const LEAST_BETWEEN_MS = 30 * S;
const MOST_LINKS = 5;
/** How often a page may tell its position, and how many of one call are kept. */
const LEAST_BETWEEN_SHARES_MS = 2 * S;
const MOST_SHARES = 40;

/** Seconds until another link may be sent; null when it may be now, Infinity when this call has had enough. */
export function nextLinkInS(link: CallerLink | undefined, now: Date): number | null {
  if (link === undefined) return null;
  if (link.count >= MOST_LINKS) return Infinity;
  const waitMs = Date.parse(link.sentAt) + LEAST_BETWEEN_MS - now.getTime();
  return waitMs > 0 ? Math.ceil(waitMs / S) : null;
}

/** True when the phone has told enough for now. */
export function sharesTooOften({ fixes }: Pick<Call, 'fixes'>, now: Date): boolean {
  const shared = fixes.filter(({ by }) => by.kind === 'visitor');
  const newest = shared.at(-1);
  const isEarly =
    newest !== undefined && now.getTime() - Date.parse(newest.receivedAt) < LEAST_BETWEEN_SHARES_MS;
  return isEarly || shared.length >= MOST_SHARES;
}

/** True for a call about which nobody does anything any more: closed without a case, or its case is over. */
export function isCallOver(
  { incidentId, disposition }: Pick<Call, 'incidentId' | 'disposition'>,
  isCaseOpen: boolean,
): boolean {
  return incidentId === null ? disposition !== null : !isCaseOpen;
}
