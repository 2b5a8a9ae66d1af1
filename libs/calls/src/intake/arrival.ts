import type { Actor, CallEvent, Place } from '#siaga/contracts';

/** One readable event on its way in. */
export interface Arrival {
  source: string;
  /** The centre the call belongs to: the event's region or its source's, never guessed from the place. */
  regionCode: string;
  event: CallEvent;
  /** The event as it came. */
  text: string;
  receivedAt: Date;
}

/** An arrival with the place it gives the caller: found before any transaction, because finding it may read the database. */
export interface PlacedArrival extends Arrival {
  place: Place | null;
}

/** The actor behind what a source reported. */
export function actorOf(source: string): Actor {
  return { kind: 'source', id: source, name: source };
}
