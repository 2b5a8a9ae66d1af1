import { CreateCentreInput, type FieldProblem, type ListRowProblem } from '#siaga/contracts';
import { TooManyRows, UnreadableList } from '#siaga/lists';
import {
  foldHeading,
  knownHeadings,
  matchHeadings,
  openTable,
  problemText,
  readPhone,
  readText,
  readYesNo,
  type Table,
  type TableField,
  type TableRow,
  unknownLayoutText,
  UnreadableTable,
} from '#siaga/tabular';
import { z } from 'zod';

export type CentreFileRow = z.output<typeof CreateCentreInput>;
/** What a row may say of a centre. */
export type CentreField = Exclude<keyof CentreFileRow, 'area'>;

/** Something wrong with a field of a row; `code` is for screens, which say it in their own language. */
export interface CentreProblem extends FieldProblem {
  code: ListRowProblem;
}

/** A row that was left out: its line or place in the list, and what to mend. */
export interface RefusedCentre {
  row: number;
  fields: CentreProblem[];
}

/** A centre of the file, with its row. */
export interface ReadCentre {
  row: number;
  centre: CentreFileRow;
  /** What the row says; all else of a centre that is known stays as it is. */
  given: readonly CentreField[];
}

export interface CentreFile {
  rows: ReadCentre[];
  refused: RefusedCentre[];
  /** Heading by field. */
  columns: Record<string, string>;
}

/** Thrown for a file that is neither a JSON list nor a table of centres. The message says what to do. */
export class UnreadableCentreFile extends UnreadableList {}

const field = (name: string, synonyms: readonly string[], id: string, en: string): TableField => ({
  name,
  kind: 'verbatim',
  synonyms,
  label: { id, en },
});

/** What a list of centres may say of each, under our own names and those that people use. */
export const CENTRE_FIELDS: readonly TableField[] = [
  field('code', ['kode', 'kode pusat'], 'Kode', 'Code'),
  field('name', ['nama', 'nama pusat', 'pusat', 'centre', 'center'], 'Nama', 'Name'),
  field('regionCodes', ['kode wilayah', 'wilayah', 'kode daerah', 'daerah'], 'Kode wilayah', 'Region codes'),
  field('regionCode', ['wilayah sendiri', 'home region'], 'Wilayah sendiri', 'Own region'),
  field(
    'phones',
    ['telepon', 'no telp', 'no telepon', 'nomor telepon', 'telp', 'phone'],
    'Telepon',
    'Telephone',
  ),
  field('script', ['skrip', 'pesan'], 'Kalimat serah terima', 'Script'),
  field('baseUrl', ['alamat siaga', 'url', 'base url'], 'Alamat Siaga', 'Address of its Siaga'),
  field('secret', ['rahasia', 'kunci'], 'Kunci', 'Secret'),
  field('isOwn', ['milik sendiri', 'pusat sendiri', 'own'], 'Pusat sendiri', 'Own centre'),
];

const LIST = /\s*[;,|]\s*|\s+/;
const WithCodes = z.looseObject({ regionCodes: z.array(z.unknown()) });
/** There are 514 kabupaten and kota. */
const MOST_ROWS = 10_000;

/** How a file of centres is to be read, where that is not left to its headings. */
export interface CentreReading {
  columns?: Readonly<Record<string, string>> | null;
  mostRows?: number;
}

/** The headings of a file, found by what a list of centres may have and by `more`. Throws UnreadableCentreFile. */
export async function centreHeadings(path: string, more: readonly string[]): Promise<readonly string[]> {
  return (await opened(path, more)).headings;
}

/** Whether these columns are enough to read a centre by. */
export function isEnoughOfCentre(columns: Readonly<Record<string, string>>): boolean {
  return ['code', 'name', 'regionCodes'].every((name) => columns[name] !== undefined);
}

/**
 * Reads centres from a JSON list or a table (CSV, Excel) with the columns `code, name, regionCodes` and, where wanted, `regionCode, phones,
 * script, baseUrl, secret, isOwn`, or their Indonesian names. In a cell, several region codes or telephone numbers are divided by `;`. The
 * entry's own region is the first of its region codes when it is left out. Throws UnreadableCentreFile, TooManyRows.
 */
export async function readCentreFile(
  path: string,
  { columns = null, mostRows = MOST_ROWS }: CentreReading = {},
): Promise<CentreFile> {
  const table = await opened(path, Object.values(columns ?? {}));
  try {
    return await readRows(table, columns === null ? columnsOf(table) : pickedOf(table, columns), mostRows);
  } catch (cause) {
    throw unreadable(cause);
  }
}

async function opened(path: string, more: readonly string[]): Promise<Table> {
  try {
    return await openTable(path, {
      known: new Set([...knownHeadings(CENTRE_FIELDS), ...more.map(foldHeading)]),
    });
  } catch (cause) {
    throw unreadable(cause);
  }
}

const unreadable = (cause: unknown): unknown =>
  cause instanceof UnreadableTable ? new UnreadableCentreFile(cause.message, { cause }) : cause;

function columnsOf({ headings }: Table): Record<string, string> {
  const { columns } = matchHeadings(headings, CENTRE_FIELDS);
  if (isEnoughOfCentre(columns)) return columns;
  throw new UnreadableCentreFile(
    `${unknownLayoutText(headings, CENTRE_FIELDS, 'code, name and regionCodes').split('\n').slice(0, 2).join('\n')}\nGive the columns these names.`,
  );
}

function pickedOf({ headings }: Table, columns: Readonly<Record<string, string>>): Record<string, string> {
  const absent = Object.values(columns).find((column) => !headings.includes(column));
  if (absent !== undefined)
    throw new UnreadableCentreFile(`There is no column "${absent}". Columns seen: ${headings.join(', ')}`);
  return { ...columns };
}

async function readRows(
  table: Table,
  columns: Record<string, string>,
  mostRows: number,
): Promise<CentreFile> {
  const file: CentreFile = { rows: [], refused: [], columns };
  const lines = new Map<string, number>();
  for await (const row of table.rows()) {
    const read =
      'problem' in row
        ? { fields: [{ path: 'row', code: row.problem, message: problemText(row.problem) }] }
        : readRow(row, columns);
    const repeated = 'centre' in read ? lines.get(read.centre.code) : undefined;
    if ('fields' in read) file.refused.push({ row: row.row, ...read });
    else if (repeated !== undefined) file.refused.push({ row: row.row, fields: [repeats(repeated)] });
    else {
      lines.set(read.centre.code, row.row);
      file.rows.push({ row: row.row, ...read });
    }
    if (file.rows.length + file.refused.length > mostRows)
      throw new TooManyRows(`The file has more than ${mostRows} rows; there are not so many centres`);
  }
  return file;
}

function repeats(line: number): CentreProblem {
  return {
    path: 'code',
    code: 'row.repeated',
    message: `Same centre as line ${line}; leave one of them out`,
  };
}

function readRow(
  { cells }: Extract<TableRow, { cells: unknown }>,
  columns: Readonly<Record<string, string>>,
): Omit<ReadCentre, 'row'> | { fields: CentreProblem[] } {
  const problems: CentreProblem[] = [];
  const named = Object.entries(columns).map(([name, column]) => [name, cells[column]] as const);
  const value = fromCells(Object.fromEntries(named), problems);
  const parsed = CreateCentreInput.safeParse(withHome(value));
  if (parsed.success && problems.length === 0) {
    const given = CENTRE_FIELDS.map(({ name }) => name as CentreField).filter((name) => name in value);
    return { centre: parsed.data, given };
  }
  const said = new Set(problems.map(({ path }) => path));
  const issues = (parsed.error?.issues ?? []).map(({ path, message }) => {
    const [name = ''] = path;
    const isMissing = value[String(name)] === undefined;
    const code = isMissing ? 'cell.missing' : (WRONG[String(name)] ?? 'cell.not_so');
    return { path: path.join('.'), code, message };
  });
  return { fields: [...problems, ...issues.filter(({ path }) => !said.has(path.split('.')[0] ?? ''))] };
}

/** What is wrong with a field that is given and not so. */
const WRONG: Readonly<Record<string, ListRowProblem>> = {
  code: 'centre.code',
  regionCode: 'region.no_code',
  regionCodes: 'region.no_code',
  phones: 'centre.phone',
  baseUrl: 'centre.address',
  secret: 'centre.secret',
};

function withHome(value: unknown): unknown {
  const known = WithCodes.safeParse(value);
  return known.success ? { regionCode: known.data.regionCodes[0], ...known.data } : value;
}

/** Says what is wrong with a cell. */
type Refuse = (code: ListRowProblem, message: string) => void;

/** Texts of a table to what a centre is made of; values of JSON stay as they are. An empty cell says nothing. */
function fromCells(
  cells: Readonly<Record<string, unknown>>,
  problems: CentreProblem[],
): Record<string, unknown> {
  const made = Object.entries(cells).flatMap(([path, value]): [string, unknown][] => {
    if (value === undefined || value === null || value === '') return [];
    if (typeof value !== 'string') return [[path, value]];
    return [[path, fromText(path, value, (code, message) => void problems.push({ path, code, message }))]];
  });
  return Object.fromEntries(made);
}

function fromText(name: string, cell: string, refuse: Refuse): unknown {
  const read = readText(cell);
  if ('problem' in read && name !== 'phones') {
    refuse(read.problem, problemText(read.problem));
    return undefined;
  }
  const text = 'value' in read ? read.value : cell;
  switch (name) {
    case 'regionCodes':
      return text.split(LIST).filter(Boolean);
    case 'phones':
      return text
        .split(/\s*[;|]\s*/)
        .filter(Boolean)
        .map((part) => phoneOf(part, refuse));
    case 'isOwn': {
      const isOwn = readYesNo(text);
      if (isOwn === null) refuse('cell.not_so', 'Write "ya" or "tidak"');
      return isOwn ?? false;
    }
    default:
      return text;
  }
}

function phoneOf(cell: string, refuse: Refuse): { number: string } {
  const read = readPhone(cell);
  if ('value' in read) return { number: read.value };
  refuse(read.problem, problemText(read.problem));
  return { number: '' };
}
