import type { CellValue } from './cell.policy.js';

/** A number with the digits behind its mark, as it was written. */
export interface WrittenNumber {
  number: number;
  decimals: number;
}

const PLAIN = /^[+-]?\d+([.,]\d+)?$/;
const MANY_THOUSANDS = /^[+-]?\d{1,3}(([.,])\d{3})(\2\d{3})+$/;
const BOTH = /^[+-]?\d{1,3}(([.,])\d{3})+(?!\2)[.,]\d+$/;

/**
 * A number with a decimal point or comma. `1.234,5` is read, since it uses both; `1.036.131` is not: as a coordinate it has lost its
 * decimal mark.
 */
export function readNumber(cell: string): CellValue<WrittenNumber> {
  const text = cell
    .trim()
    .replace(/^'/, '')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[\s\u00a0\u202f°]+$/u, '')
    .replace(/^([+-])\s+/, '$1');
  if (PLAIN.test(text)) return { value: written(text.replace(',', '.')) };
  if (MANY_THOUSANDS.test(text)) return { problem: 'number.thousands' };
  if (BOTH.test(text)) {
    const mark = text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.';
    const [whole = '', fraction = ''] = text.split(mark);
    return { value: written(`${whole.replace(/[.,]/g, '')}.${fraction}`) };
  }
  if (/^[+-]?\d+(\.\d+)?E[+-]?\d+$/i.test(text)) return { value: { number: Number(text), decimals: 0 } };
  return { problem: 'number.unreadable' };
}

function written(text: string): WrittenNumber {
  return { number: Number(text), decimals: text.split('.')[1]?.length ?? 0 };
}
