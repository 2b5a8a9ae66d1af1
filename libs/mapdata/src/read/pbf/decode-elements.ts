import { PbfReader } from 'pbf';
import type { OsmMember, OsmRelation, OsmWay, Tags } from '../osm/osm-source.js';
import type { StringTable } from './string-table.js';

/** What the elements of a block have in common. */
export interface BlockContext {
  readonly texts: StringTable;
  /** Unit of the coordinates, nanodegrees. */
  readonly granularity: number;
  /** Nanodegrees. */
  readonly lonOffset: number;
  readonly latOffset: number;
  /** Runs a part of the decoding that is put off, so that its errors name file and byte. */
  readonly guard: <T>(decode: () => T) => T;
}

/** Nodes as columns. */
export interface Nodes {
  readonly ids: readonly number[];
  readonly lonE7: readonly number[];
  readonly latE7: readonly number[];
  readonly tags: readonly (Tags | null)[];
}

const NANODEGREES_PER_E7 = 100;

/** Reads DenseNodes: columns of differences, tags in one list with a 0 after each node's. */
export function decodeDenseNodes(context: BlockContext, group: Uint8Array): Nodes[] {
  const all: Nodes[] = [];
  new PbfReader(group).readFields((tag, found, pbf) => {
    if (tag === 2) found.push(decodeDense(context, pbf.readBytes()));
  }, all);
  return all;
}

function decodeDense(context: BlockContext, bytes: Uint8Array): Nodes {
  const ids: number[] = [];
  const lats: number[] = [];
  const lons: number[] = [];
  const keysAndValues: number[] = [];
  new PbfReader(bytes).readFields((tag, _found, pbf) => {
    if (tag === 1) pbf.readPackedSVarint(ids);
    else if (tag === 8) pbf.readPackedSVarint(lats);
    else if (tag === 9) pbf.readPackedSVarint(lons);
    else if (tag === 10) pbf.readPackedVarint(keysAndValues);
  }, null);
  if (ids.length !== lats.length || ids.length !== lons.length)
    throw new RangeError('columns of unequal length');
  addUp(ids);
  addUp(lats);
  addUp(lons);
  scale(lats, context.latOffset, context.granularity);
  scale(lons, context.lonOffset, context.granularity);
  return { ids, lonE7: lons, latE7: lats, tags: splitTags(context, keysAndValues, ids.length) };
}

function addUp(values: number[]): void {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i] ?? 0;
    values[i] = sum;
  }
}

function scale(values: number[], offset: number, granularity: number): void {
  for (let i = 0; i < values.length; i++) values[i] = toE7(values[i] ?? 0, offset, granularity);
}

function toE7(value: number, offset: number, granularity: number): number {
  return Math.round((offset + granularity * value) / NANODEGREES_PER_E7);
}

function splitTags(context: BlockContext, keysAndValues: readonly number[], count: number): (Tags | null)[] {
  const tags = new Array<Tags | null>(count).fill(null);
  let node = 0;
  let at = 0;
  while (at < keysAndValues.length) {
    const key = keysAndValues[at] ?? 0;
    if (key === 0) {
      node++;
      at++;
      continue;
    }
    const own = (tags[node] ?? {}) as Record<string, string>;
    own[context.texts.at(key)] = context.texts.at(keysAndValues[at + 1] ?? -1);
    tags[node] = own;
    at += 2;
  }
  return tags;
}

/** Reads nodes that are stored one by one. */
export function decodePlainNodes(context: BlockContext, group: Uint8Array): Nodes[] {
  const nodes = {
    ids: [] as number[],
    lonE7: [] as number[],
    latE7: [] as number[],
    tags: [] as (Tags | null)[],
  };
  new PbfReader(group).readFields((tag, found, pbf) => {
    if (tag !== 1) return;
    const node = { id: 0, keys: [] as number[], values: [] as number[], lat: 0, lon: 0 };
    pbf.readMessage((field, own, reader) => {
      if (field === 1) own.id = reader.readSVarint();
      else if (field === 2) reader.readPackedVarint(own.keys);
      else if (field === 3) reader.readPackedVarint(own.values);
      else if (field === 8) own.lat = reader.readSVarint();
      else if (field === 9) own.lon = reader.readSVarint();
    }, node);
    found.ids.push(node.id);
    found.lonE7.push(toE7(node.lon, context.lonOffset, context.granularity));
    found.latE7.push(toE7(node.lat, context.latOffset, context.granularity));
    found.tags.push(node.keys.length === 0 ? null : tagsOf(context, node.keys, node.values));
  }, nodes);
  return [nodes];
}

function tagsOf(context: BlockContext, keys: readonly number[], values: readonly number[]): Tags {
  const tags: Record<string, string> = {};
  for (let i = 0; i < keys.length; i++) {
    tags[context.texts.at(keys[i] ?? -1)] = context.texts.at(values[i] ?? -1);
  }
  return tags;
}

/** Reads ways; their nodes stay packed until asked for. */
export function decodeWays(context: BlockContext, group: Uint8Array): OsmWay[] {
  const ways: OsmWay[] = [];
  new PbfReader(group).readFields((tag, found, pbf) => {
    if (tag === 3) found.push(decodeWay(context, pbf.readBytes()));
  }, ways);
  return ways;
}

function decodeWay(context: BlockContext, bytes: Uint8Array): OsmWay {
  const way = { id: 0, keys: [] as number[], values: [] as number[] };
  new PbfReader(bytes).readFields((tag, found, pbf) => {
    if (tag === 1) found.id = pbf.readVarint(true);
    else if (tag === 2) pbf.readPackedVarint(found.keys);
    else if (tag === 3) pbf.readPackedVarint(found.values);
  }, way);
  const refs = () => context.guard(() => decodeRefs(bytes));
  return { id: way.id, tags: tagsOf(context, way.keys, way.values), refs };
}

function decodeRefs(bytes: Uint8Array): number[] {
  const refs: number[] = [];
  new PbfReader(bytes).readFields((tag, found, pbf) => {
    if (tag === 8) pbf.readPackedSVarint(found);
  }, refs);
  addUp(refs);
  return refs;
}

const MEMBER_TYPES = ['node', 'way', 'relation'] as const;

/** Reads relations with their members. */
export function decodeRelations(context: BlockContext, group: Uint8Array): OsmRelation[] {
  const relations: OsmRelation[] = [];
  new PbfReader(group).readFields((tag, found, pbf) => {
    if (tag === 4) found.push(decodeRelation(context, pbf.readBytes()));
  }, relations);
  return relations;
}

function decodeRelation(context: BlockContext, bytes: Uint8Array): OsmRelation {
  const columns = { keys: [] as number[], values: [] as number[], roles: [] as number[] };
  const ids: number[] = [];
  const types: number[] = [];
  let id = 0;
  new PbfReader(bytes).readFields((tag, found, pbf) => {
    if (tag === 1) id = pbf.readVarint(true);
    else if (tag === 2) pbf.readPackedVarint(found.keys);
    else if (tag === 3) pbf.readPackedVarint(found.values);
    else if (tag === 8) pbf.readPackedVarint(found.roles);
    else if (tag === 9) pbf.readPackedSVarint(ids);
    else if (tag === 10) pbf.readPackedVarint(types);
  }, columns);
  addUp(ids);
  const members = ids.map((ref, index): OsmMember => {
    const type = MEMBER_TYPES[types[index] ?? -1];
    if (type === undefined) throw new RangeError(`member type ${types[index] ?? 'missing'}`);
    return { type, ref, role: context.texts.at(columns.roles[index] ?? -1) };
  });
  return { id, tags: tagsOf(context, columns.keys, columns.values), members };
}
