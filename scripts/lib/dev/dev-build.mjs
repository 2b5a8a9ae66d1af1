import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { transform } from '@swc/core';
import { serverFolders } from '../build-targets.mjs';
import { isShipped } from '../build.mjs';
import { fingerprint, listFiles } from '../fingerprint.mjs';
import { ROOT, inRoot } from '../paths.mjs';
import { swcOptions } from '../swc-options.mjs';

const OUT = path.join('dist', 'dev');
const AT_ONCE = 16;

/** A compiled program of the development build, relative to the repository. */
export const devProgram = (...parts) => path.join(OUT, ...parts);

/**
 * Compiles what changed since the last time, file by file, and leaves the types to editor and `npm run types`: one file takes
 * milliseconds, where a watching tsc takes seconds. Gives how many were compiled; rejects with what is wrong in a source.
 */
export async function compileStale() {
  prepareFolder();
  const sources = listFiles(ROOT, serverFolders()).filter(
    (file) => /\.(ts|json|csv)$/.test(file) && isShipped(file),
  );
  const stale = sources.filter(isStale);
  for (let start = 0; start < stale.length; start += AT_ONCE)
    await Promise.all(stale.slice(start, start + AT_ONCE).map(compile));
  const wanted = new Set(sources.map(outputOf));
  const orphans = listFiles(inRoot(OUT), ['apps', 'libs', 'migrations']).filter((file) => !wanted.has(file));
  await Promise.all(orphans.map((file) => rm(file)));
  return stale.length + orphans.length;
}

/** `#siaga/<lib>` is looked up in the package that the importing file is in. */
function prepareFolder() {
  const stamp = inRoot(OUT, '.stamp');
  const wanted = fingerprint(ROOT, [
    'package-lock.json',
    'scripts/lib/swc-options.mjs',
    'scripts/lib/dev/dev-build.mjs',
  ]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(inRoot(OUT), { recursive: true, force: true });
  mkdirSync(inRoot(OUT), { recursive: true });
  const manifest = { type: 'module', imports: { '#siaga/*': './libs/*/src/index.js' } };
  writeFileSync(inRoot(OUT, 'package.json'), JSON.stringify(manifest));
  writeFileSync(stamp, wanted);
}

const outputOf = (source) => inRoot(OUT, path.relative(ROOT, source)).replace(/\.ts$/, '.js');

function isStale(source) {
  const output = statSync(outputOf(source), { throwIfNoEntry: false });
  return output === undefined || output.mtimeMs < statSync(source).mtimeMs;
}

async function compile(source) {
  const output = outputOf(source);
  mkdirSync(path.dirname(output), { recursive: true });
  if (!source.endsWith('.ts')) return copyFile(source, output);
  const { code } = await transform(await readFile(source, 'utf8'), {
    ...swcOptions(false),
    filename: source,
  });
  return writeFile(output, code);
}
