import {
  placeOf,
  SNAPSHOT_KEYS,
  SNAPSHOT_TOPICS,
  topicKindOf,
  topicsOf,
  type Snapshot,
} from '#siaga/contracts';

type ListKey = (typeof SNAPSHOT_KEYS)[keyof typeof SNAPSHOT_KEYS];

const ENTITY_OF = new Map(
  Object.entries(SNAPSHOT_KEYS).map(([entity, key]): [string, string] => [key, entity]),
);

/** What is no list of an entity that is heard (settings, regions) is always wanted. */
export function isWanted(key: string, kinds: readonly string[] | undefined): boolean {
  const heardUnder = SNAPSHOT_TOPICS.get(key) ?? [];
  return kinds === undefined || heardUnder.length === 0 || heardUnder.some((kind) => kinds.includes(kind));
}

/**
 * Of a list, what is heard under the topics: who may see a region and sits at a desk is given the desk's only. Where the person has the
 * right to a kind and no topic of it (a unit is chosen before it is crewed), the right alone decides, as the part read it.
 */
export function heardOf<K extends ListKey>(
  key: K,
  rows: Snapshot[K],
  topics: ReadonlySet<string>,
): Snapshot[K] {
  const heardUnder = SNAPSHOT_TOPICS.get(key) ?? [];
  const entity = ENTITY_OF.get(key);
  if (entity === undefined || ![...topics].some((topic) => heardUnder.includes(topicKindOf(topic))))
    return rows;
  return rows.filter((row) =>
    topicsOf(entity, placeOf(entity, row)).some((topic) => topics.has(topic)),
  ) as Snapshot[K];
}

/** True for a key that lists an entity. */
export function isList(key: string): key is ListKey {
  return ENTITY_OF.has(key);
}
