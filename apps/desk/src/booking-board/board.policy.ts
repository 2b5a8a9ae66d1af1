import { type BookingDay, type StageTurn, type Ticket } from '#siaga/contracts';

const MINUTE_MS = 60_000;
/** How long before a session opens, and after it should be over, it stands on the board. */
const AROUND_MS = 60 * MINUTE_MS;
/** How many of the last calls stand on the board beside the newest. */
const LAST_CALLS = 4;

/** A number that was called, without whose it is. */
export interface BoardCall {
  readonly id: string;
  readonly label: string;
  readonly room: string;
  readonly calledAtMs: number;
}

/** A session as a waiting room sees it. */
export interface BoardSession {
  readonly id: string;
  readonly clinicId: string;
  readonly doctorId: string;
  readonly delayMinutes: number;
  /** In a room, or on the way to it; the newest call first. */
  readonly called: readonly BoardCall[];
  readonly waiting: number;
}

/** What a board shows: numbers and rooms. It is made of these fields alone, so that no name can come onto a wall. */
export interface Board {
  readonly newest: BoardCall | null;
  readonly before: readonly BoardCall[];
  readonly sessions: readonly BoardSession[];
}

/** The board of a day at a moment: what is called, and the sessions that run, open soon, or still have somebody waiting. */
export function boardOf({ sessions, tickets, turns }: BookingDay, nowMs: number): Board {
  const calls = [...tickets.flatMap(callOf), ...turns.flatMap(callOf)].sort(
    (a, b) => b.calledAtMs - a.calledAtMs,
  );
  const [newest = null, ...before] = calls;
  return {
    newest,
    before: before.slice(0, LAST_CALLS),
    sessions: sessions.flatMap((session) => {
      const own = tickets.filter(({ sessionId }) => sessionId === session.id);
      const waiting = own.filter(({ state }) => state === 'waiting').length;
      const called = own
        .filter(({ state }) => state === 'called' || state === 'serving')
        .flatMap(callOf)
        .sort((a, b) => b.calledAtMs - a.calledAtMs);
      const isRunning =
        nowMs > Date.parse(session.startsAt) - AROUND_MS &&
        nowMs < Date.parse(session.endsAt) + session.delayMinutes * MINUTE_MS + AROUND_MS;
      const { id, clinicId, doctorId, delayMinutes, state } = session;
      if (state !== 'open' || !(isRunning || waiting + called.length > 0)) return [];
      return [{ id, clinicId, doctorId, delayMinutes, called, waiting }];
    }),
  };
}

function callOf({ id, label, room, calledAt, state }: Ticket | StageTurn): BoardCall[] {
  if (calledAt === null || room === null || state === 'waiting' || state === 'cancelled') return [];
  return [{ id, label, room, calledAtMs: Date.parse(calledAt) }];
}

/** The calls that came since a moment, the oldest first: what is still to be said. A number that is called again is called anew. */
export function callsSince({ newest, before }: Board, sinceMs: number): readonly BoardCall[] {
  return [...(newest ? [newest] : []), ...before].filter(({ calledAtMs }) => calledAtMs > sinceMs).reverse();
}
