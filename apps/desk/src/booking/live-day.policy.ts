import {
  type BookingDay,
  type BookingSession,
  type BookingStage,
  type StageTurn,
  type Ticket,
} from '#siaga/contracts';

interface Known {
  readonly id: string;
  readonly version: number;
  readonly facilityId: string;
  /** Left out of what holds on any day. */
  readonly serviceDate?: string;
}

export interface HeardOfQueues {
  readonly sessions: ReadonlyMap<string, BookingSession>;
  readonly tickets: ReadonlyMap<string, Ticket>;
  readonly stages: ReadonlyMap<string, BookingStage>;
  readonly turns: ReadonlyMap<string, StageTurn>;
}

/** A day as it was fetched, with what was heard since: of each thing the newer version, and what is new of the same facility and day. */
export function liveDay(
  day: BookingDay,
  heard: HeardOfQueues,
  { facilityId, date }: { facilityId: string; date: string },
): BookingDay {
  const merged = <T extends Known>(fetched: readonly T[], known: ReadonlyMap<string, T>): T[] => {
    const all = new Map(fetched.map((one) => [one.id, one]));
    for (const one of known.values()) {
      if (one.facilityId !== facilityId || (one.serviceDate ?? date) !== date) continue;
      if (one.version > (all.get(one.id)?.version ?? 0)) all.set(one.id, one);
    }
    return [...all.values()];
  };
  return {
    sessions: merged(day.sessions, heard.sessions).sort(
      (a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt) || a.id.localeCompare(b.id),
    ),
    tickets: merged(day.tickets, heard.tickets),
    stages: merged(day.stages, heard.stages),
    turns: merged(day.turns, heard.turns),
  };
}
