import { parseSfRow, type SfResponse } from '#siaga/simulation';
import { readRecords } from '../feed/read-records.js';

/** The usable rows of the file, and those that are not, each with its line and what is wrong. */
export interface SfFile {
  responses: SfResponse[];
  refused: { line: number; problems: string }[];
}

/** Reads the San Francisco file. Throws UsageError when it cannot be read. */
export async function readSfFile(file: string): Promise<SfFile> {
  const { records, unreadable } = await readRecords(file, 'places');
  const result: SfFile = {
    responses: [],
    refused: unreadable.map(({ line, message }) => ({ line, problems: message })),
  };
  const seen = new Set<string>();
  for (const { line, fields } of records) {
    const row = parseSfRow(fields as Record<string, string>);
    if (!row.ok) {
      const problems = row.problems.map((problem) => `${problem.path} ${problem.message}`).join('; ');
      result.refused.push({ line, problems });
    } else if (seen.has(row.response.rowId)) {
      result.refused.push({ line, problems: `response ${row.response.rowId} is in the file already` });
    } else {
      seen.add(row.response.rowId);
      result.responses.push(row.response);
    }
  }
  return result;
}
