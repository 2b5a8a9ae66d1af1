/**
 * A cell that a spreadsheet takes for a formula (OWASP, CSV injection): it begins with one of these, perhaps behind blanks or a quote, in
 * their full-width forms too, or with a tab or a line's end.
 */
const FORMULA = /^[\s"'\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|^[\t\r\n]/u;

/** One cell: quoted, quotes doubled, and what would be a formula made a text by an apostrophe before it. */
export function csvCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = (value ?? '').replace(/\0/g, '');
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
}

/** One line. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Spreadsheets take a file for UTF-8 by this. */
export const BYTE_ORDER_MARK = '\ufeff';
