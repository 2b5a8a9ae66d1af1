import type { GridRow } from '../read/csv-rows.js';
import { UnreadableTable } from '../problems.js';
import { serialToText } from './number-format.policy.js';
import type { Workbook } from './workbook.js';
import { XmlFeed, type XmlHandler } from './xml.js';
import { unpackEntries } from './zip-entries.js';

const MOST_COLUMNS = 1_024;
const MOST_ROWS = 1_048_576;
const MOST_CELL_CHARS = 32_767;
/** Excel shows fifteen digits; the rest of a fraction is noise. */
const SHOWN_DIGITS = 15;

/** What was noticed about a sheet's columns, filled while it is read. */
export interface SheetNotes {
  /** Numbers of hidden columns, the first is 0. */
  hidden: Set<number>;
}

/** The rows of the workbook's first visible sheet; a cell is text as the sheet shows it, dates as `2026-11-28 09:15:31`, a formula its last value. */
export async function* sheetRows(
  path: string,
  book: Workbook,
  notes: SheetNotes,
  onProgress?: (bytes: number) => void,
): AsyncGenerator<GridRow> {
  const reader = new SheetReader(book, notes);
  const feed = new XmlFeed(reader);
  const found = new Set<string>();
  const chunks = unpackEntries(path, (name) => {
    if (name.replaceAll('\\', '/').toLowerCase() !== book.sheetPart) return null;
    found.add(name);
    return (bytes, isLast) => feed.add(bytes, isLast);
  });
  for await (const bytes of chunks) {
    onProgress?.(bytes);
    yield* reader.take();
  }
  if (found.size === 0) throw new UnreadableTable('The workbook names a sheet that is not in it');
}

class SheetReader implements XmlHandler {
  #ready: GridRow[] = [];
  #row = 0;
  #cells: string[] = [];
  #column = 0;
  #cell = { type: 'n', style: 0 };
  #text = '';
  #taking = false;

  constructor(
    private readonly book: Workbook,
    private readonly notes: SheetNotes,
  ) {}

  take(): GridRow[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'col') this.#noteColumn(attributes);
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'v' || name === 't') this.#taking = true;
    else if (name === 'rPh') this.#taking = false;
  }

  text(text: string): void {
    if (this.#taking && this.#text.length <= MOST_CELL_CHARS) this.#text += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#taking = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row' && this.#cells.some((cell) => cell !== ''))
      this.#ready.push({
        row: this.#row,
        cells: Array.from(this.#cells, (cell: string | undefined) => cell ?? ''),
      });
  }

  #noteColumn({ min, max, hidden }: Readonly<Record<string, string>>): void {
    if (!/^(1|true)$/.test(hidden ?? '')) return;
    for (let at = Number(min); at <= Math.min(Number(max), MOST_COLUMNS); at++) this.notes.hidden.add(at - 1);
  }

  #openRow({ r }: Readonly<Record<string, string>>): void {
    this.#row = r === undefined ? this.#row + 1 : Number(r);
    if (!(this.#row >= 1 && this.#row <= MOST_ROWS))
      throw new UnreadableTable('The sheet counts rows that no sheet has');
    this.#cells = [];
    this.#column = -1;
  }

  #openCell({ r, t, s }: Readonly<Record<string, string>>): void {
    this.#column = r === undefined ? this.#column + 1 : columnOf(r);
    if (this.#column >= MOST_COLUMNS)
      throw new UnreadableTable(`The sheet has more than ${MOST_COLUMNS} columns`);
    this.#cell = { type: t ?? 'n', style: Number(s ?? 0) };
    this.#text = '';
  }

  #closeCell(): void {
    const text = this.#shown().trim();
    if (text !== '') this.#cells[this.#column] = text;
  }

  #shown(): string {
    const raw = this.#text;
    switch (this.#cell.type) {
      case 's':
        return this.book.texts[Number(raw)] ?? '';
      case 'b':
        return raw === '1' ? 'TRUE' : 'FALSE';
      case 'n':
        return raw === '' ? '' : this.#number(raw);
      default:
        return raw;
    }
  }

  #number(raw: string): string {
    const value = Number(raw);
    if (!Number.isFinite(value)) return raw;
    const form = this.book.forms[this.#cell.style] ?? 'number';
    if (form === 'number') return Number(value.toPrecision(SHOWN_DIGITS)).toString();
    if (typeof form === 'object') return String(Math.round(value)).padStart(form.zeros, '0');
    return serialToText(value, form, this.book.is1904) ?? raw;
  }
}

/** `C7` → 2. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '';
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
