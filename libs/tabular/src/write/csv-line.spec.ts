import { describe, expect, it } from '@jest/globals';
import { csvLine } from './csv-line.js';

/** What a reader of CSV takes a lone cell for. */
const readBack = (line: string): string => {
  const cell = line.slice(0, -2);
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
};

describe('a cell of a file', () => {
  it.each([
    '=1+1',
    '+62 812 0000 0001',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '"=1',
    "'=1",
    '\u00a0=1',
    '\ufeff=1',
    '\u0001=1',
    '＝1',
    '＋1',
    '－1',
    '−1',
    '＠A1',
    '=HYPERLINK("http://contoh.id","x")',
  ])('should be a text and no formula: %j', (text) => {
    expect(readBack(csvLine([text]))).toBe(`'${text}`);
    expect(csvLine([text], 'texts')).toBe(`"'${text.replaceAll('"', '""')}"\r\n`);
  });

  it.each([
    ['Jl. Sudirman, no. 5 "depan"', '"Jl. Sudirman, no. 5 ""depan"""'],
    ['baris satu\nbaris dua', '"baris satu\nbaris dua"'],
    ['satu;dua', '"satu;dua"'],
    ['15.71-261128-0042', '15.71-261128-0042'],
    ['-12.5', '-12.5'],
    [null, ''],
    [12, '12'],
    [-3, '-3'],
    [true, 'true'],
    ['a\0b', 'ab'],
    ['\0=1', "'=1"],
  ])('should stay as it is said otherwise: %j', (value, cell) => {
    expect(csvLine([value])).toBe(`${cell}\r\n`);
  });

  it('should stand in one line with the others', () => {
    expect(csvLine(['a', 1, null])).toBe('a,1,\r\n');
    expect(csvLine(['a', 1, null], 'texts')).toBe('"a",1,""\r\n');
  });
});
