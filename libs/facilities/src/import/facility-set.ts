import type { ImportReport } from './import-report.js';
import type { ImportedFacility } from './place-rows.js';
import type { ParsedRow, RowProblem } from './source-row.js';

/** Rows that were read somehow, to be placed and stored under one source. */
export interface RowSet {
  readonly rows: readonly ParsedRow[];
  /** Accuracy of an unflagged stated point, in metres. */
  readonly pointAccuracyM: number;
  readonly source: string;
  readonly fileName: string;
  /** Rows the file had, refused ones included. */
  readonly total: number;
  readonly refused: readonly RowProblem[];
  readonly notes: readonly RowProblem[];
}

/** The rows of a set as facilities, each with its place; what is refused is known. */
export interface PlacedSet extends Omit<RowSet, 'rows'> {
  readonly facilities: readonly ImportedFacility[];
  readonly duplicates: ImportReport['duplicates'];
}

/** Called as rows are placed and again as they are stored. */
export type ImportProgress = (stage: 'placing' | 'storing', done: number, total: number) => void;
