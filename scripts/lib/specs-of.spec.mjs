import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { foldersOf, specsOf } from './specs-of.mjs';

describe('foldersOf', () => {
  it('should name each lib and app once, and nothing else', () => {
    const files = [
      'libs/calls/src/a.ts',
      './libs/calls/src/b.ts',
      'apps/api/src/main.ts',
      'docs/x.md',
      'libs/geo',
    ];
    expect(foldersOf(files)).toEqual(['apps/api', 'libs/calls', 'libs/geo']);
  });
});

describe('specsOf', () => {
  let root;
  const write = (name, text = '') => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  };

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'siaga-specs-'));
    write('libs/calls/src/calls.spec.ts');
    write('libs/geo/src/geo.spec.ts');
    write('test/support/server.ts', "import { A } from '#siaga/calls';");
    write('test/support/world.ts', "import { A } from '#siaga/calls';\nimport { B } from './server.js';");
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it.each([
    ['imports it', 'test/db/one.db-spec.ts', "import { A } from '#siaga/calls';"],
    ['is helped by what imports it', 'test/e2e/two.e2e-spec.ts', "import { A } from '../support/world.js';"],
    ['imports a file of it', 'test/e2e/three.e2e-spec.ts', "import { A } from '../../libs/calls/src/a.js';"],
    ['is named for it', 'test/db/calls-intake.db-spec.ts', ''],
  ])('should take its unit tests and a test that %s', (_why, name, text) => {
    write(name, text);
    expect(specsOf(root, ['libs/calls'])).toEqual(['libs/calls/src/calls.spec.ts', name]);
  });

  it('should pass over a test that only starts the server', () => {
    write('test/e2e/four.e2e-spec.ts', "import { B } from '../support/server.js';");
    expect(specsOf(root, ['libs/calls'])).toEqual(['libs/calls/src/calls.spec.ts']);
  });
});
