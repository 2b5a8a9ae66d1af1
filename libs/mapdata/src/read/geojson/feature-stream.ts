import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import parser from 'stream-json';
import { pick } from 'stream-json/filters/pick.js';
import { streamArray } from 'stream-json/streamers/stream-array.js';
import { MapFileError } from '../map-file.errors.js';
import type { ReadMapOptions } from '../map-feature.js';

/** A feature as it stands in the file. */
export interface RawFeature {
  readonly index: number;
  readonly value: unknown;
}

const HEAD_BYTES = 64 * 1024;
const CHUNK_BYTES = 256 * 1024;
const RECORD_SEPARATOR = '\u001e';
const DEGREES = /(CRS84|EPSG:{1,2}(4326|4979|9470))$/i;

/**
 * The features of a FeatureCollection, or of a file with one feature on each line (GeoJSONSeq, as osmium and ogr2ogr
 * write it), one at a time. Throws `MapFileError` for anything else.
 */
export async function* streamFeatures(file: string, options: ReadMapOptions): AsyncGenerator<RawFeature> {
  const { size } = await stat(file);
  const head = await readHead(file);
  if (head.trim() === '') throw new MapFileError(file, 0, 'the file is empty');
  const crs = /"crs"\s*:\s*\{[^}]*"name"\s*:\s*"([^"]+)"/.exec(head)?.[1];
  if (crs !== undefined && !DEGREES.test(crs)) {
    throw new MapFileError(file, null, `coordinates are in ${crs}; save it again in degrees (EPSG:4326)`);
  }
  const input = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  let done = 0;
  input.on('data', (chunk) => {
    done += chunk.length;
    options.onProgress?.(done, size);
  });
  try {
    for await (const feature of isSequence(head) ? linesOf(input, file) : membersOf(input)) {
      options.signal?.throwIfAborted();
      yield feature;
    }
  } catch (cause) {
    if (cause instanceof MapFileError || options.signal?.aborted === true || !(cause instanceof Error))
      throw cause;
    throw new MapFileError(file, done, `before this byte the JSON is broken: ${cause.message}`, { cause });
  } finally {
    input.destroy();
  }
}

async function readHead(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, '');
  } finally {
    await handle.close();
  }
}

function isSequence(head: string): boolean {
  const [line = ''] = head.replace(RECORD_SEPARATOR, '').trimStart().split('\n', 1);
  return (
    head.startsWith(RECORD_SEPARATOR) || (/"type"\s*:\s*"Feature"/.test(line) && !/"features"\s*:/.test(line))
  );
}

async function* linesOf(input: NodeJS.ReadableStream, file: string): AsyncGenerator<RawFeature> {
  let index = 0;
  let line = 0;
  for await (const text of createInterface({ input })) {
    line++;
    const json = text.replace(RECORD_SEPARATOR, '').trim();
    if (json === '') continue;
    try {
      yield { index: index++, value: JSON.parse(json) as unknown };
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause;
      throw new MapFileError(file, null, `line ${line} is no JSON: ${cause.message}`, { cause });
    }
  }
}

async function* membersOf(input: NodeJS.ReadableStream): AsyncGenerator<RawFeature> {
  const stages = [parser(), pick.asStream({ filter: 'features' }), streamArray.asStream()] as const;
  const [tokens, picked, features] = stages;
  input.on('error', (error: Error) => tokens.destroy(error));
  tokens.on('error', (error: Error) => features.destroy(error));
  picked.on('error', (error: Error) => features.destroy(error));
  input.pipe(tokens).pipe(picked).pipe(features);
  for await (const item of features) {
    const { key, value } = item as { key: number; value: unknown };
    yield { index: key, value };
  }
}
