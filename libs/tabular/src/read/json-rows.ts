import { createReadStream } from 'node:fs';
import parser from 'stream-json';
import { pick } from 'stream-json/filters/pick.js';
import { streamArray } from 'stream-json/streamers/stream-array.js';
import { UnreadableTable } from '../problems.js';
import type { TableRow } from './table.js';
import { markedEncoding } from './encoding.policy.js';
import { readHead, type TextLine } from './text-lines.js';

const CHUNK_BYTES = 256 * 1024;
/** A byte order mark of UTF-8. */
const MARK_BYTES = 3;

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One JSON object a line. */
export async function* jsonLineRows(
  lines: AsyncIterable<TextLine>,
  mayBreak: boolean,
): AsyncGenerator<TableRow> {
  for await (const { line, text, isCut } of lines) {
    if (isCut) yield { row: line, problem: 'row.too_long' };
    else if (mayBreak && text.includes('\ufffd')) yield { row: line, problem: 'row.encoding' };
    else if (text.trim() !== '') {
      const cells = parseObject(text);
      yield cells === null ? { row: line, problem: 'row.json' } : { row: line, cells };
    }
  }
}

function parseObject(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    // Said to the person as a row that is refused.
    return null;
  }
}

/** The objects of a JSON list, one at a time. */
export async function* jsonListRows(
  path: string,
  onProgress?: (bytes: number) => void,
): AsyncGenerator<TableRow> {
  for await (const { key, value } of members(path, null, onProgress))
    yield isObject(value) ? { row: key + 1, cells: value } : { row: key + 1, problem: 'row.json' };
}

/** The features of a GeoJSON collection: their properties as cells, their geometry beside. */
export async function* geoJsonRows(
  path: string,
  onProgress?: (bytes: number) => void,
): AsyncGenerator<TableRow> {
  for await (const { key, value } of members(path, 'features', onProgress)) {
    const row = key + 1;
    const isFeature =
      isObject(value) &&
      (value.properties === null || isObject(value.properties)) &&
      (value.geometry === null || isObject(value.geometry));
    if (isFeature) yield { row, cells: (value.properties ?? {}) as Fields, geometry: value.geometry };
    else yield { row, problem: 'row.feature' };
  }
}

async function* members(
  path: string,
  under: string | null,
  onProgress?: (bytes: number) => void,
): AsyncGenerator<{ key: number; value: unknown }> {
  const head = await readHead(path);
  const start = markedEncoding(head) === null ? 0 : MARK_BYTES;
  const input = createReadStream(path, { highWaterMark: CHUNK_BYTES, start });
  let bytes = start;
  input.on('data', (chunk) => {
    bytes += chunk.length;
    onProgress?.(bytes);
  });
  const tokens = parser();
  const items = streamArray.asStream();
  const chosen = under === null ? tokens : tokens.pipe(pick.asStream({ filter: under }));
  // A pipe does not carry errors on.
  input.on('error', (error) => tokens.destroy(error));
  tokens.on('error', (error: Error) => items.destroy(error));
  if (under !== null) chosen.on('error', (error: Error) => items.destroy(error));
  input.pipe(tokens);
  chosen.pipe(items);
  try {
    for await (const item of items) yield item as { key: number; value: unknown };
  } catch (cause) {
    const why = cause instanceof Error ? `: ${cause.message}` : '';
    throw new UnreadableTable(`The file begins like JSON but is none${why}. Check its brackets and commas.`, {
      cause,
    });
  } finally {
    input.destroy();
  }
}
