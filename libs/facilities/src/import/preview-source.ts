import { parseRow } from './parse-row.policy.js';
import { readSource, type SourceReading } from './read-source.js';
import type { ParsedRow, RowProblem } from './source-row.js';

/** How a file of facilities is read, before anything of it is placed or stored. */
export interface SourcePreview {
  /** The layout that it was read by. */
  preset: string;
  /** Heading by field, in the order of the file. */
  columns: Record<string, string>;
  /** Headings that are not read. */
  unused: string[];
  rows: number;
  first: ParsedRow[];
  refused: RowProblem[];
  notes: RowProblem[];
}

/** Reads all of a file as an import would, and gives its first `most` facilities and all that is wrong. Throws UnreadableFileError. */
export async function previewSource(
  path: string,
  reading: SourceReading,
  most: number,
): Promise<SourcePreview> {
  const { preset, rows, refused, headings } = await readSource(path, reading);
  const decisions = rows.map((row) => parseRow(row, preset));
  const used = Object.entries(preset.columns).filter(([, heading]) => headings.includes(heading));
  const placeOf = ([, heading]: [string, string]): number => headings.indexOf(heading);
  const columns = Object.fromEntries(used.sort((a, b) => placeOf(a) - placeOf(b)));
  const taken = new Set(Object.values(columns));
  return {
    preset: preset.name,
    columns,
    unused: headings.filter((heading) => !taken.has(heading)),
    rows: rows.length + refused.length,
    first: decisions.flatMap((decision) => (decision.ok ? [decision.row] : [])).slice(0, most),
    refused: [...refused, ...decisions.flatMap((decision) => (decision.ok ? [] : decision.problems))],
    notes: decisions.flatMap((decision) => (decision.ok ? decision.notes : [])),
  };
}
