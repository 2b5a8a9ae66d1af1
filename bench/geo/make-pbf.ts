import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { denseBlock, headerBlock, pbfBlob, wayBlock } from '../../test/support/map-fixtures/write-pbf.js';
import type { FixtureNode, FixtureWay } from '../../test/support/map-fixtures/elements.js';

/** An invented country of straight streets: `rows` of them from west to east, `columns` from south to north. */
export interface MadeCountry {
  readonly rows: number;
  readonly columns: number;
  /** Bends between two junctions; most nodes of a real map are such. */
  readonly bends: number;
}

/** What was written. */
export interface MadePbf {
  readonly nodes: number;
  readonly ways: number;
  /** Stretches between junctions, which is what a reader should give as roads. */
  readonly stretches: number;
  readonly bytes: number;
}

const WEST = 106;
const SOUTH = -8;
const STEP = 0.001;
const BLOCK = 8000;
/** Junctions of one way; the streets are cut like real ones. */
const WAY_JUNCTIONS = 20;
const CLASSES = ['residential', 'residential', 'residential', 'tertiary', 'secondary', 'primary'];
const PLACE_EVERY = 200;

/**
 * Writes an `.osm.pbf` of that country block by block, sorted as OSM files are, so that files of any size can be made.
 * Junction (row, column) and the bends east and north of it have consecutive numbers.
 */
export async function makePbf(file: string, country: MadeCountry): Promise<MadePbf> {
  const out = createWriteStream(file);
  await put(out, pbfBlob('OSMHeader', headerBlock(['OsmSchema-V0.6', 'DenseNodes'])));
  const nodes = await putAll(out, nodesOf(country), (part) => denseBlock(part));
  const ways = await putAll(out, waysOf(country), (part) => wayBlock(part));
  out.end();
  await once(out, 'finish');
  const { rows, columns } = country;
  const stretches = rows * (columns - 1) + columns * (rows - 1);
  return { nodes, ways, stretches, bytes: out.bytesWritten };
}

async function putAll<T>(
  out: WriteStream,
  all: Iterable<T>,
  toBlock: (part: T[]) => Uint8Array,
): Promise<number> {
  let part: T[] = [];
  let count = 0;
  for (const one of all) {
    part.push(one);
    count++;
    if (part.length < BLOCK) continue;
    await put(out, pbfBlob('OSMData', toBlock(part)));
    part = [];
  }
  if (part.length > 0) await put(out, pbfBlob('OSMData', toBlock(part)));
  return count;
}

async function put(out: WriteStream, bytes: Buffer): Promise<void> {
  if (!out.write(bytes)) await once(out, 'drain');
}

function junctionId({ columns, bends }: MadeCountry, row: number, column: number): number {
  return 1 + (row * columns + column) * (1 + 2 * bends);
}

function* nodesOf(country: MadeCountry): Generator<FixtureNode> {
  const { rows, columns, bends } = country;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const id = junctionId(country, row, column);
      const [lon, lat] = [WEST + column * STEP, SOUTH + row * STEP];
      const isPlace = id % PLACE_EVERY === 0;
      yield { id, lon, lat, ...(isPlace ? { tags: { amenity: 'school', name: `SDN ${id}` } } : {}) };
      for (let bend = 1; bend <= bends; bend++) {
        yield { id: id + bend, lon: lon + (STEP * bend) / (bends + 1), lat: lat + wiggle(bend) };
      }
      for (let bend = 1; bend <= bends; bend++) {
        yield { id: id + bends + bend, lon: lon + wiggle(bend), lat: lat + (STEP * bend) / (bends + 1) };
      }
    }
  }
}

function wiggle(bend: number): number {
  return (bend % 2 === 0 ? 1 : -1) * STEP * 0.02;
}

function* waysOf(country: MadeCountry): Generator<FixtureWay> {
  const { rows, columns, bends } = country;
  let id = 1;
  for (let row = 0; row < rows; row++) {
    const along = (column: number) => junctionId(country, row, column);
    for (const nodes of streets(columns, along, bends, 0))
      yield wayOf(id++, nodes, `Jalan Timur ${row}`, row);
  }
  for (let column = 0; column < columns; column++) {
    const along = (row: number) => junctionId(country, row, column);
    for (const nodes of streets(rows, along, bends, bends))
      yield wayOf(id++, nodes, `Jalan Utara ${column}`, column);
  }
}

function* streets(
  count: number,
  along: (at: number) => number,
  bends: number,
  offset: number,
): Generator<number[]> {
  for (let start = 0; start + 1 < count; start += WAY_JUNCTIONS) {
    const nodes = [along(start)];
    for (let at = start; at < Math.min(start + WAY_JUNCTIONS, count - 1); at++) {
      for (let bend = 1; bend <= bends; bend++) nodes.push(along(at) + offset + bend);
      nodes.push(along(at + 1));
    }
    yield nodes;
  }
}

function wayOf(id: number, nodes: number[], name: string, number: number): FixtureWay {
  const tags: Record<string, string> = { highway: CLASSES[number % CLASSES.length] ?? 'residential', name };
  if (number % 7 === 0) tags.oneway = 'yes';
  return { id, nodes, tags };
}
