import type { NodeVisitor, OsmBlock, OsmRelation, OsmSource, OsmWay } from './osm-source.js';

/** Files that cover neighbouring boxes as one: an element that stands in several of them counts once. */
export class JoinedSource implements OsmSource {
  constructor(
    readonly file: string,
    private readonly parts: readonly OsmSource[],
  ) {}

  bytesOf(kinds: number): number {
    return this.parts.reduce((sum, part) => sum + part.bytesOf(kinds), 0);
  }

  async *blocks(kinds: number, onBytes: (bytes: number) => void): AsyncGenerator<OsmBlock> {
    const seen = { nodes: new Set<number>(), ways: new Set<number>(), relations: new Set<number>() };
    for (const part of this.parts)
      for await (const block of part.blocks(kinds, onBytes)) yield new UnseenBlock(block, seen);
  }
}

/** What of a block no block before it had. Nodes without tags are only coordinates: having them twice changes nothing. */
class UnseenBlock implements OsmBlock {
  constructor(
    private readonly block: OsmBlock,
    private readonly seen: Readonly<Record<'nodes' | 'ways' | 'relations', Set<number>>>,
  ) {}

  forEachNode(visit: NodeVisitor): void {
    this.block.forEachNode((id, lonE7, latE7, tags) => {
      if (tags === null || isNew(this.seen.nodes, id)) visit(id, lonE7, latE7, tags);
    });
  }

  forEachWay(visit: (way: OsmWay) => void): void {
    this.block.forEachWay((way) => {
      if (isNew(this.seen.ways, way.id)) visit(way);
    });
  }

  forEachRelation(visit: (relation: OsmRelation) => void): void {
    this.block.forEachRelation((relation) => {
      if (isNew(this.seen.relations, relation.id)) visit(relation);
    });
  }
}

function isNew(seen: Set<number>, id: number): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  return true;
}
