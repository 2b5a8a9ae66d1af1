import { parse } from 'csv-parse/sync';
import { CreateCentreInput, type FieldProblem } from '#siaga/contracts';
import { z } from 'zod';

export type CentreFileRow = z.output<typeof CreateCentreInput>;

/** A row that was left out: its line or place in the list, and what to mend. */
export interface RefusedCentre {
  row: number;
  fields: FieldProblem[];
}

export interface CentreFile {
  rows: CentreFileRow[];
  refused: RefusedCentre[];
}

/** Thrown for a file that is neither a JSON list nor a CSV with a heading. The message says what to do. */
export class UnreadableCentreFile extends Error {}

const LIST = /\s*[;,|]\s*|\s+/;
const WithCodes = z.looseObject({ regionCodes: z.array(z.unknown()) });
const YES = /^(ya|yes|true|1)$/i;

/**
 * Reads centres from a JSON list or from CSV with the columns `code, name, regionCodes` and, where wanted, `regionCode, phones,
 * script, baseUrl, secret, isOwn`. In CSV, several region codes or telephone numbers are divided by `;`. The entry's own region is
 * the first of its region codes when it is left out. Throws UnreadableCentreFile.
 */
export function readCentreFile(text: string): CentreFile {
  const found = text.trimStart().startsWith('[') ? readList(text) : readTable(text);
  const file: CentreFile = { rows: [], refused: [] };
  found.forEach((value, index) => {
    const parsed = CreateCentreInput.safeParse(withHome(value));
    if (parsed.success) file.rows.push(parsed.data);
    else {
      const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
      file.refused.push({ row: index + 1, fields });
    }
  });
  return file;
}

function withHome(value: unknown): unknown {
  const known = WithCodes.safeParse(value);
  return known.success ? { regionCode: known.data.regionCodes[0], ...known.data } : value;
}

function readList(text: string): unknown[] {
  try {
    return JSON.parse(text) as unknown[];
  } catch (cause) {
    throw new UnreadableCentreFile('The file begins like JSON but is none. Check its brackets and commas.', {
      cause,
    });
  }
}

function readTable(text: string): unknown[] {
  let rows: Record<string, string>[];
  try {
    rows = parse(text, {
      columns: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
    });
  } catch (cause) {
    throw new UnreadableCentreFile(`The file is no CSV: ${cause instanceof Error ? cause.message : ''}`, {
      cause,
    });
  }
  const [first] = rows;
  if (!first || !('code' in first) || !('regionCodes' in first))
    throw new UnreadableCentreFile('The first line must name the columns code, name and regionCodes.');
  return rows.map(fromCells);
}

function fromCells(cells: Record<string, string>): Record<string, unknown> {
  const { regionCodes = '', phones = '', isOwn = '', regionCode, script, baseUrl, secret, ...rest } = cells;
  return {
    ...rest,
    regionCodes: regionCodes.split(LIST).filter(Boolean),
    phones: phones
      .split(/\s*[;|]\s*/)
      .filter(Boolean)
      .map((number) => ({ number })),
    isOwn: YES.test(isOwn),
    ...(regionCode && { regionCode }),
    ...(script && { script }),
    ...(baseUrl && { baseUrl }),
    ...(secret && { secret }),
  };
}
