import { regionLineage } from '../common/common.js';

/** What a topic is cut by: a region and all above it, one unit, one facility, one person without an account, or nothing. */
export type TopicScope = 'region' | 'unit' | 'facility' | 'person' | 'everyone';

/** A kind of topic: changes are published to topics, and sockets, snapshots and resumes are by topic. */
export interface TopicKind<P extends string = string, V extends string = string> {
  readonly scope: TopicScope;
  /** Rights that are all needed, in the scope, to hear it. */
  readonly needs: readonly P[];
  /** A region's topic that the crew of a unit of the region hears as well, given the right for the unit. */
  readonly isHeardByCrews?: boolean;
  /**
   * Of a topic of one person: the visitors' right with which the holder of a pass for the thing hears it. The kind bears the name of the
   * pass's subject; without a right nobody hears it, and staff never do.
   */
  readonly visitors?: V;
}

/** What of a view says where it belongs. */
export interface PlacedView {
  readonly id: string;
  readonly regionCode: string;
  readonly unitId?: string | null;
  readonly facilityId?: string | null;
  readonly personId?: string | null;
}

/** Where a change belongs, as its journal row says. */
export interface ChangePlace {
  readonly regionCode: string;
  readonly unitId?: string | null;
  readonly facilityId?: string | null;
  readonly personId?: string | null;
}

/** Where a view of an entity belongs: a unit and a facility belong to themselves. */
export function placeOf(entity: string, view: PlacedView): ChangePlace {
  return {
    regionCode: view.regionCode,
    unitId: entity === 'unit' ? view.id : view.unitId,
    facilityId: entity === 'facility' ? view.id : view.facilityId,
    personId: view.personId,
  };
}

/** The name of one topic: `region:15.71`, `unit:0198…`, `map`. */
export function topicName(kind: string, id?: string): string {
  return id === undefined ? kind : `${kind}:${id}`;
}

/** The kind of a topic: what stands before its id. */
export function topicKindOf(topic: string): string {
  const at = topic.indexOf(':');
  return at < 0 ? topic : topic.slice(0, at);
}

/** The topics of one kind that a change at a place is published to. */
export function topicsAt(kind: string, { scope }: TopicKind, place: ChangePlace): string[] {
  switch (scope) {
    case 'region':
      return regionLineage(place.regionCode).map((code) => topicName(kind, code));
    case 'unit':
      return place.unitId ? [topicName(kind, place.unitId)] : [];
    case 'facility':
      return place.facilityId ? [topicName(kind, place.facilityId)] : [];
    case 'person':
      return place.personId ? [topicName(kind, place.personId)] : [];
    case 'everyone':
      return [topicName(kind)];
  }
}
