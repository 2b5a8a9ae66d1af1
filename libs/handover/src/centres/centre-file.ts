import { CreateCentreInput, type FieldProblem } from '#siaga/contracts';
import {
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

/** A row that was left out: its line or place in the list, and what to mend. */
export interface RefusedCentre {
  row: number;
  fields: FieldProblem[];
}

/** A centre of the file, with its row. */
export interface ReadCentre {
  row: number;
  centre: CentreFileRow;
}

export interface CentreFile {
  rows: ReadCentre[];
  refused: RefusedCentre[];
}

/** Thrown for a file that is neither a JSON list nor a table of centres. The message says what to do. */
export class UnreadableCentreFile extends Error {}

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

/**
 * Reads centres from a JSON list or a table (CSV, Excel) with the columns `code, name, regionCodes` and, where wanted, `regionCode, phones,
 * script, baseUrl, secret, isOwn`, or their Indonesian names. In a cell, several region codes or telephone numbers are divided by `;`. The
 * entry's own region is the first of its region codes when it is left out. Throws UnreadableCentreFile.
 */
export async function readCentreFile(path: string): Promise<CentreFile> {
  try {
    const table = await openTable(path, { known: knownHeadings(CENTRE_FIELDS) });
    return await readRows(table, columnsOf(table));
  } catch (cause) {
    if (cause instanceof UnreadableTable) throw new UnreadableCentreFile(cause.message, { cause });
    throw cause;
  }
}

function columnsOf({ headings }: Table): Record<string, string> {
  const { columns } = matchHeadings(headings, CENTRE_FIELDS);
  if (columns['code'] !== undefined && columns['regionCodes'] !== undefined) return columns;
  throw new UnreadableCentreFile(
    `${unknownLayoutText(headings, CENTRE_FIELDS, 'code, name and regionCodes').split('\n').slice(0, 2).join('\n')}\nGive the columns these names.`,
  );
}

async function readRows(table: Table, columns: Record<string, string>): Promise<CentreFile> {
  const file: CentreFile = { rows: [], refused: [] };
  for await (const row of table.rows()) {
    const read =
      'problem' in row
        ? { fields: [{ path: 'row', message: problemText(row.problem) }] }
        : readRow(row, columns);
    if ('fields' in read) file.refused.push({ row: row.row, ...read });
    else file.rows.push({ row: row.row, ...read });
    if (file.rows.length + file.refused.length > MOST_ROWS)
      throw new UnreadableCentreFile(
        `The file has more than ${MOST_ROWS} rows; there are not so many centres`,
      );
  }
  return file;
}

function readRow(
  { cells }: Extract<TableRow, { cells: unknown }>,
  columns: Readonly<Record<string, string>>,
): { centre: CentreFileRow } | { fields: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const named = Object.entries(columns).map(([name, column]) => [name, cells[column]] as const);
  const value = fromCells(Object.fromEntries(named), problems);
  const parsed = CreateCentreInput.safeParse(withHome(value));
  if (parsed.success && problems.length === 0) return { centre: parsed.data };
  const said = new Set(problems.map(({ path }) => path));
  const issues = (parsed.error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), message }));
  return { fields: [...problems, ...issues.filter(({ path }) => !said.has(path.split('.')[0] ?? ''))] };
}

function withHome(value: unknown): unknown {
  const known = WithCodes.safeParse(value);
  return known.success ? { regionCode: known.data.regionCodes[0], ...known.data } : value;
}

/** Texts of a table to what a centre is made of; values of JSON stay as they are. */
function fromCells(
  cells: Readonly<Record<string, unknown>>,
  problems: FieldProblem[],
): Record<string, unknown> {
  const made = Object.entries(cells).flatMap(([name, value]): [string, unknown][] => {
    if (value === undefined || value === '') return [];
    if (typeof value !== 'string') return [[name, value]];
    return [[name, fromText(name, value, (message) => void problems.push({ path: name, message }))]];
  });
  const given = Object.fromEntries(made);
  return { ...('phones' in given ? {} : { phones: [] }), ...given };
}

function fromText(name: string, cell: string, refuse: (message: string) => void): unknown {
  const read = readText(cell);
  if ('problem' in read && name !== 'phones') {
    refuse(problemText(read.problem));
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
      if (isOwn === null) refuse('Write "ya" or "tidak"');
      return isOwn ?? false;
    }
    default:
      return text;
  }
}

function phoneOf(cell: string, refuse: (message: string) => void): { number: string } {
  const read = readPhone(cell);
  if ('value' in read) return { number: read.value };
  refuse(problemText(read.problem));
  return { number: '' };
}
