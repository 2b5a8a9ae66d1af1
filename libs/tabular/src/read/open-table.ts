import { UnreadableTable } from '../problems.js';
import { readWorkbook } from '../xlsx/workbook.js';
import { sheetRows, type SheetNotes } from '../xlsx/sheet-rows.js';
import { csvRows, type GridRow } from './csv-rows.js';
import { delimiterOf } from './delimiter.policy.js';
import { fileKindOf } from './file-kind.policy.js';
import { findHeading, uniqueNames } from './heading.policy.js';
import { geoJsonRows, jsonLineRows, jsonListRows } from './json-rows.js';
import type { OpenOptions, Table, TableFacts, TableRow } from './table.js';
import { codingOf, HEAD_BYTES, readHead, textLines, type TextCoding, type TextLine } from './text-lines.js';

type Progress = ((bytes: number) => void) | undefined;
type Grid = (onProgress: Progress) => AsyncIterable<GridRow>;

const SNIFFED_ROWS = 30;

const NO_FACTS: Omit<TableFacts, 'format'> = {
  encoding: null,
  delimiter: null,
  sheet: null,
  otherSheets: [],
  hiddenColumns: [],
  headingRow: 0,
};

/**
 * Opens CSV (UTF-8, UTF-16 or Windows-1252; comma, semicolon, tab or bar), an Excel workbook, a JSON list, JSON lines or GeoJSON; which
 * of them the content tells, not the name. Throws UnreadableTable with the words to refuse it with, and as `open` does when the file
 * is not there.
 */
export async function openTable(path: string, options: OpenOptions = {}): Promise<Table> {
  const head = await readHead(path);
  if (head.length === 0) throw new UnreadableTable('The file is empty');
  const kind = fileKindOf(head);
  if (typeof kind === 'object') throw new UnreadableTable(kind.refusal);
  if (kind === 'zip') return openWorkbook(path, options);
  const coding = await codingOf(path, head);
  const start = new TextDecoder(coding.encoding).decode(head, { stream: true }).trimStart();
  if (/^[[{]/.test(start)) return openJson({ path, coding, start }, options);
  return openCsv(path, coding, options);
}

async function openWorkbook(path: string, options: OpenOptions): Promise<Table> {
  const book = await readWorkbook(path);
  const notes: SheetNotes = { hidden: new Set() };
  const table = await openGrid((onProgress) => sheetRows(path, book, notes, onProgress), options, {
    ...NO_FACTS,
    format: 'xlsx',
    sheet: book.sheetName,
    otherSheets: book.otherSheets,
  });
  const hiddenColumns = table.headings.filter((_, index) => notes.hidden.has(index));
  return { ...table, facts: { ...table.facts, hiddenColumns } };
}

async function openCsv(path: string, coding: TextCoding, options: OpenOptions): Promise<Table> {
  const { encoding } = coding;
  const lines: string[] = [];
  for await (const { text } of textLines(path, encoding)) {
    if (text.trim() !== '') lines.push(text);
    if (lines.length === SNIFFED_ROWS) break;
  }
  const delimiter = delimiterOf(lines);
  const hasHint = /^"?sep=.?"?$/i.test(lines[0] ?? '');
  const grid: Grid = (onProgress) =>
    csvRows(withoutHint(textLines(path, encoding, onProgress), hasHint), delimiter, coding.mayBreak);
  return openGrid(grid, options, { ...NO_FACTS, format: 'csv', encoding, delimiter });
}

/** Excel's own first line `sep=;` is no row. */
async function* withoutHint(lines: AsyncIterable<TextLine>, hasHint: boolean): AsyncGenerator<TextLine> {
  for await (const line of lines) if (!hasHint || line.line > 1) yield line;
}

async function openGrid(grid: Grid, options: OpenOptions, facts: TableFacts): Promise<Table> {
  const first: { row: number; cells: string[] }[] = [];
  for await (const row of grid(undefined)) {
    if ('cells' in row) first.push(row);
    if (first.length === SNIFFED_ROWS) break;
  }
  const given = options.columnsOf?.(first[0]?.cells ?? []) ?? null;
  const found = findHeading(
    first.map(({ cells }) => cells),
    options.known ?? new Set(),
  );
  const headings = given === null ? trimEnd(found.names, first.slice(found.rows)) : uniqueNames(given);
  const headingRow = given === null ? (first[found.rows - 1]?.row ?? 0) : 0;
  return {
    facts: { ...facts, headingRow },
    headings,
    rows: (onProgress) => namedRows(grid(onProgress), headings, headingRow, facts.format === 'xlsx'),
  };
}

/** Columns at the end without a name and without a cell in the first rows are what a spreadsheet left behind. */
function trimEnd(names: readonly string[], rows: readonly { cells: string[] }[]): string[] {
  let width = names.length;
  while (width > 0 && names[width - 1] === `#${width}` && rows.every(({ cells }) => !cells[width - 1]))
    width--;
  return names.slice(0, width);
}

async function* namedRows(
  grid: AsyncIterable<GridRow>,
  headings: readonly string[],
  headingRow: number,
  isSheet: boolean,
): AsyncGenerator<TableRow> {
  for await (const row of grid) {
    if (row.row <= headingRow) continue;
    if ('problem' in row) yield row;
    else if (!isWide(row.cells, headings.length, isSheet)) yield { row: row.row, problem: 'row.cells' };
    else {
      const cells = Object.fromEntries(headings.map((name, index) => [name, row.cells[index] ?? '']));
      yield { row: row.row, cells };
    }
  }
}

/** As many cells as the heading; empty ones may follow. A sheet leaves out its empty cells. */
function isWide(cells: readonly string[], width: number, isSheet: boolean): boolean {
  return (isSheet || cells.length >= width) && cells.slice(width).every((cell) => cell === '');
}

interface JsonFile {
  path: string;
  coding: TextCoding;
  start: string;
}

async function openJson({ path, coding, start }: JsonFile, options: OpenOptions): Promise<Table> {
  const { encoding, mayBreak } = coding;
  const format = jsonFormatOf(start, options.fileName ?? path);
  if (format !== 'jsonl' && encoding !== 'utf-8')
    throw new UnreadableTable(`The file is JSON in ${encoding}: save it as UTF-8 and give it again`);
  const rows = (onProgress?: (bytes: number) => void): AsyncIterable<TableRow> => {
    if (format === 'geojson') return geoJsonRows(path, onProgress);
    return format === 'json'
      ? jsonListRows(path, onProgress)
      : jsonLineRows(textLines(path, encoding, onProgress), mayBreak);
  };
  const names = new Set<string>();
  let seen = 0;
  for await (const row of rows()) {
    if ('cells' in row) for (const name of Object.keys(row.cells)) names.add(name);
    if (++seen === SNIFFED_ROWS) break;
  }
  return { facts: { ...NO_FACTS, format, encoding }, headings: [...names], rows };
}

function jsonFormatOf(start: string, name: string): 'json' | 'jsonl' | 'geojson' {
  if (start.startsWith('[') && !/\.(jsonl|ndjson)$/i.test(name)) return 'json';
  const [line = ''] = start.split('\n', 1);
  const isCollection =
    /"type"\s*:\s*"FeatureCollection"/.test(start.slice(0, HEAD_BYTES)) || /\.geojson$/i.test(name);
  const isLine = /\.(jsonl|ndjson)$/i.test(name) || (line.trim().endsWith('}') && !isCollection);
  if (isLine) return 'jsonl';
  if (isCollection || /"features"\s*:/.test(start)) return 'geojson';
  throw new UnreadableTable(
    'The file is JSON, but neither a list […], one object a line, nor GeoJSON with features',
  );
}
