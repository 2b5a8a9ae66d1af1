import { found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import type { HeldSession, SessionRepository } from '../store/session.repository.js';
import type { TicketRepository } from '../store/ticket.repository.js';

/**
 * The session that a ticket is in and the one that it is to come to, both held, the one with the lesser id first: two who cross do not wait
 * for each other. Throws RESOURCE.NOT_FOUND.
 */
export async function holdPair(
  tx: Tx,
  { sessions, tickets }: { sessions: SessionRepository; tickets: TicketRepository },
  ticketId: string,
  sessionId: string,
): Promise<{ from: HeldSession; to: HeldSession }> {
  const fromId = found(await tickets.sessionOf(tx, ticketId));
  const held = new Map<string, HeldSession>();
  for (const one of [fromId, sessionId].sort()) held.set(one, found(await sessions.lock(tx, one)));
  return { from: found(held.get(fromId) ?? null), to: found(held.get(sessionId) ?? null) };
}
