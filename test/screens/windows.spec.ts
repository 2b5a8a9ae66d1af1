import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { CHECKED_WINDOWS, type CheckedWindow } from './checked-windows.js';

/** A window as it is drawn; as a type it has no props. */
const WINDOW = /<(?:Dialog|Sheet)\s+[\w{]/g;

const windows = new Map(
  readdirSync('apps', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => path.posix.join('apps', name))
    .map((file) => [file, readFileSync(file, 'utf8').match(WINDOW)?.length ?? 0] as const)
    .filter(([, count]) => count > 0),
);
/** A module names its own in a file `windows/<module>.windows.ts` that exports them as `windows`. */
async function ofModules(): Promise<readonly (readonly [string, readonly CheckedWindow[]])[]> {
  const folder = path.resolve('test/screens/windows');
  // Git keeps no empty folder: as long as no module has such a file there is none.
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.windows.ts')) : [];
  const files = await Promise.all(
    names.map(
      (name) =>
        import(pathToFileURL(path.join(folder, name)).href) as Promise<{ windows: typeof CHECKED_WINDOWS }>,
    ),
  );
  return files.flatMap(({ windows: own }) => Object.entries(own));
}

const all = [...Object.entries(CHECKED_WINDOWS), ...(await ofModules())];
const specOf = (name: string): string => readFileSync(`test/ui/${name}.ui-spec.ts`, 'utf8');

describe('every window of the apps', () => {
  it('should be looked at by axe, each by a run of its own or one that opens several', () => {
    expect(windows.size).toBeGreaterThan(20);
    const counts = [...windows].map(([file, count]) => `${file}: ${count}`).sort();
    const checked = all.map(([file, runs]) => `${file}: ${runs.length}`);
    expect(checked.sort()).toEqual(counts);
  });

  it('should be looked at by a run that there is', () => {
    const missing = all.flatMap(([file, runs]) =>
      runs.filter(({ spec, run }) => !specOf(spec).includes(run)).map(({ run }) => `${file}: ${run}`),
    );
    expect(missing).toEqual([]);
  });
});
