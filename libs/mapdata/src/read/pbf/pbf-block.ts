import { PbfReader } from 'pbf';
import { MapFileError } from '../map-file.errors.js';
import { KIND, type NodeVisitor, type OsmBlock, type OsmRelation, type OsmWay } from '../osm/osm-source.js';
import {
  decodeDenseNodes,
  decodePlainNodes,
  decodeRelations,
  decodeWays,
  type BlockContext,
  type Nodes,
} from './decode-elements.js';
import { StringTable } from './string-table.js';

/** From the field of a PrimitiveGroup to what it holds. */
const GROUP_FIELDS = { plainNodes: 1, denseNodes: 2, ways: 3, relations: 4 } as const;

/** A group of one block, and the field that all its elements have. */
interface Group {
  readonly bytes: Uint8Array;
  readonly field: number;
}

/** A PrimitiveBlock; its elements are decoded when they are visited. */
export class PbfBlock implements OsmBlock {
  private readonly groups: Group[] = [];
  private readonly context: BlockContext;

  /** Throws `MapFileError` when the bytes are no block. */
  constructor(
    bytes: Uint8Array,
    private readonly file: string,
    private readonly offset: number,
  ) {
    this.context = this.guard(() => this.readFrame(bytes));
  }

  /** Which kinds of elements are inside, bits of `KIND`. */
  get kinds(): number {
    let kinds = 0;
    for (const group of this.groups) {
      if (group.field === GROUP_FIELDS.ways) kinds |= KIND.way;
      else if (group.field === GROUP_FIELDS.relations) kinds |= KIND.relation;
      else kinds |= KIND.node;
    }
    return kinds;
  }

  forEachNode(visit: NodeVisitor): void {
    for (const group of this.groups) {
      if (group.field !== GROUP_FIELDS.plainNodes && group.field !== GROUP_FIELDS.denseNodes) continue;
      const decode = group.field === GROUP_FIELDS.denseNodes ? decodeDenseNodes : decodePlainNodes;
      for (const nodes of this.guard(() => decode(this.context, group.bytes))) {
        visitAll(nodes, visit);
      }
    }
  }

  forEachWay(visit: (way: OsmWay) => void): void {
    for (const group of this.groups) {
      if (group.field !== GROUP_FIELDS.ways) continue;
      this.guard(() => decodeWays(this.context, group.bytes)).forEach(visit);
    }
  }

  forEachRelation(visit: (relation: OsmRelation) => void): void {
    for (const group of this.groups) {
      if (group.field !== GROUP_FIELDS.relations) continue;
      this.guard(() => decodeRelations(this.context, group.bytes)).forEach(visit);
    }
  }

  private readFrame(bytes: Uint8Array): BlockContext {
    const texts: Uint8Array[] = [];
    const scale = { granularity: 100, lonOffset: 0, latOffset: 0 };
    new PbfReader(bytes).readFields((tag, _found, pbf) => {
      if (tag === 1) readTexts(pbf, texts);
      else if (tag === 2) this.addGroup(pbf.readBytes());
      else if (tag === 17) scale.granularity = pbf.readVarint();
      else if (tag === 19) scale.latOffset = pbf.readVarint(true);
      else if (tag === 20) scale.lonOffset = pbf.readVarint(true);
    }, null);
    return { texts: new StringTable(texts), ...scale, guard: (decode) => this.guard(decode) };
  }

  private addGroup(bytes: Uint8Array): void {
    // A group holds elements of one kind only, so the first field tells.
    const field = new PbfReader(bytes).nextField();
    if (field >= GROUP_FIELDS.plainNodes && field <= GROUP_FIELDS.relations)
      this.groups.push({ bytes, field });
  }

  private guard<T>(decode: () => T): T {
    try {
      return decode();
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new MapFileError(this.file, this.offset, `the block cannot be decoded (${reason})`, { cause });
    }
  }
}

function readTexts(pbf: PbfReader, texts: Uint8Array[]): void {
  pbf.readMessage((tag, found, reader) => {
    if (tag === 1) found.push(reader.readBytes());
  }, texts);
}

function visitAll(nodes: Nodes, visit: NodeVisitor): void {
  for (let i = 0; i < nodes.ids.length; i++) {
    visit(nodes.ids[i] ?? 0, nodes.lonE7[i] ?? 0, nodes.latE7[i] ?? 0, nodes.tags[i] ?? null);
  }
}
