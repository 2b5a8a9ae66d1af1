import { describe, expect, it } from '@jest/globals';
import {
  cleanText,
  cutText,
  isStorable,
  readLooseJson,
  storable,
  textOf,
  unstorableIn,
} from './storable-text.policy.js';

const HALF = '\uD83D';
const OTHER_HALF = '\uDE00';
const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

describe('text that can be stored', () => {
  it.each([
    ['', true],
    ['Jl. Merdeka \u{1F600}', true],
    ['\u0001\t\u007f\uFFFD\uFFFF', true],
    ['a\0', false],
    [HALF, false],
    [OTHER_HALF, false],
    [`${OTHER_HALF}${HALF}`, false],
    [`\u{1F600}${HALF}`, false],
  ])('should be told from what cannot: %j', (text, expected) => {
    expect(isStorable(text)).toBe(expected);
    expect(isStorable(storable(text))).toBe(true);
    expect(storable(text)).toHaveLength(text.length);
  });

  it('should be named wherever it stands, in values and in keys', () => {
    const value = { a: 'x\0', b: [{ c: 1 }, { c: HALF }], 'd\0': { e: 1 }, f: null, g: '\u{1F600}' };
    expect(unstorableIn(value).map(({ path }) => path)).toEqual(['a', 'b.1.c', 'd\uFFFD']);
    expect(unstorableIn('x\0').map(({ path }) => path)).toEqual(['']);
    expect(unstorableIn({ a: Buffer.from('x\0'), b: undefined, c: 7n })).toEqual([]);
  });

  it('should be named of very many for the first only, and of what would exhaust the stack', () => {
    expect(unstorableIn(Array(5_000).fill('\0'))).toHaveLength(50);
    expect(unstorableIn(deep(60))).toEqual([]);
    expect(unstorableIn(deep(100_000))).toEqual([{ path: '0.0.0', message: 'Is nested too deeply' }]);
  });

  it('should be made of what a machine sent, with each place told', () => {
    const { value, cleaned } = cleanText({ a: 'x\0y', 'k\0': [HALF, 1, null], b: 'ok' });
    expect(value).toEqual({ a: 'x\uFFFDy', 'k\uFFFD': ['\uFFFD', 1, null], b: 'ok' });
    expect(cleaned.map(({ path }) => path)).toEqual(['a', 'k\uFFFD', 'k\uFFFD.0']);
    expect(cleanText(deep(100_000)).cleaned).toHaveLength(1);
    expect(cleanText(JSON.parse('{"__proto__":{"a":"\\u0000"}}')).cleaned).toHaveLength(1);
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
  });

  it('should be cut between characters only', () => {
    expect(cutText('ab\u{1F600}', 3)).toBe('ab');
    expect(cutText('ab\u{1F600}', 4)).toBe('ab\u{1F600}');
    expect(cutText('ab\u{1F600}c', 4)).toBe('ab\u{1F600}');
    expect(cutText('abc', 2)).toBe('ab');
    expect(cutText('abc', 3)).toBe('abc');
  });
});

describe('bytes of a machine', () => {
  it.each([
    ['UTF-8', Buffer.from('André \u{1F600}'), 'André \u{1F600}', false],
    ['UTF-8 with a mark', Buffer.from('\uFEFFAndré'), 'André', false],
    ['Windows-1252', Buffer.from([0x41, 0xe9, 0x93]), 'Aé“', true],
    ['UTF-16 of Windows', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('é', 'utf16le')]), 'é', true],
    ['UTF-16 the other way round', Buffer.from([0xfe, 0xff, 0x00, 0xe9]), 'é', true],
  ])('should be read as %s', (_, bytes, text, isGuess) => {
    const read = textOf(bytes);
    expect([read.text, read.guess !== null]).toEqual([text, isGuess]);
  });

  it('should be read as JSON also where a control character stands raw in a text', () => {
    expect(readLooseJson('{"a":"b\nc"}')).toMatchObject({ value: { a: 'b c' }, guess: expect.any(String) });
    expect(readLooseJson('{"a":\n"b"}')).toEqual({ value: { a: 'b' }, guess: null });
    expect(readLooseJson('{"a":')).toEqual({ value: undefined, guess: null });
  });
});
