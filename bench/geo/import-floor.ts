import { open } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { PbfReader } from 'pbf';
import { Pool } from 'pg';
import { copyIn } from '../harness/copy-in.js';

const LENGTH_BYTES = 4;

/** What the floor counted. */
export interface FloorCounts {
  nodes: number;
  ways: number;
}

/** Unpacks every blob of an `.osm.pbf` once, reads all numbers of its nodes and ways, and counts them. */
async function countElements(file: string): Promise<FloorCounts> {
  const counts: FloorCounts = { nodes: 0, ways: 0 };
  const handle = await open(file, 'r');
  const { size } = await handle.stat();
  const read = async (at: number, bytes: number): Promise<Buffer> =>
    (await handle.read(Buffer.alloc(bytes), 0, bytes, at)).buffer;
  for (let at = 0; at < size;) {
    const headerBytes = (await read(at, LENGTH_BYTES)).readUInt32BE(0);
    const header = { type: '', bytes: 0 };
    new PbfReader(await read(at + LENGTH_BYTES, headerBytes)).readFields((tag, found, pbf) => {
      if (tag === 1) found.type = pbf.readString();
      else if (tag === 3) found.bytes = pbf.readVarint();
    }, header);
    at += LENGTH_BYTES + headerBytes;
    if (header.type === 'OSMData') countBlob(await read(at, header.bytes), counts);
    at += header.bytes;
  }
  await handle.close();
  return counts;
}

function countBlob(body: Buffer, counts: FloorCounts): void {
  new PbfReader(body).readFields((tag, all, blob) => {
    if (tag === 3) countBlock(inflateSync(blob.readBytes()), all);
  }, counts);
}

function countBlock(block: Buffer, counts: FloorCounts): void {
  new PbfReader(block).readFields((tag, all, pbf) => {
    if (tag !== 2) return;
    new PbfReader(pbf.readBytes()).readFields((kind, own, group) => {
      if (kind === 2) own.nodes += columnLength(group.readBytes(), [8, 9]);
      if (kind === 3) own.ways += columnLength(group.readBytes(), [8]) > 0 ? 1 : 0;
    }, all);
  }, counts);
}

/** How many numbers the first column holds; these and those of the other columns are decoded. */
function columnLength(message: Uint8Array, columns: readonly number[]): number {
  const values: number[][] = [];
  new PbfReader(message).readFields((tag, found, pbf) => {
    if (columns.includes(tag)) found.push(pbf.readPackedSVarint());
  }, values);
  return values[0]?.length ?? 0;
}

const [file = '', databaseUrl = '', copyFile = '', copySql = ''] = process.argv.slice(2);
const counts = await countElements(file);
const pool = new Pool({ connectionString: databaseUrl, max: 1 });
await copyIn(pool, copySql, readFileSync(copyFile));
await pool.end();
process.stdout.write(JSON.stringify(counts));
