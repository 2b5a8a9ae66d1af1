import type { CellProblem } from '../problems.js';

/** What a row came to: its events, and what of it could not be read. A row that is not refused is taken without those cells. */
export interface PreparedRow {
  line: number;
  events: Record<string, unknown>[];
  isRefused: boolean;
  problems: CellProblem[];
}
