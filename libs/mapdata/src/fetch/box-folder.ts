import type { Dirent } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Bounds } from '#siaga/contracts';
import { overpassQuery } from './overpass-query.js';

/** Boxes fetched on different days would not fit together. */
const FRESH_MS = 24 * 3_600_000;
const LIST = 'boxes.json';
/** What was got of a region is kept so long for who asks again. */
const KEPT_MS = 7 * 24 * 3_600_000;

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

/** Deletes, of the folders whose names begin with `prefix`, those in which nothing was written for a week: an island is hundreds of megabytes. */
export async function forgetAbandoned(parent: string, prefix: string): Promise<void> {
  for (const entry of await entriesOf(parent)) {
    if (!entry.isDirectory() || !entry.name.startsWith(prefix)) continue;
    const folder = path.join(parent, entry.name);
    const files = (await entriesOf(folder)).map(({ name }) => path.join(folder, name));
    const idleMs = Math.min(...(await Promise.all([folder, ...files].map(ageMs))));
    if (idleMs > KEPT_MS) await rm(folder, { recursive: true, force: true });
  }
}

/** None of a folder that is not there, or that another process has just taken away. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function ageMs(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => Infinity,
  );
}
