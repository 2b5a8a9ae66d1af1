import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Bounds } from '#siaga/contracts';
import { overpassQuery } from './overpass-query.js';

/** Boxes fetched on different days would not fit together. */
const FRESH_MS = 24 * 3_600_000;
const LIST = 'boxes.json';

/** A box and the file that it is kept in. */
export interface KeptBox {
  readonly bounds: Bounds;
  readonly file: string;
  /** Fetched by a run before this one. */
  readonly isThere: boolean;
}

/** The files of a region's boxes; those that a run before left whole are kept when it asked for the same, lately. */
export async function openBoxes(folder: string, boxes: readonly Bounds[]): Promise<KeptBox[]> {
  const list = path.join(folder, LIST);
  const asked = JSON.stringify(boxes.map(overpassQuery));
  const goesOn = (await readFile(list, 'utf8').catch(() => '')) === asked && (await ageMs(list)) < FRESH_MS;
  if (!goesOn) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await writeFile(list, asked);
  }
  return Promise.all(
    boxes.map(async (bounds, index) => {
      const file = path.join(folder, `box-${index + 1}.osm`);
      return { bounds, file, isThere: (await ageMs(file)) < Infinity };
    }),
  );
}

function ageMs(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => Infinity,
  );
}
