import { stat } from 'node:fs/promises';
import {
  type CallRecord,
  type CellProblem,
  KNOWN_CALL_HEADINGS,
  masterCsvColumns,
  openTable,
  problemText,
  type Table,
  UnreadableTable,
} from '#siaga/tabular';
import { UsageError } from '../cli/options.js';

/** A line that is no record at all. */
export type UnreadableLine = Pick<CellProblem, 'message'> & { line: number };

/** What a file holds. */
export interface RecordFile {
  records: CallRecord[];
  unreadable: UnreadableLine[];
  headings: readonly string[];
  /** When the file was last changed: the time of records that have none, the same at every run. */
  changedAt: string;
}

/** A call file that is open, with what is known of it beside its rows. */
export interface OpenFile {
  table: Table;
  changedAt: string;
  bytes: number;
}

/** Opens a file of calls, of any kind that `openTable` knows. Throws UsageError when it cannot be read. */
export async function openRecords(
  file: string,
  known: ReadonlySet<string> = KNOWN_CALL_HEADINGS,
): Promise<OpenFile> {
  try {
    const { mtime, size } = await stat(file);
    const table = await openTable(file, { known, columnsOf: masterCsvColumns });
    return { table, changedAt: mtime.toISOString(), bytes: size };
  } catch (cause) {
    if (cause instanceof UnreadableTable) throw new UsageError(`${file}: ${cause.message}`, { cause });
    throw new UsageError(`Cannot read ${file}: check the name and the rights.`, { cause });
  }
}

/** Reads the records of a file into memory, at most so many. Throws UsageError when it cannot be read or holds more. */
export async function readRecords(file: string, most = Infinity): Promise<RecordFile> {
  const { table, changedAt } = await openRecords(file);
  return { ...(await collect(file, table, most)), headings: table.headings, changedAt };
}

async function collect(
  file: string,
  table: Table,
  most: number,
): Promise<Pick<RecordFile, 'records' | 'unreadable'>> {
  const records: CallRecord[] = [];
  const unreadable: UnreadableLine[] = [];
  try {
    for await (const row of table.rows()) {
      if ('cells' in row) records.push({ line: row.row, fields: row.cells });
      else unreadable.push({ line: row.row, message: problemText(row.problem) });
      if (records.length > most)
        throw new UsageError(
          `${file} has more than ${String(most)} rows: read the first calls with --limit.`,
        );
    }
  } catch (cause) {
    if (cause instanceof UnreadableTable) throw new UsageError(`${file}: ${cause.message}`, { cause });
    throw cause;
  }
  return { records, unreadable };
}
