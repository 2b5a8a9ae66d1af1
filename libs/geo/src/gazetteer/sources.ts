import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { readJsonArray } from './read-json-array.js';

const requireHere = createRequire(import.meta.url);
/** Counts up when the joining rules change, so that an installed gazetteer is loaded again. */
const RULES = 1;

const PointRow = z.object({
  code: z.string(),
  postal: z.union([z.number(), z.string()]).nullish(),
  city: z.string(),
  district: z.string(),
  village: z.string(),
  latitude: z.number(),
  longitude: z.number(),
});

/** One village of `geografis`: the list of 2020 with a point and a postal code. */
export type PointRow = z.infer<typeof PointRow>;

/** One row of the official name tree of 2025 (`idn-area-data`). */
export interface NameRow {
  readonly code: string;
  readonly name: string;
}

export type NameLevel = 'provinces' | 'regencies' | 'districts' | 'villages';

function packageFolder(name: string): string {
  return dirname(requireHere.resolve(`${name}/package.json`));
}

/** Package versions and rules by which the gazetteer is made; a change means that it must be loaded again. */
export async function gazetteerVersion(): Promise<string> {
  const names = ['geografis', 'idn-area-data'];
  const versions = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(packageFolder(name), 'package.json'), 'utf8');
      return `${name}@${z.object({ version: z.string() }).parse(JSON.parse(text)).version}`;
    }),
  );
  return `${versions.join('+')}+rules-${RULES}`;
}

const PointRows = z.array(PointRow);

/** Villages with their points, some hundred at a time; throws a ZodError on a row of another shape. */
export async function* readPointRows(): AsyncGenerator<PointRow[]> {
  const path = join(packageFolder('geografis'), 'data', 'json', 'data.json');
  for await (const rows of readJsonArray(path)) yield PointRows.parse(rows);
}

/** The official names of one level, in the order of their codes. */
export async function readNameRows(level: NameLevel): Promise<NameRow[]> {
  const text = await readFile(join(packageFolder('idn-area-data'), 'data', `${level}.csv`), 'utf8');
  // A double quote stands for an apostrophe in names such as Ra"as, so nothing is quoted in these files.
  const rows: unknown = parse(text, { columns: true, quote: null, skip_empty_lines: true });
  return z
    .array(z.object({ code: z.string(), name: z.string() }))
    .parse(rows)
    .map(({ code, name }) => ({ code, name: name.replace(/"/g, "'").trim() }));
}
