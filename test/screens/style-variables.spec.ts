import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = path.join(import.meta.dirname, '../..');
const SCREENS = ['libs/web-kit/src', 'apps/console/src', 'apps/crew/src', 'apps/desk/src', 'apps/portal/src'];
/** Without anything to stand in for it. */
const USED = /var\((--[a-z-]+)\)/g;
/** As a style sets it, or a component. */
const SET = /(--[a-z-]+)(?:'?:|',)/g;

const texts = SCREENS.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(css|tsx?)$/.test(file) && !file.includes('.spec.'))
    .map((file) => readFileSync(path.join(ROOT, folder, file), 'utf8')),
);
const all = (pattern: RegExp): string[] =>
  texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name ?? ''));

describe('styles', () => {
  it('should use no variable that nobody sets: its colour would silently be another', () => {
    const isSet = new Set(all(SET));
    expect(isSet).toContain('--warn');
    expect([...new Set(all(USED))].filter((name) => !isSet.has(name))).toEqual([]);
  });
});
