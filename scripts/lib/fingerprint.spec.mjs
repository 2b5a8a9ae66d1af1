import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fingerprint } from './fingerprint.mjs';

describe('fingerprint', () => {
  let root;
  const write = (name, text) => writeFileSync(path.join(root, name), text);

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'siaga-fingerprint-'));
    mkdirSync(path.join(root, 'src'));
    write('src/a.ts', 'a');
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it('should stay the same when nothing changed', () => {
    expect(fingerprint(root, ['src'])).toBe(fingerprint(root, ['src', 'not-there']));
  });

  it.each([
    ['a changed file', 'src/a.ts', 'b'],
    ['a new file', 'src/b.ts', 'a'],
  ])('should change with %s', (_name, file, text) => {
    const before = fingerprint(root, ['src']);
    write(file, text);
    expect(fingerprint(root, ['src'])).not.toBe(before);
  });

  it('should not change with a unit test', () => {
    const before = fingerprint(root, ['src']);
    write('src/a.spec.ts', 'test');
    expect(fingerprint(root, ['src'])).toBe(before);
  });
});
