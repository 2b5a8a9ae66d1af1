import { distanceBetweenM } from '#siaga/contracts';
import type { RoadSegment } from '#siaga/mapdata';
import { GrowingArray } from './growing-array.js';
import { NameTable } from './name-table.js';
import { NodeTable } from './node-table.js';
import { PER_DEGREE, ROAD_CLASSES, type NetworkData } from './network-data.js';

const MAX_KMH = 255;

/** Turns segments into the arrays of a network; see `RoadNetwork.build`. */
export function buildNetwork(segments: Iterable<RoadSegment>): NetworkData {
  const nodes = new NodeTable();
  const names = new NameTable();
  const columns = makeColumns();
  columns.shapeFirst.push(0);
  for (const segment of segments) addSegment(segment, columns, nodes, names);
  const from = columns.from.finish();
  const to = columns.to.finish();
  return {
    ...nodes.finish(),
    ...names.finish(),
    from,
    to,
    lengthDm: columns.lengthDm.finish(),
    roadClass: columns.roadClass.finish(),
    access: columns.access.finish(),
    oneway: columns.oneway.finish(),
    maxSpeedKmh: columns.maxSpeedKmh.finish(),
    id: columns.id.finish(),
    shapeFirst: columns.shapeFirst.finish(),
    shapeLon: columns.shapeLon.finish(),
    shapeLat: columns.shapeLat.finish(),
    name: columns.name.finish(),
    ...outgoing(from, to, nodes.size),
  };
}

type Columns = ReturnType<typeof makeColumns>;

function makeColumns() {
  return {
    from: new GrowingArray(Int32Array),
    to: new GrowingArray(Int32Array),
    lengthDm: new GrowingArray(Int32Array),
    roadClass: new GrowingArray(Uint8Array),
    access: new GrowingArray(Uint8Array),
    oneway: new GrowingArray(Int8Array),
    maxSpeedKmh: new GrowingArray(Uint8Array),
    id: new GrowingArray(Float64Array),
    shapeFirst: new GrowingArray(Uint32Array),
    shapeLon: new GrowingArray(Int32Array),
    shapeLat: new GrowingArray(Int32Array),
    name: new GrowingArray(Uint32Array),
  };
}

function addSegment(segment: RoadSegment, columns: Columns, nodes: NodeTable, names: NameTable): void {
  const { line } = segment;
  if (line.length < 4 || line.length % 2 !== 0)
    throw new RangeError(`Segment ${segment.ref}: a line has at least two points, lon and lat each`);
  const { shapeLon, shapeLat } = columns;
  const first = shapeLon.length;
  for (let i = 0; i < line.length; i += 2) {
    shapeLon.push(Math.round((line[i] as number) * PER_DEGREE));
    shapeLat.push(Math.round((line[i + 1] as number) * PER_DEGREE));
  }
  columns.shapeFirst.push(shapeLon.length);
  columns.from.push(nodes.at(shapeLon.get(first), shapeLat.get(first)));
  columns.to.push(nodes.at(shapeLon.get(shapeLon.length - 1), shapeLat.get(shapeLat.length - 1)));
  columns.lengthDm.push(Math.round(lengthOf(segment) * 10));
  columns.roadClass.push(ROAD_CLASSES.indexOf(segment.roadClass));
  columns.access.push(segment.access);
  columns.oneway.push(segment.oneway);
  columns.maxSpeedKmh.push(Math.min(MAX_KMH, Math.max(0, Math.round(segment.maxSpeedKmh ?? 0))));
  columns.id.push(segment.id);
  columns.name.push(names.at(segment.name ?? ''));
}

/** A length that is not a number would spoil every sum it is in. */
function lengthOf({ lengthM, line }: RoadSegment): number {
  if (Number.isFinite(lengthM) && lengthM >= 0) return lengthM;
  let sumM = 0;
  for (let i = 2; i < line.length; i += 2)
    sumM += distanceBetweenM(
      line[i - 2] as number,
      line[i - 1] as number,
      line[i] as number,
      line[i + 1] as number,
    );
  return sumM;
}

/** Both directions of each segment, sorted by the node they leave (counting sort, so in order of the segments). */
function outgoing(
  from: Int32Array,
  to: Int32Array,
  nodeCount: number,
): Pick<NetworkData, 'outFirst' | 'outEdges' | 'outHeads'> {
  const outFirst = new Uint32Array(nodeCount + 1);
  for (const ends of [from, to])
    for (const node of ends) outFirst[node + 1] = (outFirst[node + 1] as number) + 1;
  for (let n = 0; n < nodeCount; n += 1)
    outFirst[n + 1] = (outFirst[n + 1] as number) + (outFirst[n] as number);
  const next = outFirst.slice(0, nodeCount);
  const outEdges = new Int32Array(from.length * 2);
  const outHeads = new Int32Array(from.length * 2);
  const put = (tail: number, head: number, edge: number): void => {
    const at = next[tail] as number;
    outEdges[at] = edge;
    outHeads[at] = head;
    next[tail] = at + 1;
  };
  for (let s = 0; s < from.length; s += 1) {
    put(from[s] as number, to[s] as number, s * 2);
    put(to[s] as number, from[s] as number, s * 2 + 1);
  }
  return { outFirst, outEdges, outHeads };
}
