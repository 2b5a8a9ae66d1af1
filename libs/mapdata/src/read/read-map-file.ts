import { open } from 'node:fs/promises';
import { readGeoJson } from './geojson/read-geojson.js';
import { MapFileError } from './map-file.errors.js';
import type { MapFeature, ReadMapOptions } from './map-feature.js';
import { JoinedSource } from './osm/joined-source.js';
import { OsmReader } from './osm/read-osm.js';
import { PbfSource } from './pbf/pbf-source.js';
import { XmlSource } from './xml/xml-source.js';

const HEAD_BYTES = 512;

/**
 * Reads one map file as batches of features: OpenStreetMap as `.osm.pbf` or `.osm`, or GeoJSON. What it is is told by
 * its content, not by its name. Throws `MapFileError`, naming the file and the byte, when it is broken or unknown.
 */
export async function* readMapFile(
  path: string,
  options: ReadMapOptions = {},
): AsyncGenerator<readonly MapFeature[]> {
  options.signal?.throwIfAborted();
  const kind = await kindOf(path);
  if (kind === 'geojson') {
    yield* readGeoJson(path, options);
  } else if (kind === 'xml') {
    yield* new OsmReader(await XmlSource.open(path), options).read();
  } else {
    const source = await PbfSource.open(path);
    try {
      yield* new OsmReader(source, options).read();
    } finally {
      await source.close();
    }
  }
}

/** Reads `.osm` files of neighbouring boxes as one map, whose name is said where something is wrong. Throws `MapFileError`. */
export async function* readOsmBoxes(
  name: string,
  paths: readonly string[],
  options: ReadMapOptions = {},
): AsyncGenerator<readonly MapFeature[]> {
  const parts = await Promise.all(paths.map((path) => XmlSource.open(path)));
  yield* new OsmReader(new JoinedSource(name, parts), options).read();
}

async function kindOf(path: string): Promise<'pbf' | 'xml' | 'geojson'> {
  const head = await readHead(path);
  if (head.length === 0) throw new MapFileError(path, 0, 'the file is empty');
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text.startsWith('<')) return 'xml';
  if (['{', '[', '\u001e'].includes(text.charAt(0))) return 'geojson';
  if (head.indexOf('OSMHeader', 0, 'latin1') > 0) return 'pbf';
  const detail = 'this is no map file: expected OpenStreetMap (.osm.pbf or .osm) or GeoJSON';
  throw new MapFileError(path, 0, isPacked(head) ? `${detail}; unpack it first` : detail);
}

function isPacked(head: Buffer): boolean {
  return ['1f8b', '425a', '504b'].includes(head.toString('hex', 0, 2));
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MapFileError(path, null, `it cannot be opened: ${reason}`, { cause });
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
