import { MapFileError } from '../map-file.errors.js';
import type { MapFeature, ReadMapOptions } from '../map-feature.js';
import { RoadStore, type StoredRoad } from '../network/road-store.js';
import { DEFAULT_MEMORY_MB } from '../osm/read-osm.js';
import type { Tags } from '../osm/osm-source.js';
import type { RoadTraits } from '../osm/road-class.js';
import { featuresOf, type ClassNote, type RoadSink } from './classify-feature.js';
import { streamFeatures, type RawFeature } from './feature-stream.js';
import { flattenGeometry, type FlatGeometry } from './geometry.js';
import { indonesianTagsOf } from './indonesian-tags.js';
import { osmTagsOf } from './osm-tags.js';
import { isRecord, propertiesOf, type Properties } from './properties.js';

const BATCH = 1000;
const MIB = 1024 * 1024;
const MAX_KEYS_TOLD = 40;

const NEEDED =
  'needed is one of: OSM tags (highway, amenity, name ...), a road class (Kls_jalan, REMARK, fungsi ... with arteri, ' +
  'kolektor, lokal ...), a name with a kind (nama, NAMOBJ, kategori ...), or an area with a Kemendagri code (kode)';

/**
 * Reads GeoJSON as batches of features. What a feature is follows from its geometry and its properties, in OSM's words
 * or in those of Indonesian agencies. Roads come last: where they meet is known when all are read.
 */
export async function* readGeoJson(
  file: string,
  options: ReadMapOptions,
): AsyncGenerator<readonly MapFeature[]> {
  const memoryBytes = (options.memoryMb ?? DEFAULT_MEMORY_MB) * MIB;
  const sink: RoadSink = { store: new RoadStore(), notes: new Map() };
  const seenKeys = new Set<string>();
  let total = 0;
  let known = 0;
  let out: MapFeature[] = [];
  for await (const raw of streamFeatures(file, options)) {
    total++;
    const features = readFeature(raw, sink, seenKeys);
    if (features.every((feature) => feature.kind !== 'problem')) known++;
    out.push(...features);
    if (sink.store.bytes > memoryBytes) throw tooLarge(file, options.memoryMb ?? DEFAULT_MEMORY_MB);
    // Nothing is handed out before the file is known to be of some use.
    if (out.length >= BATCH && known > 0) {
      yield out;
      out = [];
    }
  }
  if (known === 0) throw unknownSchema(file, total, seenKeys, out);
  const traitsOf = finalTraits(sink.notes);
  for (const feature of sink.store.features(traitsOf)) {
    out.push(feature);
    if (out.length < BATCH) continue;
    options.signal?.throwIfAborted();
    yield out;
    out = [];
  }
  if (out.length > 0) yield out;
}

function readFeature(raw: RawFeature, sink: RoadSink, seenKeys: Set<string>): MapFeature[] {
  const { value, index } = raw;
  const where = `feature/${index}`;
  if (!isRecord(value)) return [problem(where, 'it is no feature; it was left out')];
  const keys = isRecord(value.properties) ? Object.keys(value.properties) : [];
  for (const key of keys) if (seenKeys.size < MAX_KEYS_TOLD) seenKeys.add(key);
  const geometry = flattenGeometry(value.geometry);
  if (typeof geometry === 'string') return [problem(where, `${geometry}; it was left out`)];
  const properties = propertiesOf(value.properties);
  const tags = tagsOf(properties, keys, geometry);
  if (tags === null) return [problem(where, 'no property says what it is; it was left out')];
  const ref = refOf(value, properties) ?? where;
  const features = featuresOf({ ref, tags, geometry }, sink);
  return features ?? [problem(where, `nothing is made of ${describe(tags)}; it was left out`)];
}

function tagsOf(properties: Properties, keys: readonly string[], geometry: FlatGeometry): Tags | null {
  return osmTagsOf(properties) ?? indonesianTagsOf(properties, keys, geometry.kind);
}

const MAX_TAGS_TOLD = 4;

function describe(tags: Tags): string {
  const told = Object.entries(tags).slice(0, MAX_TAGS_TOLD);
  return told.map(([key, value]) => `${key}=${value ?? ''}`).join(', ');
}

/** `way/123` as overpass writes it in `@id` or QGIS in `full_id` (`w123`); otherwise the number of the feature. */
function refOf(feature: Readonly<Record<string, unknown>>, properties: Properties): string | null {
  const stated = [
    properties['@id'],
    feature.id,
    properties.full_id,
    properties['@osm_id'],
    properties.osm_id,
  ];
  for (const id of stated) {
    if (typeof id !== 'string') continue;
    const match = /^(n|w|r|node|way|relation)\/?(\d+)$/.exec(id);
    const type = { n: 'node', w: 'way', r: 'relation' }[match?.[1]?.charAt(0) ?? ''];
    if (type !== undefined) return `${type}/${match?.[2] ?? ''}`;
  }
  return null;
}

/**
 * "Lokal" (UU 38/2004) lies above "lingkungan", but many a city calls all its small streets lokal: it is only taken as
 * the higher class where the file has a lower one.
 */
function finalTraits(notes: ReadonlyMap<RoadTraits, ClassNote>): (road: StoredRoad) => RoadTraits {
  const hasBelow = [...notes.values()].includes('below');
  return ({ traits }) =>
    notes.get(traits) === 'lokal' && !hasBelow ? { ...traits, roadClass: 'residential' } : traits;
}

function problem(where: string, reason: string): MapFeature {
  return { kind: 'problem', where, reason };
}

function tooLarge(file: string, memoryMb: number): MapFileError {
  const todo = 'give more memory (--memory), or convert the file to .osm.pbf, which is read in parts';
  return new MapFileError(file, null, `its roads do not fit in ${memoryMb} MiB; ${todo}`);
}

function unknownSchema(
  file: string,
  total: number,
  seenKeys: ReadonlySet<string>,
  problems: readonly MapFeature[],
): MapFileError {
  if (total === 0)
    return new MapFileError(file, null, 'it has no features; expected a GeoJSON FeatureCollection');
  const [first] = problems;
  const why = first?.kind === 'problem' ? `${first.where}: ${first.reason}. ` : '';
  const keys = [...seenKeys].join(', ');
  const seen = keys === '' ? 'none' : keys;
  return new MapFileError(
    file,
    null,
    `none of its ${total} features can be used. ${why}Properties seen: ${seen}; ${NEEDED}`,
  );
}
