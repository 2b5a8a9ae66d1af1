import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listFiles } from './fingerprint.mjs';
import { ROOT, inRoot } from './paths.mjs';

/** Top-level names that a copy has no use for, and what a run leaves behind. */
const LEFT_OUT = new Set(['.git', '.siaga', 'coverage', 'dist', 'docs', 'node_modules']);
/** Not a part of the module: which lines it adds to files that are there already. */
const SEAMS = 'seams.json';

/**
 * A copy of the repository with a module of `test/module` in it: its files where they belong, and the lines of its
 * `seams.json` in the files that all modules share. Gives { folder, files, shared, remove }. Throws when a file of the
 * module is there already, or a line has no place.
 */
export function placeModule(name) {
  const home = inRoot('test', 'module', name);
  const seams = JSON.parse(readFileSync(path.join(home, SEAMS), 'utf8'));
  const files = listFiles(home, readdirSync(home))
    .map((file) => path.relative(home, file))
    .filter((file) => file !== SEAMS);
  const folder = mkdtempSync(path.join(tmpdir(), 'siaga-module-'));
  try {
    for (const entry of readdirSync(ROOT).filter((each) => !LEFT_OUT.has(each)))
      cpSync(inRoot(entry), path.join(folder, entry), { recursive: true });
    symlinkSync(inRoot('node_modules'), path.join(folder, 'node_modules'));
    for (const file of files) {
      if (existsSync(path.join(folder, file))) throw new Error(`${file} is there already`);
      cpSync(path.join(home, file), path.join(folder, file));
    }
    for (const { file, lines } of seams) {
      const place = path.join(folder, file);
      writeFileSync(place, withLines(readFileSync(place, 'utf8'), file, lines));
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { folder, files, shared: seams.map(({ file }) => file), remove };
}

function withLines(text, file, lines) {
  return lines.reduce((before, { above, line }) => {
    const [head, ...rest] = before.split(above);
    if (rest.length !== 1) throw new Error(`${file} has ${rest.length} places for "${line.trim()}", not one`);
    return head + line + above + rest[0];
  }, text);
}
