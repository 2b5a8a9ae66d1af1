import type { ProblemCode } from '../problems.js';

/** A cell read for what its column means, or why it cannot be. */
export type CellValue<T> = { value: T } | { problem: ProblemCode };

const ERROR = /^#(REF|N\/A|VALUE|NAME|DIV\/0|NUM|NULL|SPILL|CALC|GETTING_DATA)[!?]?$/i;
/** What spreadsheets run: `=…`, and the forms of other programs that begin with a sign and call something. */
const FORMULA = /^=|^[+\-@]\s*[A-Za-z_.]+\s*[(!|]|^[+\-@][^\s]*\|/;
/** `="0813…"`: how people keep the zeros of a number from a spreadsheet. */
const QUOTED = /^=\s*"([^"]*)"$/;
const SIGNED_NUMBER = /^=\s*([+-]?[\d\s().,-]+)$/;

/**
 * The text of a cell without what only a spreadsheet needs (a leading apostrophe, `="…"`, `=+62…`). A formula is a problem, never a
 * value; so is the name of an error.
 */
export function readText(cell: string): CellValue<string> {
  const bare = cell
    .normalize('NFC')
    .replace(/^['\u2018\u2019](?=[\d+=\-@(])/, '')
    .trim();
  const text = QUOTED.exec(bare)?.[1] ?? SIGNED_NUMBER.exec(bare)?.[1] ?? bare;
  if (ERROR.test(text)) return { problem: 'cell.error' };
  return FORMULA.test(text.trim()) ? { problem: 'cell.formula' } : { value: text.trim() };
}

const SHORTENED = /^[+-]?\d([.,]\d+)?E\+?\d+$/i;
const MOST_DIGITS = 15;
const LEAST_DIGITS = 3;

/**
 * A telephone number as it was written, for the numbering plan to read: SIP and tel addresses stay whole. One that a spreadsheet has
 * shortened is a problem, since its digits are gone.
 */
export function readPhone(cell: string): CellValue<string> {
  const read = readText(cell);
  if ('problem' in read) return read;
  const text = read.value.replace(/^(\d{6,15})[.,]0+$/, '$1');
  if (SHORTENED.test(text.replace(/\s/g, ''))) return { problem: 'phone.shortened' };
  if (/^<?(sips?|tel):/i.test(text)) return { value: text };
  const digits = text.replace(/\D/g, '');
  const isPhone = /^[\d\s+()./\-;,#*x\u2010-\u2015]+$/i.test(text) && digits.length >= LEAST_DIGITS;
  // Several numbers in one cell are long together.
  const isOne = !/[/;,]/.test(text);
  return isPhone && (!isOne || digits.length <= MOST_DIGITS)
    ? { value: text }
    : { problem: 'phone.unreadable' };
}

const YES = /^(1|ya|y|yes|true|benar|betul|24|24 ?jam|buka|aktif)$/i;
const NO = /^(0|tidak|t|tdk|no|n|false|salah|bukan|tutup)$/i;

/** Yes or no in Indonesian or English; null for anything else. */
export function readYesNo(cell: string): boolean | null {
  const text = cell.trim();
  if (YES.test(text)) return true;
  return NO.test(text) ? false : null;
}
