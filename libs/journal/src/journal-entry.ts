import type { Actor, ChangePlace, EntityKind, RecordedChange, RecordedKind, Stream } from '#siaga/contracts';

/** What every change has beside its kind, event and view. */
interface Envelope extends ChangePlace {
  readonly entityId: string;
  readonly version: number;
  /** The incident whose story it belongs to. */
  readonly incidentId?: string | null;
  readonly actor: Actor;
}

/** One change as a domain lib hands it in: entity, event and the entity's whole public view belong together. */
export type JournalEntry = RecordedChange & Envelope;

/** An entry of one kind of entity. */
export type EntryOf<K extends RecordedKind> = Extract<JournalEntry, { entity: K }>;
/** The events of one kind of entity. */
export type EventOf<K extends RecordedKind> = EntryOf<K>['type'];

interface Written {
  readonly stream: Stream;
  /** Place in its stream. */
  readonly seq: number;
  readonly at: Date;
  readonly unitId: string | null;
  readonly facilityId: string | null;
  readonly incidentId: string | null;
  /** The rooms that hear of it; none when it is not sent. */
  readonly topics: readonly string[];
}

/** A committed change, personal parts readable. */
export type JournalRow = JournalEntry & Written;

/** A committed change that travels to clients. */
export type SentRow = Extract<JournalRow, { entity: EntityKind }>;

/** A change that cannot be opened (damaged, or of another key): where it stands and who would have heard of it. */
export interface LostChange {
  readonly stream: Stream;
  readonly seq: number;
  readonly topics: readonly string[];
}
