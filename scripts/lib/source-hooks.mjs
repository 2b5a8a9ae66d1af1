// Module hooks: TypeScript sources run as they are, compiled on the way in. What is compiled is kept beside the packages.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inRoot } from './paths.mjs';
import { swcOptions } from './swc-options.mjs';

const CACHE = inRoot('node_modules', '.cache', 'siaga', 'sources');
const { version } = createRequire(import.meta.url)('@swc/core/package.json');
const SALT = `${version}\0${JSON.stringify([swcOptions(false), swcOptions(true)])}`;

const asTypeScript = (file) =>
  ['.ts', '.tsx'].map((ending) => file + ending).find((name) => existsSync(name));

/** `#siaga/x` is the lib's source; `./x.js` beside a `.ts` means the `.ts`. */
export async function resolve(specifier, context, next) {
  const found = sourceOf(specifier, context.parentURL);
  return found === undefined
    ? next(specifier, context)
    : { url: pathToFileURL(found).href, format: 'module', shortCircuit: true };
}

function sourceOf(specifier, parentURL) {
  const lib = /^#siaga\/([^/]+)$/.exec(specifier)?.[1];
  if (lib !== undefined) return inRoot('libs', lib, 'src', 'index.ts');
  if (!/^\.{1,2}\//.test(specifier) || !parentURL?.startsWith('file:')) return undefined;
  const folder = path.dirname(fileURLToPath(parentURL));
  if (folder.includes('node_modules') || !specifier.endsWith('.js')) return undefined;
  return asTypeScript(path.resolve(folder, specifier.slice(0, -'.js'.length)));
}

export async function load(url, context, next) {
  if (url.endsWith('.css')) return { format: 'module', source: '', shortCircuit: true };
  if (!/^file:.*\.tsx?$/.test(url)) return next(url, context);
  return { format: 'module', source: await compiled(fileURLToPath(url)), shortCircuit: true };
}

async function compiled(filename) {
  const text = await readFile(filename, 'utf8');
  // By its name alone: a copy of the repository finds what the repository compiled.
  const name = path.basename(filename);
  const key = createHash('sha256').update(SALT).update('\0').update(name).update('\0').update(text);
  const kept = path.join(CACHE, `${key.digest('hex')}.js`);
  try {
    return await readFile(kept, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  // Only now: the compiler takes longer to load than what is kept.
  const { transform } = await import('@swc/core');
  const { code } = await transform(text, {
    ...swcOptions(filename.endsWith('.tsx')),
    filename: name,
    // Read relative to where the module stands.
    sourceFileName: name,
  });
  // The same may be compiled several times at once; a reader never sees half of one.
  const partial = `${kept}.${randomUUID()}`;
  await mkdir(CACHE, { recursive: true });
  await writeFile(partial, code);
  await rename(partial, kept);
  return code;
}
