import { dottedCode, levelOfDotted } from '../osm/borders.js';
import type { Tags } from '../osm/osm-source.js';
import { lineTagsOf, thingTagsOf } from './indonesian-words.js';
import type { Properties } from './properties.js';

export type GeometryKind = 'point' | 'line' | 'area';

const CLASS_KEY =
  /^(remark|kls|kelas|klas|fungsi|jenis|jns|tipe|type|kategori|category|class|status|ket$|keterangan|objek)/;
const ROAD_KEY = /(jalan|jln|_jl|^jl|rjl$|ruas|street|road)/;
const NAME_KEYS: readonly string[] = [
  'name',
  'nama',
  'namobj',
  'namrjl',
  'nm_jalan',
  'nama_ruas',
  'nam',
  'label',
];
const OTHER_NAME_KEY = /^(nama|nm|name)(_|[a-z])/;
const CODE_KEY = /^(kode|code|kd|kdepum|kdcpum|kdpkab|kdppum|id_)/;
/** BIG's columns for the names of areas, by admin_level. */
const AREA_NAMES: Readonly<Record<number, string>> = { 4: 'wadmpr', 5: 'wadmkk', 6: 'wadmkc', 7: 'wadmkd' };

const ADDRESS_KEYS: Readonly<Record<string, readonly string[]>> = {
  'addr:full': ['alamat', 'address', 'alamat_lengkap'],
  'addr:subdistrict': ['kecamatan', 'nama_kec', 'wadmkc'],
  'addr:village': ['kelurahan', 'desa', 'desa_kel', 'wadmkd'],
  'addr:housenumber': ['no_rumah', 'nomor_rumah'],
  'addr:street': ['jalan', 'nama_jalan'],
  phone: ['telepon', 'telp', 'no_telp', 'no_telepon', 'phone'],
};

/**
 * Turns properties as Indonesian agencies name them (RBI of BIG, Dinas PU, Kemendagri, city web maps) into OSM tags, by
 * what their words mean. `keys` are all names of properties, also of those without a value: a column for the class of a
 * road says that the file holds roads. Null when neither class nor name says what the feature is.
 */
export function indonesianTagsOf(
  properties: Properties,
  keys: readonly string[],
  kind: GeometryKind,
): Tags | null {
  const name = nameIn(properties);
  if (kind === 'line') return lineTags(properties, keys, name);
  const border = kind === 'area' ? borderTags(properties, name) : null;
  return border ?? thingTags(properties, name, kind);
}

/** The value of the property that holds the name; null without one. */
export function nameIn(properties: Properties): string | null {
  const known = NAME_KEYS.find((key) => isName(properties[key]));
  const key =
    known ?? Object.keys(properties).find((other) => OTHER_NAME_KEY.test(other) && isName(properties[other]));
  return key === undefined ? null : (properties[key] ?? null);
}

function isName(text: string | undefined): boolean {
  return text !== undefined && /\p{L}/u.test(text);
}

function classText(properties: Properties): string {
  return Object.entries(properties)
    .filter(([key, value]) => CLASS_KEY.test(key) && isName(value))
    .map(([, value]) => value)
    .join(' ');
}

function lineTags(properties: Properties, keys: readonly string[], name: string | null): Tags | null {
  const isRoadFile = keys.some((key) => ROAD_KEY.test(key.toLowerCase()));
  const meant = lineTagsOf(classText(properties));
  // Jalan Kali Urang is a street: a name only decides where nothing else says that these are roads.
  const tags =
    meant ?? (isRoadFile || isRoadName(name) ? { highway: 'residential' } : lineTagsOf(name ?? ''));
  if (tags === null) return null;
  const isBridge = /jembatan|layang|fly ?over/i.test(`${classText(properties)} ${name ?? ''}`);
  const carried = pass(properties, [
    'oneway',
    'maxspeed',
    'layer',
    'bridge',
    'tunnel',
    'width',
    'ref',
    'access',
  ]);
  return { ...carried, ...tags, ...(isBridge ? { bridge: 'yes' } : {}), ...(name === null ? {} : { name }) };
}

function isRoadName(name: string | null): boolean {
  return name !== null && /^(jalan|jln?|gang|gg|lorong|lr)\b/i.test(name);
}

function pass(properties: Properties, keys: readonly string[]): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const key of keys) {
    const value = properties[key];
    if (value !== undefined) kept[key] = value;
  }
  return kept;
}

function borderTags(properties: Properties, name: string | null): Tags | null {
  const codes = Object.entries(properties)
    .filter(([key]) => CODE_KEY.test(key))
    .flatMap(([, value]) => dottedCode(value) ?? []);
  const code = codes.toSorted((a, b) => b.length - a.length)[0];
  if (code === undefined) return null;
  const level = levelOfDotted(code);
  const named = properties[AREA_NAMES[level] ?? ''] ?? name;
  if (named === null) return null;
  return { boundary: 'administrative', admin_level: String(level), kemendagri: code, name: named };
}

function thingTags(properties: Properties, name: string | null, kind: GeometryKind): Tags | null {
  const meant = thingTagsOf(classText(properties)) ?? thingTagsOf(name ?? '');
  // A named point that nothing says more about is still a landmark that a caller may name.
  const tags = meant ?? (name !== null && kind === 'point' ? { office: 'yes' } : null);
  if (tags === null) return null;
  return {
    ...addressTags(properties),
    ...tags,
    ...(name === null ? {} : { name: fullName(name, properties) }),
  };
}

/** "Kotagede 1" of the kind "Puskesmas" is called Puskesmas Kotagede 1. */
function fullName(name: string, properties: Properties): string {
  const isPuskesmas = /puskesmas/i.test(classText(properties)) && !/puskesmas|pustu|\bpkm\b/i.test(name);
  return isPuskesmas ? `Puskesmas ${name}` : name;
}

function addressTags(properties: Properties): Record<string, string> {
  const tags: Record<string, string> = {};
  for (const [tag, keys] of Object.entries(ADDRESS_KEYS)) {
    const key = keys.find((candidate) => properties[candidate] !== undefined);
    if (key !== undefined) tags[tag] = properties[key] ?? '';
  }
  return tags;
}
