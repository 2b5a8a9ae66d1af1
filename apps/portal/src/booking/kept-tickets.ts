import { type PortalTicket } from '#siaga/contracts';
import { KeptThings } from '../link/kept-things.js';

/** A ticket as this phone was last told of it. */
export interface KeptTicket {
  ticket: PortalTicket;
  /** By the phone's own clock, which may be wrong: for the age alone. */
  takenAtMs: number;
}

const DAY_MS = 86_400_000;
const tickets = new KeptThings<KeptTicket>('ticket', read);

/** Keeps it readable without a connection, until its visit or its day is over. */
export function keepTicket(kept: KeptTicket): void {
  tickets.put(kept.ticket.id, kept);
}

/** What was kept of one ticket, or null. */
export function keptTicket(id: string): KeptTicket | null {
  return tickets.get(id);
}

/** All that this phone keeps, the newest first. What is long over is forgotten. */
export function keptTickets(nowMs: number): KeptTicket[] {
  const kept: KeptTicket[] = [];
  for (const id of tickets.ids()) {
    const one = tickets.get(id);
    if (one === null || nowMs - Date.parse(one.ticket.serviceDate) > 3 * DAY_MS) tickets.drop(id);
    else kept.push(one);
  }
  return kept.sort((one, other) => (one.ticket.from < other.ticket.from ? 1 : -1));
}

/** Forgets those that the visit no longer opens. */
export function keepOnly(ids: ReadonlySet<string>): void {
  tickets.keepOnly(ids);
}

function read(kept: unknown): KeptTicket | null {
  const { ticket, takenAtMs } = kept as Partial<KeptTicket>;
  const isWhole =
    typeof takenAtMs === 'number' &&
    Array.isArray(ticket?.serving) &&
    Array.isArray(ticket.stages) &&
    [ticket.from, ticket.to, ticket.earliest, ticket.at].every((at) => !Number.isNaN(Date.parse(at)));
  return isWhole ? { ticket, takenAtMs } : null;
}
