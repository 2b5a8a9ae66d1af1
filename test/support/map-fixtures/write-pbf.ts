import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import type { FixtureMap, FixtureNode, FixtureRelation, FixtureWay } from './elements.js';

/** How to write a file; the parts that a reader has to cope with. */
export interface PbfOptions {
  readonly hasDenseNodes?: boolean;
  readonly isCompressed?: boolean;
  readonly requiredFeatures?: readonly string[];
  /** Elements of one block. */
  readonly blockSize?: number;
}

const MEMBER_TYPES = { node: 0, way: 1, relation: 2 } as const;
const E7 = 1e7;

/** The bytes of an `.osm.pbf` file with this map. */
export function writePbf(map: FixtureMap, options: PbfOptions = {}): Buffer {
  const { hasDenseNodes = true, isCompressed = true, blockSize = 8000 } = options;
  const features = options.requiredFeatures ?? ['OsmSchema-V0.6', 'DenseNodes'];
  const blobs = [pbfBlob('OSMHeader', headerBlock(features), isCompressed)];
  const add = (block: Uint8Array) => blobs.push(pbfBlob('OSMData', block, isCompressed));
  for (const part of chunks(map.nodes, blockSize)) add(hasDenseNodes ? denseBlock(part) : plainBlock(part));
  for (const part of chunks(map.ways, blockSize)) add(wayBlock(part));
  for (const part of chunks(map.relations, blockSize)) add(relationBlock(part));
  return Buffer.concat(blobs);
}

/** A blob with its header and length, as it stands in the file. */
export function pbfBlob(type: string, block: Uint8Array, isCompressed = true): Buffer {
  const blob = new PbfWriter();
  if (isCompressed) {
    blob.writeVarintField(2, block.length);
    blob.writeBytesField(3, deflateSync(block));
  } else {
    blob.writeBytesField(1, block);
  }
  const body = blob.finish();
  const head = new PbfWriter();
  head.writeStringField(1, type);
  head.writeVarintField(3, body.length);
  const header = head.finish();
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  return Buffer.concat([length, header, body]);
}

/** The block in front of all others. */
export function headerBlock(requiredFeatures: readonly string[]): Uint8Array {
  const pbf = new PbfWriter();
  for (const feature of requiredFeatures) pbf.writeStringField(4, feature);
  return pbf.finish().slice();
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let i = 0; i < all.length; i += size) parts.push(all.slice(i, i + size));
  return parts;
}

/** Texts of a block by number; the first is empty, as DenseNodes need 0 for "no more tags". */
class Texts {
  private readonly numbers = new Map<string, number>([['', 0]]);

  number(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.numbers.size);
    return this.numbers.size - 1;
  }

  write(pbf: PbfWriter): void {
    for (const text of this.numbers.keys()) pbf.writeStringField(1, text);
  }
}

type Group = (pbf: PbfWriter, texts: Texts) => void;

function block(group: Group): Uint8Array {
  const texts = new Texts();
  const groupWriter = new PbfWriter();
  group(groupWriter, texts);
  const pbf = new PbfWriter();
  pbf.writeMessage(1, (all: Texts, writer: PbfWriter) => all.write(writer), texts);
  pbf.writeBytesField(2, groupWriter.finish());
  return pbf.finish().slice();
}

function differences(values: readonly number[]): number[] {
  return values.map((value, index) => value - (values[index - 1] ?? 0));
}

/** A block of DenseNodes. */
export function denseBlock(nodes: readonly FixtureNode[]): Uint8Array {
  return block((group, texts) => {
    const pbf = new PbfWriter();
    pbf.writePackedSVarint(1, differences(nodes.map((node) => node.id)));
    pbf.writePackedSVarint(8, differences(nodes.map((node) => Math.round(node.lat * E7))));
    pbf.writePackedSVarint(9, differences(nodes.map((node) => Math.round(node.lon * E7))));
    const keysAndValues = nodes.flatMap((node) => [
      ...Object.entries(node.tags ?? {}).flatMap(([key, value]) => [texts.number(key), texts.number(value)]),
      0,
    ]);
    if (nodes.some((node) => node.tags !== undefined)) pbf.writePackedVarint(10, keysAndValues);
    group.writeBytesField(2, pbf.finish());
  });
}

function plainBlock(nodes: readonly FixtureNode[]): Uint8Array {
  return block((group, texts) => {
    for (const node of nodes) {
      const pbf = new PbfWriter();
      pbf.writeSVarintField(1, node.id);
      writeTags(pbf, node.tags, texts);
      pbf.writeSVarintField(8, Math.round(node.lat * E7));
      pbf.writeSVarintField(9, Math.round(node.lon * E7));
      group.writeBytesField(1, pbf.finish());
    }
  });
}

/** A block of ways. */
export function wayBlock(ways: readonly FixtureWay[]): Uint8Array {
  return block((group, texts) => {
    for (const way of ways) {
      const pbf = new PbfWriter();
      pbf.writeVarintField(1, way.id);
      writeTags(pbf, way.tags, texts);
      pbf.writePackedSVarint(8, differences(way.nodes));
      group.writeBytesField(3, pbf.finish());
    }
  });
}

function relationBlock(relations: readonly FixtureRelation[]): Uint8Array {
  return block((group, texts) => {
    for (const relation of relations) {
      const pbf = new PbfWriter();
      const { members } = relation;
      pbf.writeVarintField(1, relation.id);
      writeTags(pbf, relation.tags, texts);
      pbf.writePackedVarint(
        8,
        members.map((member) => texts.number(member.role)),
      );
      pbf.writePackedSVarint(9, differences(members.map((member) => member.ref)));
      pbf.writePackedVarint(
        10,
        members.map((member) => MEMBER_TYPES[member.type]),
      );
      group.writeBytesField(4, pbf.finish());
    }
  });
}

function writeTags(pbf: PbfWriter, tags: Readonly<Record<string, string>> | undefined, texts: Texts): void {
  const entries = Object.entries(tags ?? {});
  if (entries.length === 0) return;
  pbf.writePackedVarint(
    2,
    entries.map(([key]) => texts.number(key)),
  );
  pbf.writePackedVarint(
    3,
    entries.map(([, value]) => texts.number(value)),
  );
}
