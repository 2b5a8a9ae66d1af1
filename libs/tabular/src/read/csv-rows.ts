import { parse } from 'csv-parse/sync';
import type { ProblemCode } from '../problems.js';
import type { Delimiter } from './delimiter.policy.js';
import { MOST_LINE_CHARS, type TextLine } from './text-lines.js';

/** One row of a grid: its cells, or why there are none. Rows without any text are left out. */
export type GridRow = { row: number; cells: string[] } | { row: number; problem: ProblemCode };

/** Lines that one quoted cell may go over. */
const MOST_LINES_A_ROW = 100;
const BATCH_ROWS = 500;
const REPLACEMENT = '\ufffd';

interface Draft {
  lines: TextLine[];
  text: string;
}

/**
 * Rows of CSV from its lines. A row with a wrong quotation mark is refused by itself: what it swallowed is read again from the
 * next line on, so that a mark which is never closed takes no other row with it.
 */
export async function* csvRows(
  lines: AsyncIterable<TextLine>,
  delimiter: Delimiter,
  mayBreak: boolean,
): AsyncGenerator<GridRow> {
  const reader = new CsvReader(delimiter, mayBreak);
  for await (const line of lines) {
    reader.add(line);
    if (reader.isFull) yield* reader.take();
  }
  reader.end();
  yield* reader.take();
}

class CsvReader {
  #open: Draft | null = null;
  #drafts: Draft[] = [];

  constructor(
    private readonly delimiter: Delimiter,
    private readonly mayBreak: boolean,
  ) {}

  get isFull(): boolean {
    return this.#drafts.length >= BATCH_ROWS;
  }

  add(line: TextLine): void {
    const open = this.#open;
    if (open === null && !line.isCut && line.text.trim() === '') return;
    const draft: Draft =
      open === null
        ? { lines: [line], text: line.text }
        : { lines: [...open.lines, line], text: `${open.text}\n${line.text}` };
    const isUnfinished =
      hasOpenQuote(draft.text) &&
      !line.isCut &&
      draft.lines.length < MOST_LINES_A_ROW &&
      draft.text.length < MOST_LINE_CHARS;
    this.#open = isUnfinished ? draft : null;
    if (!isUnfinished) this.#drafts.push(draft);
  }

  /** No line follows: a cell that is still open is a row that fails. */
  end(): void {
    if (this.#open !== null) this.#drafts.push(this.#open);
    this.#open = null;
  }

  /** The rows that are whole. */
  *take(): Generator<GridRow> {
    while (this.#drafts.length > 0) {
      const drafts = this.#drafts;
      this.#drafts = [];
      const parsed = this.#parse(drafts.map((draft) => draft.text));
      if (parsed !== null) {
        for (const [index, draft] of drafts.entries()) yield* this.#rowsOf(draft, parsed[index] ?? []);
        return;
      }
      yield* this.#takeOneByOne(drafts);
    }
  }

  *#takeOneByOne(drafts: readonly Draft[]): Generator<GridRow> {
    for (const [index, draft] of drafts.entries()) {
      const [cells] = this.#parse([draft.text]) ?? [];
      if (cells !== undefined) {
        yield* this.#rowsOf(draft, cells);
        continue;
      }
      const [first, ...swallowed] = draft.lines;
      if (first !== undefined) yield { row: first.line, problem: first.isCut ? 'row.too_long' : 'row.quote' };
      if (swallowed.length === 0) continue;
      const later = [...swallowed, ...drafts.slice(index + 1).flatMap((each) => each.lines)];
      const open = this.#open;
      this.#open = null;
      for (const line of [...later, ...(open?.lines ?? [])]) this.add(line);
      return;
    }
  }

  *#rowsOf(draft: Draft, cells: readonly string[]): Generator<GridRow> {
    const row = draft.lines.at(-1)?.line ?? 0;
    if (draft.lines.some((line) => line.isCut)) {
      yield { row, problem: 'row.too_long' };
      return;
    }
    const texts = cells.map((cell) => cell.trim());
    if (texts.every((text) => text === '')) return;
    if (this.mayBreak && draft.text.includes(REPLACEMENT)) yield { row, problem: 'row.encoding' };
    else if (draft.text.includes('\0')) yield { row, problem: 'row.control' };
    else yield { row, cells: texts };
  }

  /** The cells of each text, or null when one of them is no row. */
  #parse(texts: readonly string[]): string[][] | null {
    if (!texts.some((text) => text.includes('"'))) return texts.map((text) => text.split(this.delimiter));
    try {
      const rows = parse(texts.join('\n'), {
        delimiter: this.delimiter,
        relax_column_count: true,
        skip_empty_lines: false,
        record_delimiter: '\n',
        // Spaces around quotes; a tab that divides is none.
        trim: this.delimiter !== '\t',
      });
      return rows.length === texts.length ? rows : null;
    } catch {
      // Which of them, and that it is refused, is said by the caller.
      return null;
    }
  }
}

function hasOpenQuote(text: string): boolean {
  let isOpen = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) isOpen = !isOpen;
  return isOpen;
}
