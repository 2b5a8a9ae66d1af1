import { readFile, stat } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { asteriskFields, type CallRecord, type RecordPreset } from '#siaga/simulation';
import { UsageError } from '../cli/options.js';

/** A line that is no record at all. */
export interface UnreadableLine {
  line: number;
  message: string;
}

/** What a file holds. */
export interface RecordFile {
  records: CallRecord[];
  unreadable: UnreadableLine[];
  /** When the file was last changed: the time of records that have none, the same at every run. */
  changedAt: string;
}

interface CsvRow {
  record: unknown;
  info: { lines: number };
}

/**
 * Reads a file of call records: `.jsonl` or `.ndjson` as one JSON object a line, anything else as CSV with a heading (the
 * Asterisk preset: without). Throws UsageError when the file cannot be read.
 */
export async function readRecords(file: string, preset: RecordPreset): Promise<RecordFile> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`Cannot read ${file}: check the name and the rights.`, { cause });
  });
  const changedAt = (await stat(file)).mtime.toISOString();
  const parsed = /\.(jsonl|ndjson)$/i.test(file) ? jsonLines(text) : csvRows(text, preset);
  return { ...parsed, changedAt };
}

/** One JSON object a line; empty lines are passed over. */
export function jsonLines(text: string): Omit<RecordFile, 'changedAt'> {
  const records: CallRecord[] = [];
  const unreadable: UnreadableLine[] = [];
  text.split(/\r?\n/).forEach((content, index) => {
    if (content.trim() === '') return;
    const fields = parseObject(content);
    if (fields) records.push({ line: index + 1, fields });
    else unreadable.push({ line: index + 1, message: 'is no JSON object: write one {…} a line' });
  });
  return { records, unreadable };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    // Said to the person as an unreadable line by the caller.
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** CSV rows with the line each ends on; a row with too many or too few cells is unreadable, not guessed at. */
export function csvRows(text: string, preset: RecordPreset): Omit<RecordFile, 'changedAt'> {
  const rows = parseCsv(text);
  const names = preset === 'asterisk' ? null : cellsOf(rows.shift()).map((name) => name.trim());
  const records: CallRecord[] = [];
  const unreadable: UnreadableLine[] = [];
  for (const row of rows) {
    const cells = cellsOf(row);
    const line = row.info.lines;
    if (!names) records.push({ line, fields: asteriskFields(cells) });
    else if (cells.length === names.length) {
      records.push({
        line,
        fields: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])),
      });
    } else {
      unreadable.push({
        line,
        message: `has ${cells.length} cells, the heading ${names.length}: quote cells with commas`,
      });
    }
  }
  return { records, unreadable };
}

function parseCsv(text: string): CsvRow[] {
  const settings = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true } as const;
  try {
    return parse(text, settings) as unknown as CsvRow[];
  } catch (cause) {
    throw new UsageError(`The file is no CSV: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

const cellsOf = (row: CsvRow | undefined): string[] =>
  Array.isArray(row?.record) ? row.record.map(String) : [];
