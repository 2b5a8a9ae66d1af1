/** Something wrong at one place of a file, in words that say what to do. `code` is for screens, which say it in their own language. */
export interface CellProblem {
  /** Line of a text file, row of a sheet, place in a list; the first is 1. */
  row: number;
  /** The column as the file names it; `row` where the whole row is meant. */
  column: string;
  code: ProblemCode;
  message: string;
}

const MESSAGES = {
  'row.cells':
    'Give every row as many cells as the heading, and put quotes around a cell that holds the separator',
  'row.quote': 'A quotation mark stands inside a cell or is never closed: write it twice ("") or take it out',
  'row.encoding': 'Some letters of this row cannot be read: save the file as UTF-8 and give it again',
  'row.control': 'The row holds a NUL, which is no text: take it out',
  'row.too_long': 'The row is longer than 1 MB: is a quotation mark or a line end missing?',
  'row.json': 'This is no JSON object: write one {…} a line',
  'row.feature': 'Give each feature properties and a geometry (or null)',
  'cell.missing': 'This must be given',
  'cell.formula': 'This is a formula, and none is kept: paste its value instead',
  'cell.error': 'The sheet shows an error here (#…): mend or empty the cell',
  'phone.shortened':
    'The spreadsheet has shortened this number and its last digits are lost: make the column text, enter it again',
  'phone.unreadable': 'This is no telephone number',
  'date.unreadable': 'This is no date and time such as 28/11/2026 09.15',
  'date.ambiguous':
    'This may be day/month or month/day, and no other row of the column tells: say which (dmy or mdy), or write 2026-11-28',
  'date.no_time': 'This has no time of day',
  'date.no_such': 'There is no such day or hour',
  'number.unreadable': 'This is no number',
  'number.thousands': 'This number has points between its thousands: write it with one decimal mark',
  'point.unreadable': 'This is no longitude or latitude; the point is not used',
  'point.zero': 'The point 0, 0 means that none is known; it is not used',
  'point.swapped': 'Longitude and latitude are swapped; the point is not used',
  'point.range': 'No place on earth has this longitude or latitude; the point is not used',
} as const;

export type ProblemCode = keyof typeof MESSAGES;

/** The English words of a problem. */
export function problemText(code: ProblemCode): string {
  return MESSAGES[code];
}

/** The problem at a place, in words; a cell that is not personal may be shown. */
export function problemAt(row: number, column: string, code: ProblemCode, shown?: string): CellProblem {
  const message = problemText(code);
  return { row, column, code, message: shown === undefined ? message : `"${shown}": ${message}` };
}

/** A file that is no table at all, or one that must not be read. The message says what to do. */
export class UnreadableTable extends Error {
  override readonly name: string = 'UnreadableTable';
}
