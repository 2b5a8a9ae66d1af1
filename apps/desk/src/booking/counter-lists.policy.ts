import { type StageTurn, type Ticket } from '#siaga/contracts';

/** The tickets of a session as the counter looks at them. */
export interface CounterLists {
  /** In a room or on the way to it, the latest call first. */
  readonly called: readonly Ticket[];
  /** Before the admission: the clinic does not call them yet. */
  readonly atAdmission: readonly Ticket[];
  /** In the waiting room, by window and number. */
  readonly waiting: readonly Ticket[];
  /** Booked and not here, by window and number. */
  readonly booked: readonly Ticket[];
  /** Whom a doctor has seen, the latest first: they may still be sent on. */
  readonly done: readonly Ticket[];
  readonly endedCount: number;
}

/** Sorts a session's tickets into what the counter does next. */
export function counterLists(
  tickets: readonly Ticket[],
  sessionId: string,
  turns: readonly StageTurn[] = [],
): CounterLists {
  const own = tickets.filter((ticket) => ticket.sessionId === sessionId);
  const inState = (...states: Ticket['state'][]): Ticket[] =>
    own.filter(({ state }) => states.includes(state));
  const admitting = new Set(
    turns
      .filter(({ kind, endedAt }) => kind === 'admission' && endedAt === null)
      .map(({ ticketId }) => ticketId),
  );
  const waiting = inState('waiting').sort(byPlace);
  return {
    called: inState('called', 'serving').sort(lastCalledFirst),
    atAdmission: waiting.filter(({ id }) => admitting.has(id)),
    waiting: waiting.filter(({ id }) => !admitting.has(id)),
    booked: inState('booked').sort(byPlace),
    done: inState('done').sort(lastCalledFirst),
    endedCount: inState('done', 'no_show', 'cancelled').length,
  };
}

function lastCalledFirst(a: Ticket, b: Ticket): number {
  return Date.parse(b.calledAt ?? '') - Date.parse(a.calledAt ?? '');
}

function byPlace(a: Ticket, b: Ticket): number {
  return a.cluster - b.cluster || a.number - b.number;
}
