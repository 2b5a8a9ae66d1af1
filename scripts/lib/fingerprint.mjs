import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const IGNORED = new Set(['node_modules', 'dist', '.siaga', 'coverage']);

/** Every file under the given files and folders, in a fixed order; what does not exist is left out. */
export function listFiles(root, places) {
  return places
    .map((place) => path.join(root, place))
    .filter((place) => existsSync(place))
    .flatMap((place) => (statSync(place).isDirectory() ? walk(place) : [place]))
    .sort();
}

function walk(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !IGNORED.has(entry.name))
    .flatMap((entry) => {
      const place = path.join(folder, entry.name);
      return entry.isDirectory() ? walk(place) : [place];
    });
}

/** One hash over the names and contents of the files under `places`, test files left out. */
export function fingerprint(root, places) {
  const hash = createHash('sha256');
  for (const file of listFiles(root, places)) {
    if (/\.spec\.(ts|tsx|mjs)$/.test(file)) continue;
    hash
      .update(path.relative(root, file).split(path.sep).join('/'))
      .update('\0')
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}
