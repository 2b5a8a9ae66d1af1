/** Signs with which spreadsheets begin to calculate, and the white space that hides them. */
const DANGEROUS = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/**
 * One line of CSV (RFC 4180, CRLF) that no spreadsheet takes for a formula: a text that begins like one gets an apostrophe before it
 * (OWASP, CSV injection). Numbers of ours stay numbers; a telephone number that begins with `+` is text.
 */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number | boolean | null): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = DANGEROUS.test(cell) && !isNegativeNumber(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const isNegativeNumber = (text: string): boolean => text.startsWith('-') && NUMBER.test(text);

/** What a CSV file begins with for Excel to read it as UTF-8. */
export const CSV_START = '\ufeff';
