import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from './fingerprint.mjs';

/** What every test that starts the server goes through: it reaches all libs and says nothing about one. */
const FOR_ALL = /\/test\/support\/(?:server|database|builders|session)\.ts$/;

/** `libs/calls` of `libs/calls/src/index.ts`; files outside libs and apps belong to none. */
export function foldersOf(files) {
  const folders = files.map((file) => /^(?:\.\/)?((?:libs|apps)\/[^/]+)/.exec(file)?.[1]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

/**
 * The spec files for changes in these folders: their own unit tests, and those under test/db and test/e2e that import
 * one of them, themselves or by way of what helps them, or are named for one (`calls-intake`).
 */
export function specsOf(root, folders) {
  const own = listFiles(root, folders).filter((file) => /\.spec\.(?:tsx?|mjs)$/.test(file));
  const shared = listFiles(root, ['test/db', 'test/e2e']).filter((file) => /-spec\.ts$/.test(file));
  const isWanted = (file) => folders.some((folder) => isNamedFor(file, folder) || uses(root, file, folder));
  return [...own, ...shared.filter(isWanted)].map((file) => path.relative(root, file));
}

const isNamedFor = (file, folder) => /^[a-z]+/.exec(path.basename(file))?.[0] === path.basename(folder);

function uses(root, file, folder, seen = new Set()) {
  if (seen.has(file) || FOR_ALL.test(file)) return false;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const places = [...text.matchAll(/\bfrom '([^']+)'/g)].map(([, place]) => place);
  return places.some((place) => {
    if (place === `#siaga/${path.basename(folder)}`) return folder.startsWith('libs/');
    if (!place.startsWith('.')) return false;
    const target = path.resolve(path.dirname(file), place).replace(/\.js$/, '.ts');
    if (target.startsWith(path.join(root, folder) + path.sep)) return true;
    return (
      target.startsWith(path.join(root, 'test') + path.sep) &&
      existsSync(target) &&
      uses(root, target, folder, seen)
    );
  });
}
