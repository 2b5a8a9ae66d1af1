import type { ProblemCode } from '../problems.js';

/** A row by its columns' names; texts, but for JSON, whose values come as they are. Or why the row cannot be read. */
export type TableRow =
  | { row: number; cells: Readonly<Record<string, unknown>>; geometry?: unknown }
  | { row: number; problem: ProblemCode };

/** What was found out about a file. */
export interface TableFacts {
  format: 'csv' | 'xlsx' | 'json' | 'jsonl' | 'geojson';
  /** Null for a workbook. */
  encoding: string | null;
  delimiter: string | null;
  /** Null but for a workbook. */
  sheet: string | null;
  otherSheets: string[];
  /** Columns that are hidden in the sheet; they are read like others. */
  hiddenColumns: string[];
  /** Row of the heading; 0 where the columns are known without one, or each row names them itself. */
  headingRow: number;
}

/** A file opened: its columns are known, its rows are read when asked for, each time anew, with bounded memory. */
export interface Table {
  facts: TableFacts;
  headings: readonly string[];
  /** `onProgress` is told how many bytes of the file were read. Throws UnreadableTable where the file breaks off. */
  rows(onProgress?: (bytes: number) => void): AsyncIterable<TableRow>;
}

/** How a file is to be opened. */
export interface OpenOptions {
  /** Folded names (`foldHeading`) that tell the heading from titles above it. */
  known?: ReadonlySet<string>;
  /** Names of the columns of a file without a heading, told by its first row; null when that is a heading. */
  columnsOf?: (cells: readonly string[]) => string[] | null;
  /** Name the file bears, where `path` is a temporary one. */
  fileName?: string;
}
