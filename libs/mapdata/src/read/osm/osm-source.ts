/** Tags of an OSM element. */
export type Tags = Readonly<Record<string, string | undefined>>;

/** A line or outline: the numbers of its nodes are only decoded when asked for. */
export interface OsmWay {
  readonly id: number;
  readonly tags: Tags;
  refs(): readonly number[];
}

export interface OsmMember {
  readonly type: 'node' | 'way' | 'relation';
  readonly ref: number;
  readonly role: string;
}

export interface OsmRelation {
  readonly id: number;
  readonly tags: Tags;
  readonly members: readonly OsmMember[];
}

/** Coordinates are whole numbers of 1e-7 degrees; `tags` is null for the many nodes that have none. */
export type NodeVisitor = (id: number, lonE7: number, latE7: number, tags: Tags | null) => void;

/** A part of a file, small enough to hold. */
export interface OsmBlock {
  forEachNode(visit: NodeVisitor): void;
  forEachWay(visit: (way: OsmWay) => void): void;
  forEachRelation(visit: (relation: OsmRelation) => void): void;
}

/** Kinds of elements as bits. */
export const KIND = { node: 1, way: 2, relation: 4 } as const;

/** A file of OSM elements that can be gone through again and again. */
export interface OsmSource {
  readonly file: string;
  /** Bytes of the blocks that hold any of these kinds: what one pass over them reads. Before the first pass, all. */
  bytesOf(kinds: number): number;
  /** Goes through the blocks that hold any of these kinds, in the order of the file. */
  blocks(kinds: number, onBytes: (bytes: number) => void): AsyncIterable<OsmBlock>;
}
