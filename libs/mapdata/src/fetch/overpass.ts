import { open, rename, rm } from 'node:fs/promises';
import type { Bounds } from '#siaga/contracts';
import { NotNowError, type MapServer } from './map-server.js';
import { overpassQuery } from './overpass-query.js';

const TAIL_BYTES = 4_096;

/** One box of OpenStreetMap as an `.osm` file, from an Overpass API. */
export async function fetchBox(
  server: MapServer,
  { url, bounds, file }: { url: string; bounds: Bounds; file: string },
  onBytes: (bytes: number) => void,
): Promise<void> {
  const part = `${file}.part`;
  await server.insist(url, async () => {
    const answer = await server.ask(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-encoding': 'gzip' },
      body: new URLSearchParams({ data: overpassQuery(bounds) }).toString(),
    });
    await answer.writeTo(part, 'w', onBytes);
    await assertWhole(part);
  });
  await rename(part, file);
}

/** It answers 200 before it knows whether it will get to the end, and says at the end that it did not. */
async function assertWhole(file: string): Promise<void> {
  const tail = await tailOf(file);
  const remark = /<remark>([\s\S]*?)<\/remark>/.exec(tail)?.[1]?.trim();
  const isWhole = tail.trimEnd().endsWith('</osm>');
  if (isWhole && remark === undefined) return;
  await rm(file, { force: true });
  throw new NotNowError(remark === undefined ? 'gave half an answer' : `gave up: ${remark}`);
}

async function tailOf(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const at = Math.max(0, size - TAIL_BYTES);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, at);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
