import { type BookingDay, type BookingSession, type Ticket } from '#siaga/contracts';

interface Dated {
  readonly id: string;
  readonly version: number;
  readonly facilityId: string;
  readonly serviceDate: string;
}

export interface HeardOfQueues {
  readonly sessions: ReadonlyMap<string, BookingSession>;
  readonly tickets: ReadonlyMap<string, Ticket>;
}

/** A day as it was fetched, with what was heard since: of each thing the newer version, and what is new of the same facility and day. */
export function liveDay(
  day: BookingDay,
  heard: HeardOfQueues,
  { facilityId, date }: { facilityId: string; date: string },
): BookingDay {
  const merged = <T extends Dated>(fetched: readonly T[], known: ReadonlyMap<string, T>): T[] => {
    const all = new Map(fetched.map((one) => [one.id, one]));
    for (const one of known.values()) {
      if (one.facilityId !== facilityId || one.serviceDate !== date) continue;
      if (one.version > (all.get(one.id)?.version ?? 0)) all.set(one.id, one);
    }
    return [...all.values()];
  };
  return {
    sessions: merged(day.sessions, heard.sessions).sort(
      (a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt) || a.id.localeCompare(b.id),
    ),
    tickets: merged(day.tickets, heard.tickets),
  };
}
