import type { BoardCall, BookingSession, QueueBoard, TicketState, TurnState } from '#siaga/contracts';

const MINUTE_MS = 60_000;
/** How long before a session opens, and after it should be over, it stands on the board. */
const AROUND_MS = 60 * MINUTE_MS;
/** So long a call stands on the board: yesterday evening's is none of this morning's. */
const CALL_STAYS_MS = 6 * 60 * MINUTE_MS;
/** The newest call, and those before it. */
const LAST_CALLS = 5;

/** A session of a facility's day, by the names that stand on its door. */
export interface WallSession {
  readonly id: string;
  readonly clinicId: string;
  readonly clinicName: string;
  readonly doctorName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly state: BookingSession['state'];
  readonly delayMinutes: number;
}

/** A number of a clinic or of a stage, without whose it is. */
export interface WallNumber {
  /** Null for a stage's. */
  readonly sessionId: string | null;
  readonly clinicId: string;
  readonly label: string;
  readonly state: TicketState | TurnState;
  readonly room: string | null;
  readonly calledAt: Date | null;
  /** The clinic or the stage that calls it. */
  readonly place: string;
}

/** A facility's day as its boards need it. */
export interface WallDay {
  readonly sessions: readonly WallSession[];
  readonly numbers: readonly WallNumber[];
}

/**
 * The board of a day at a moment: what is called, and the sessions that run, open soon, or still have somebody waiting. Of these clinics
 * alone; of all where none is named.
 */
export function boardOf(
  { sessions, numbers }: WallDay,
  clinicIds: readonly string[],
  now: Date,
): Pick<QueueBoard, 'calls' | 'sessions'> {
  const isOurs = ({ clinicId }: { clinicId: string }): boolean =>
    clinicIds.length === 0 || clinicIds.includes(clinicId);
  const own = numbers.filter(isOurs);
  return {
    calls: own
      .flatMap(callOf)
      .filter(({ calledAt }) => now.getTime() - Date.parse(calledAt) < CALL_STAYS_MS)
      .sort(newestFirst)
      .slice(0, LAST_CALLS),
    sessions: sessions.filter(isOurs).flatMap((session) => {
      const inIt = own.filter(({ sessionId }) => sessionId === session.id);
      const waiting = inIt.filter(({ state }) => state === 'waiting').length;
      const called = inIt
        .filter(({ state }) => state === 'called' || state === 'serving')
        .flatMap(callOf)
        .sort(newestFirst)
        .map(({ label, room }) => ({ label, room }));
      const { id, clinicName, doctorName, delayMinutes, state, startsAt, endsAt } = session;
      const isRunning =
        now.getTime() > startsAt.getTime() - AROUND_MS &&
        now.getTime() < endsAt.getTime() + delayMinutes * MINUTE_MS + AROUND_MS;
      if (state !== 'open' || !(isRunning || waiting + called.length > 0)) return [];
      return [{ id, clinicName, doctorName, delayMinutes, waiting, called }];
    }),
  };
}

function callOf({ label, room, place, calledAt, state }: WallNumber): BoardCall[] {
  if (calledAt === null || room === null || state === 'waiting' || state === 'cancelled') return [];
  return [{ label, room, place, calledAt: calledAt.toISOString() }];
}

function newestFirst(one: BoardCall, other: BoardCall): number {
  return Date.parse(other.calledAt) - Date.parse(one.calledAt);
}
