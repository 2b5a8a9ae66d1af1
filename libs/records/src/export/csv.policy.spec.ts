import { describe, expect, it } from '@jest/globals';
import { csvCell, csvLine } from './csv.policy.js';

describe('a cell of a list', () => {
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
    '＝1',
    '＋1',
    '−1',
    '＠A1',
    '=HYPERLINK("http://contoh.id","x")',
  ])('should be a text and no formula: %j', (text) => {
    const cell = csvCell(text);
    expect(cell.startsWith(`"'`)).toBe(true);
    expect(cell).toBe(`"'${text.replace(/"/g, '""')}"`);
  });

  it.each([
    ['Jl. Sudirman, no. 5 "depan"', '"Jl. Sudirman, no. 5 ""depan"""'],
    ['baris satu\nbaris dua', '"baris satu\nbaris dua"'],
    ['15.71-261128-0042', '"15.71-261128-0042"'],
    [null, '""'],
    [12, '12'],
    ['a\0b', '"ab"'],
  ])('should stay as it is said otherwise: %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it('should stand in one line with the others', () => {
    expect(csvLine(['a', 1, null])).toBe('"a",1,""\r\n');
  });
});
