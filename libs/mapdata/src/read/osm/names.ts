import type { Tags } from './osm-source.js';

const NAME_KEYS = ['name', 'name:id', 'official_name', 'name:en', 'loc_name', 'brand', 'operator'];
const ALIAS_KEYS = [
  'name:id',
  'alt_name',
  'old_name',
  'short_name',
  'official_name',
  'loc_name',
  'local_name',
  'nat_name',
  'reg_name',
  'int_name',
  'name:en',
  'name:jv',
  'name:su',
  'ref',
  'bridge:name',
];

/** What the thing is called; null where nothing names it. `brand` and `operator` only name what has no own name. */
export function nameOf(tags: Tags, keys: readonly string[] = NAME_KEYS): string | null {
  for (const key of keys) {
    const name = tags[key]?.trim();
    if (name !== undefined && name !== '') return name;
  }
  return null;
}

/** A road is not called after who runs it. */
export function roadNameOf(tags: Tags): string | null {
  return nameOf(tags, ['name', 'name:id', 'official_name', 'loc_name', 'name:en']);
}

/** Other names, without the name itself and without repeats; values hold several with `;` between. */
export function aliasesOf(tags: Tags, name: string | null): string[] {
  const aliases = new Set<string>();
  for (const key of ALIAS_KEYS) {
    for (const part of listOf(tags[key])) if (part !== name) aliases.add(part);
  }
  return [...aliases];
}

/** The values of a tag that may hold several. */
export function listOf(value: string | undefined): string[] {
  if (value === undefined) return [];
  return value
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
