import type { Actor, Stream } from '#siaga/contracts';

/** One change as a domain lib hands it in: `data` is the entity's whole public view. */
export interface JournalEntry {
  type: string;
  entity: string;
  entityId: string;
  version: number;
  regionCode: string;
  /** Crew of this unit may see it. */
  unitId?: string | null;
  /** Staff of this facility may see it. */
  facilityId?: string | null;
  /** The incident whose story it belongs to. */
  incidentId?: string | null;
  actor: Actor;
  data: unknown;
}

/** A committed change, personal parts readable. */
export interface JournalRow extends JournalEntry {
  stream: Stream;
  /** Place in its stream. */
  seq: number;
  at: Date;
  unitId: string | null;
  facilityId: string | null;
  incidentId: string | null;
  /** The rooms that hear of it; none when it is not sent. */
  topics: readonly string[];
}
