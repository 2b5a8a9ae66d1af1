import { type PortalTicket, type TicketStanding } from '#siaga/contracts';
import { type KeptTicket } from './kept-tickets.js';

/** What a card shows of a number. */
export interface ShownTicket extends KeptTicket {
  /** What stands there may be old. */
  isOld: boolean;
  /** Where its window began when this phone last knew it, where it has moved since; null while it stands. */
  movedFrom: string | null;
}

/** With what was told since: an answer that comes late never replaces a newer one. */
export function newerOf(
  shown: ShownTicket | null,
  told: PortalTicket | TicketStanding,
  nowMs: number,
): ShownTicket | null {
  if (shown === null) return 'code' in told ? freshOf(told, nowMs) : null;
  const { ticket } = shown;
  const isLate = told.version < ticket.version || Date.parse(told.at) < Date.parse(ticket.at);
  if (isLate) return shown;
  // Whoever has read where it was moved to is not told for ever.
  const movedFrom = told.from === ticket.from ? shown.movedFrom : ticket.from;
  return { ticket: { ...ticket, ...told }, takenAtMs: nowMs, isOld: false, movedFrom };
}

/** What is kept, until there is an answer. */
export function keptOf(kept: KeptTicket | null): ShownTicket | null {
  return kept && { ...kept, isOld: true, movedFrom: null };
}

/** What time it is there: by the server's clock as it was told, and what has passed since by the phone's. */
export function serverTimeOf({ ticket, takenAtMs }: KeptTicket, nowMs: number): number {
  return Date.parse(ticket.at) + Math.max(0, nowMs - takenAtMs);
}

function freshOf(ticket: PortalTicket, nowMs: number): ShownTicket {
  return { ticket, takenAtMs: nowMs, isOld: false, movedFrom: null };
}
