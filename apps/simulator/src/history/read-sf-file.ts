import { parseSfRow, type SfResponse } from '#siaga/simulation';
import { matchHeadings, parseColumns, type TableField, unknownCallLayout } from '#siaga/tabular';
import { UsageError } from '../cli/options.js';
import { type RecordFile, readRecords } from '../feed/read-records.js';

/** The usable rows of the file, and those that are not, each with its line and what is wrong. */
export interface SfFile {
  responses: SfResponse[];
  refused: { line: number; problems: string }[];
}

/** How the file is to be read. */
export interface SfOptions {
  /** First calls of the file only. */
  limit?: number;
  /** `Column of San Francisco=Column of the file`, divided by `;`. */
  columns?: string;
}

const NEEDED = [
  ...['Call Number', 'Unit ID', 'Received DtTm', 'Entry DtTm', 'Dispatch DtTm', 'Available DtTm', 'Location'],
] as const;
const OPTIONAL = [
  ...['Response DtTm', 'On Scene DtTm', 'Transport DtTm', 'Hospital DtTm', 'Call Type', 'Final Priority'],
  ...[
    'Unit Type',
    'Call Final Disposition',
    'Address',
    'Neighborhooods - Analysis Boundaries',
    'Station Area',
  ],
] as const;
const FIELDS: readonly TableField[] = [...NEEDED, ...OPTIONAL].map((name) => ({
  name,
  kind: 'verbatim',
  synonyms: [],
  label: { id: name, en: name },
}));
/** A whole year of San Francisco; all of it is compared in memory. */
const MOST_ROWS = 400_000;

/** Reads the San Francisco file, or one whose columns are named. Throws UsageError when it cannot be read or has other columns. */
export async function readSfFile(
  file: string,
  { limit = Infinity, columns }: SfOptions = {},
): Promise<SfFile> {
  const records = await readRecords(file, MOST_ROWS);
  const names = namesOf(file, records, columns);
  const result: SfFile = {
    responses: [],
    refused: records.unreadable.map(({ line, message }) => ({ line, problems: message })),
  };
  const seen = new Set<string>();
  const calls = new Set<string>();
  for (const { line, fields } of records.records) {
    const row = parseSfRow(Object.fromEntries(names.map(([name, column]) => [name, textOf(fields[column])])));
    if (!row.ok) {
      const problems = row.problems.map(({ path, message }) => `${path} ${message}`).join('; ');
      result.refused.push({ line, problems });
    } else if (seen.has(row.response.rowId)) {
      result.refused.push({ line, problems: `response ${row.response.rowId} is in the file already` });
    } else if (calls.has(row.response.callNumber) || calls.size < limit) {
      seen.add(row.response.rowId);
      calls.add(row.response.callNumber);
      result.responses.push(row.response);
    }
  }
  return result;
}

/** Which column of the file is which of San Francisco's. */
function namesOf(file: string, { headings }: RecordFile, columns: string | undefined): [string, string][] {
  const given = parseColumns(columns ?? '', FIELDS);
  if ('problem' in given) throw new UsageError(`--columns: ${given.problem}`);
  const found = { ...matchHeadings(headings, FIELDS).columns, ...given.columns };
  const missing = NEEDED.filter((name) => found[name] === undefined);
  if (missing.length === 0) return Object.entries(found);
  throw new UsageError(
    [
      `${file} is no list of unit responses that can be replayed. Columns seen: ${headings.join(', ') || '(none)'}.`,
      `Missing: ${missing.join(', ')}.`,
      'Say which column is which with --columns "Call Number=Column;Unit ID=Column;…".',
      '',
      `A list of calls without responses is fed instead of replayed: npm run ingest -- ${file}`,
      unknownCallLayout(headings),
    ].join('\n'),
  );
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
