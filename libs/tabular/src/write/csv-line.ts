/**
 * What a spreadsheet takes for a formula (OWASP, CSV injection): a text that begins with one of these, in their full-width forms too, perhaps
 * behind blanks, control signs or a quote; or with a tab or a line's end.
 */
const FORMULA = /^[\s\p{Cc}"'\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|^[\t\r\n]/u;
const NEGATIVE_NUMBER = /^-\d+(\.\d+)?$/;

type Cell = string | number | boolean | null;
/** Which cells are quoted: those that need it, or every text, where what people wrote stands beside each other. */
type Quoted = 'needed' | 'texts';

/**
 * One line of CSV (RFC 4180, CRLF) that no spreadsheet takes for a formula: a text that begins like one gets an apostrophe before it.
 * Numbers of ours stay numbers; a telephone number that begins with `+` is text.
 */
export function csvLine(cells: readonly Cell[], quoted: Quoted = 'needed'): string {
  return `${cells.map((cell) => csvCell(cell, quoted)).join(',')}\r\n`;
}

function csvCell(cell: Cell, quoted: Quoted): string {
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  const text = (cell ?? '').replaceAll('\0', '');
  const safe = FORMULA.test(text) && !NEGATIVE_NUMBER.test(text) ? `'${text}` : text;
  const isQuoted = quoted === 'texts' || /[",;\t\r\n]|^\s|\s$/.test(safe);
  return isQuoted ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a CSV file begins with for Excel to read it as UTF-8. */
export const CSV_START = '\ufeff';
