import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { parse, type Parser } from 'csv-parse';
import { z } from 'zod';
import { detectPreset, IMPORT_PRESETS, type ImportPreset } from './presets.js';
import type { RowProblem, SourceColumn, SourceRow } from './source-row.js';

/** A file read and its columns understood. */
export interface SourceFile {
  preset: ImportPreset;
  rows: SourceRow[];
  refused: RowProblem[];
}

/** A file that cannot be read as a list of facilities; the message says what to do. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
}

const COLUMNS: readonly SourceColumn[] = [
  'code',
  'name',
  'kind',
  'address',
  'provinceName',
  'regencyName',
  'districtName',
  'regionCode',
  'lon',
  'lat',
  'accuracyM',
  'phone',
  'erLevel',
  'capabilities',
  'isAlwaysOpen',
];
const MOST_HEADER_BYTES = 16_384;
/** Columns somebody worked out and added for checking; never read. */
const HELPER_COLUMN = /^x_/;

const Feature = z.object({
  properties: z.record(z.string(), z.unknown()).nullable(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullable(),
});
const FeatureCollection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) });
const PointGeometry = z.object({
  type: z.literal('Point'),
  coordinates: z.tuple([z.number(), z.number()]).rest(z.number()),
});

/**
 * Reads a CSV (UTF-8, comma or semicolon) or GeoJSON file of facilities. The preset is found by the columns unless named.
 * Throws UnreadableFileError when the file is not of these forms or its columns fit no preset.
 */
export async function readSource(path: string, presetName: string | null): Promise<SourceFile> {
  return /\.(geo)?json$/i.test(path) ? readGeoJson(path, presetName) : readCsv(path, presetName);
}

interface CsvRecord {
  record: Record<string, string>;
  line: number;
}

async function readCsv(path: string, presetName: string | null): Promise<SourceFile> {
  const refused: RowProblem[] = [];
  const parser = csvParser(await delimiterOf(path), refused);
  // A pipe does not carry the reader's errors on.
  const source = createReadStream(path).on('error', (error) => parser.destroy(error));
  const records: CsvRecord[] = [];
  for await (const each of source.pipe(parser)) records.push(each as CsvRecord);
  const preset = choosePreset(Object.keys(records[0]?.record ?? {}), false, presetName);
  return { preset, refused, rows: records.map(({ record, line }) => toRow(record, line, preset)) };
}

interface ParsedRecord {
  record: Record<string, string>;
  info: { lines: number; error?: { message: string } };
}

function csvParser(delimiter: string, refused: RowProblem[]): Parser {
  return parse({
    columns: true,
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    on_record: ({ record, info }: ParsedRecord): CsvRecord | null => {
      if (info.error === undefined) return { record, line: info.lines };
      const message = `Give every row as many cells as the header: ${info.error.message}`;
      refused.push({ line: info.lines, field: 'row', message });
      return null;
    },
  });
}

/** Spreadsheets of Indonesian locale write semicolons; the header tells. */
async function delimiterOf(path: string): Promise<',' | ';'> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST_HEADER_BYTES), 0, MOST_HEADER_BYTES, 0);
    const header = buffer.toString('utf8', 0, bytesRead).split('\n', 1)[0] ?? '';
    return header.split(';').length > header.split(',').length ? ';' : ',';
  } finally {
    await file.close();
  }
}

async function readGeoJson(path: string, presetName: string | null): Promise<SourceFile> {
  const parsed = FeatureCollection.safeParse(parseJson(await readFile(path, 'utf8')));
  if (!parsed.success) throw new UnreadableFileError('The file is no GeoJSON FeatureCollection');
  const features = parsed.data.features.map((feature) => Feature.safeParse(feature));
  const first = features.find((feature) => feature.success)?.data.properties ?? {};
  const preset = choosePreset(Object.keys(first), true, presetName);
  const refused: RowProblem[] = [];
  const rows = features.flatMap((feature, index) => {
    if (feature.success) return [featureRow(feature.data, index + 1, preset)];
    refused.push({
      line: index + 1,
      field: 'feature',
      message: 'Give each feature properties and a geometry (or null)',
    });
    return [];
  });
  return { preset, rows, refused };
}

function featureRow(feature: z.infer<typeof Feature>, line: number, preset: ImportPreset): SourceRow {
  const texts = Object.entries(feature.properties ?? {}).map(([key, value]) => [key, textOf(value)] as const);
  const row = toRow(Object.fromEntries(texts), line, preset);
  const point = PointGeometry.safeParse(feature.geometry);
  if (!point.success) return row;
  const [lon, lat] = point.data.coordinates;
  return { ...row, lon: String(lon), lat: String(lat) };
}

function choosePreset(headers: readonly string[], hasGeometry: boolean, name: string | null): ImportPreset {
  const own = headers.filter((header) => !HELPER_COLUMN.test(header));
  const preset =
    name === null
      ? detectPreset(own, hasGeometry)
      : (IMPORT_PRESETS.find((each) => each.name === name) ?? null);
  if (preset !== null) return preset;
  const known = IMPORT_PRESETS.map((each) => `${each.name} (${Object.values(each.columns).join(', ')})`).join(
    '; ',
  );
  throw new UnreadableFileError(
    `The columns ${own.join(', ') || '(none)'} fit no known layout. Known: ${known}`,
  );
}

function toRow(record: Readonly<Record<string, string>>, line: number, preset: ImportPreset): SourceRow {
  const cell = (column: SourceColumn): string | null => {
    const header = preset.columns[column];
    const text = header === undefined || HELPER_COLUMN.test(header) ? '' : (record[header] ?? '').trim();
    return text === '' || text === '-' ? null : text;
  };
  return {
    line,
    ...(Object.fromEntries(COLUMNS.map((column) => [column, cell(column)])) as Omit<SourceRow, 'line'>),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnreadableFileError('The file is no JSON', { cause: error });
  }
}
