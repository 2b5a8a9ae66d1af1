import { SNAPSHOT_KEYS, type Snapshot } from './snapshot.js';

type Listed = (typeof SNAPSHOT_KEYS)[keyof typeof SNAPSHOT_KEYS];

/** The lists of a snapshot that holds nothing, for clients that make one up from what they kept. */
export function emptyLists(): Pick<Snapshot, Listed> {
  return Object.fromEntries(Object.values(SNAPSHOT_KEYS).map((key) => [key, []])) as unknown as Pick<
    Snapshot,
    Listed
  >;
}
