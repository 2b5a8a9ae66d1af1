import type { Facility } from '#siaga/contracts';
import type { ImportedFacility } from './place-rows.js';
import type { RowProblem } from './source-row.js';

/** What an import did and what it doubts. `refused` rows are not stored; `notes` and flags are of stored rows. */
export interface ImportReport {
  source: string;
  fileName: string;
  rows: number;
  imported: number;
  created: number;
  updated: number;
  unchanged: number;
  /** Facilities of an earlier import of this source that the file no longer has; they stay. */
  absent: number;
  flagged: number;
  flags: Partial<Record<Facility['flags'][number], number>>;
  refused: RowProblem[];
  notes: RowProblem[];
  /** Pairs that may be one facility, as they are read. */
  duplicates: { a: string; b: string; why: string }[];
}

/** How many facilities bear each flag, commonest first. */
export function countFlags(facilities: readonly Pick<ImportedFacility, 'flags'>[]): ImportReport['flags'] {
  const counts = new Map<Facility['flags'][number], number>();
  for (const flag of facilities.flatMap((facility) => facility.flags))
    counts.set(flag, (counts.get(flag) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]));
}
