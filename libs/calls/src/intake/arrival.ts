import type { Actor, Call, CallEvent, LocationFix, Place, RecommendationSummary } from '#siaga/contracts';
import type { EntryOf } from '#siaga/journal';
import type { Delivery } from '../domain/said-time.policy.js';
import { newId, readCallerId, type PersonalDataCipher } from '#siaga/kernel';
import { jumpOf } from '../domain/caller-jump.policy.js';

/** One readable event on its way in. */
export interface Arrival {
  source: string;
  /** The centre the call belongs to: the event's region or its source's, never guessed from the place. */
  regionCode: string;
  event: CallEvent;
  /** The event as it came. */
  text: string;
  receivedAt: Date;
  /** How it came; left out where its time is known to be right. */
  delivery?: Delivery;
}

/** An arrival with the place it gives the caller: found before any transaction, because finding it may read the database. */
export interface PlacedArrival extends Arrival {
  place: Place | null;
  /** Who could go to that place; null without one. */
  suggestion: RecommendationSummary | null;
}

/** The ids that an event gives its call: of the leg that the call began with, by which it is known, and of its own leg. */
export function idsOf({ sourceCallId, linkedId }: CallEvent): string[] {
  return [...new Set([linkedId || sourceCallId, sourceCallId])];
}

/** Digest of the number of the numbering plan that an event names; null where it names none. */
export function callerDigestOf({ from }: CallEvent, cipher: PersonalDataCipher): Buffer | null {
  const { e164 } = readCallerId(from ?? '');
  return e164 === null ? null : cipher.numberDigest(e164);
}

/** The actor behind what a source reported. */
export function actorOf(source: string): Actor {
  return { kind: 'source', id: source, name: source };
}

/** The fix an event adds to what is known of its call: its own position, or its words when they are new. */
export function fixOf(
  { source, event, place, receivedAt }: PlacedArrival,
  known: Call | null,
  at: Date,
): LocationFix | null {
  const isNew = event.location !== undefined || event.locationText !== known?.locationText;
  if (place === null || !isNew) return null;
  const isMeasured = event.location !== undefined && place.doubt === undefined;
  const doubt = isMeasured ? jumpOf(known?.fixes ?? [], { place, at: at.toISOString() }) : null;
  return {
    id: newId(),
    place: doubt === null ? place : { ...place, doubt },
    at: at.toISOString(),
    receivedAt: receivedAt.toISOString(),
    by: actorOf(source),
  };
}

/** The journal's entry of a change that a source made to a call. */
export function entryOf(view: Call, type: 'call.received.v1' | 'call.updated.v1'): EntryOf<'call'> {
  const { id, version, regionCode, incidentId, source } = view;
  return {
    type,
    entity: 'call',
    entityId: id,
    version,
    regionCode,
    incidentId,
    actor: actorOf(source),
    data: view,
  };
}
