import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = path.resolve(import.meta.dirname, '../..');

describe('the size of the earth', () => {
  const SIZE = /\b(111[_.]?(195|2|320)\b|6[_.]?371[_.]?\d{3})/;

  function* sourcesIn(folder: string): Generator<string> {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const at = path.join(folder, entry.name);
      if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== 'dist') yield* sourcesIn(at);
      else if (entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name)) yield at;
    }
  }

  it('should be written down in one place', () => {
    const files = ['libs', 'apps', 'test', 'bench', 'scripts'].flatMap((folder) => [
      ...sourcesIn(path.join(ROOT, folder)),
    ]);
    expect(files.length).toBeGreaterThan(500);
    const copies = files.filter((file) => SIZE.test(readFileSync(file, 'utf8')));
    expect(copies.map((file) => path.relative(ROOT, file)).sort()).toEqual([
      'libs/contracts/src/common/geometry.spec.ts',
      'libs/contracts/src/common/geometry.ts',
    ]);
  });
});
