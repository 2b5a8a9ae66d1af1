import {
  foldHeading,
  knownHeadings,
  matchHeadings,
  openTable,
  parseColumns,
  problemText,
  type Table,
  type TableRow,
  unknownLayoutText,
  UnreadableTable,
} from '#siaga/tabular';
import { UnreadableList } from '#siaga/lists';
import { z } from 'zod';
import { FACILITY_FIELDS, isEnough } from './facility-fields.js';
import { detectPreset, IMPORT_PRESETS, type ImportPreset } from './presets.js';
import type { RowProblem, SourceColumn, SourceRow } from './source-row.js';

/** A file read and its columns understood. */
export interface SourceFile {
  preset: ImportPreset;
  rows: SourceRow[];
  refused: RowProblem[];
  /** The columns as the file names them. */
  headings: readonly string[];
}

/** How a file's columns are to be understood, where that is not left to its heading. */
export interface SourceReading {
  preset: string | null;
  /** Heading by field, as a person mapped them. */
  columns?: Readonly<Record<string, string>>;
}

/** A file that cannot be read as a list of facilities; the message says what to do. */
export class UnreadableFileError extends UnreadableList {
  override readonly name = 'UnreadableFileError';
}

const COLUMNS: readonly SourceColumn[] = [
  'code',
  'name',
  'kind',
  'address',
  'provinceName',
  'regencyName',
  'districtName',
  'regionCode',
  'lon',
  'lat',
  'accuracyM',
  'phone',
  'erLevel',
  'capabilities',
  'isAlwaysOpen',
];
/** Columns somebody worked out and added for checking; never read. */
const HELPER_COLUMN = /^x_/;
/** Ten times all facilities of the country; they are placed and paired together, so all are in memory. */
const MOST_ROWS = 100_000;
const OWN = 'siaga';

const KNOWN = new Set([
  ...knownHeadings(FACILITY_FIELDS),
  ...IMPORT_PRESETS.flatMap(({ columns }) => Object.values(columns).map(foldHeading)),
]);

const PointGeometry = z.object({
  type: z.literal('Point'),
  coordinates: z.tuple([z.number(), z.number()]).rest(z.number()),
});

/**
 * Reads a file of facilities of any kind that `openTable` knows. The layout is found by the columns unless it is named or mapped.
 * Throws UnreadableFileError when the file is none of these or its columns fit no layout.
 */
export async function readSource(path: string, reading: SourceReading | string | null): Promise<SourceFile> {
  const asked = typeof reading === 'string' || reading === null ? { preset: reading } : reading;
  try {
    const mapped = Object.values(asked.columns ?? {}).map(foldHeading);
    const table = await openTable(path, { known: mapped.length > 0 ? new Set(mapped) : KNOWN });
    return await readRows(table, presetFor(table, asked));
  } catch (cause) {
    if (cause instanceof UnreadableTable) throw new UnreadableFileError(cause.message, { cause });
    throw cause;
  }
}

/** The headings of a file, found by what a list of facilities may have and by `more` of them; and whether its rows bring points of their own. */
export async function headingsOf(
  path: string,
  more: readonly string[],
): Promise<{ headings: readonly string[]; hasGeometry: boolean }> {
  try {
    const { headings, facts } = await openTable(path, {
      known: new Set([...KNOWN, ...more.map(foldHeading)]),
    });
    const own = headings.filter((heading) => !HELPER_COLUMN.test(heading));
    return { headings: own, hasGeometry: facts.format === 'geojson' };
  } catch (cause) {
    if (cause instanceof UnreadableTable) throw new UnreadableFileError(cause.message, { cause });
    throw cause;
  }
}

/** Reads `name=Nama RS;kind=Jenis`. Throws UnreadableFileError when it names a field that is none. */
export function facilityColumns(text: string): Record<string, string> {
  const given = parseColumns(text, FACILITY_FIELDS);
  if ('problem' in given) throw new UnreadableFileError(given.problem);
  return given.columns;
}

async function readRows(table: Table, preset: ImportPreset): Promise<SourceFile> {
  const file: SourceFile = { preset, rows: [], refused: [], headings: table.headings };
  for await (const row of table.rows()) {
    if ('problem' in row) {
      const field = table.facts.format === 'geojson' ? 'feature' : 'row';
      file.refused.push({ line: row.row, field, code: row.problem, message: problemText(row.problem) });
    } else file.rows.push(toRow(row, preset));
    if (file.rows.length + file.refused.length > MOST_ROWS)
      throw new UnreadableFileError(
        `The file has more than ${MOST_ROWS} rows: divide it, by province for example`,
      );
  }
  return file;
}

function presetFor({ headings, facts }: Table, { preset: name, columns }: SourceReading): ImportPreset {
  const own = headings.filter((heading) => !HELPER_COLUMN.test(heading));
  const hasGeometry = facts.format === 'geojson';
  const named = IMPORT_PRESETS.find((preset) => preset.name === name) ?? null;
  const found = name === null ? detectPreset(own, hasGeometry) : named;
  if (columns !== undefined) return mappedPreset(found, own, columns);
  if (found !== null && (found.name !== OWN || detectPreset(own, hasGeometry)?.name === OWN))
    if (found.columns.name !== undefined && own.includes(found.columns.name)) return found;
  const matched = matchHeadings(own, FACILITY_FIELDS).columns as ImportPreset['columns'];
  if ((name === null || found?.name === OWN) && isEnough(matched, hasGeometry))
    return { ...ownPreset(), columns: matched };
  const needed = 'name, and one of regionCode, regencyName, districtName, address or lon and lat';
  const known = IMPORT_PRESETS.map((each) => `${each.name} (${Object.values(each.columns).join(', ')})`);
  throw new UnreadableFileError(
    `${unknownLayoutText(own, FACILITY_FIELDS, needed)}\nLayouts known: ${known.join('; ')}`,
  );
}

function mappedPreset(
  found: ImportPreset | null,
  headings: readonly string[],
  columns: Readonly<Record<string, string>>,
): ImportPreset {
  const absent = Object.values(columns).find((column) => !headings.includes(column));
  if (absent !== undefined)
    throw new UnreadableFileError(`There is no column "${absent}". Columns seen: ${headings.join(', ')}`);
  return { ...(found ?? ownPreset()), columns };
}

function ownPreset(): ImportPreset {
  const preset = IMPORT_PRESETS.find(({ name }) => name === OWN);
  if (preset === undefined) throw new Error('Our own layout is not among the presets');
  return preset;
}

function toRow(row: Extract<TableRow, { cells: unknown }>, preset: ImportPreset): SourceRow {
  const cell = (column: SourceColumn): string | null => {
    const header = preset.columns[column];
    const text = header === undefined || HELPER_COLUMN.test(header) ? '' : textOf(row.cells[header]).trim();
    return text === '' || text === '-' ? null : text;
  };
  const texts = Object.fromEntries(COLUMNS.map((column) => [column, cell(column)])) as Omit<
    SourceRow,
    'line'
  >;
  const point = PointGeometry.safeParse(row.geometry);
  if (!point.success) return { line: row.row, ...texts };
  const [lon, lat] = point.data.coordinates;
  return { line: row.row, ...texts, lon: String(lon), lat: String(lat) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}
