import type { Tags } from './osm-source.js';

const DRAWN_LEVELS = { min: 4, max: 7 } as const;
const CODE_KEYS = [
  'kemendagri',
  'ref:kemendagri',
  'kode_wilayah',
  'ref:ID:kemendagri',
  'ref:id',
  'is_in:code',
  'ref',
];

/** Whether this is the border of a province (4), kabupaten/kota (5), kecamatan (6) or desa/kelurahan (7). */
export function borderLevelOf(tags: Tags): number | null {
  if (tags.boundary !== 'administrative') return null;
  const level = Number(tags.admin_level ?? NaN);
  return level >= DRAWN_LEVELS.min && level <= DRAWN_LEVELS.max ? level : null;
}

/** The dotted Kemendagri code of that level that the tags state (`34.71`, also written `3471`); null without one. */
export function regionCodeOf(tags: Tags, level: number): string | null {
  for (const key of CODE_KEYS) {
    const code = dottedCode(tags[key] ?? '');
    if (code !== null && levelOfDotted(code) === level) return code;
  }
  return null;
}

/** 2, 4, 6 or 10 digits, with dots at their places or with none, as a dotted code; null for anything else. */
export function dottedCode(text: string): string | null {
  const digits = /^[1-9]\d(\.?\d{2}(\.?\d{2}(\.?\d{4})?)?)?$/.test(text.trim())
    ? text.replace(/\D/g, '')
    : '';
  if (digits === '') return null;
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)]
    .filter((part) => part !== '')
    .join('.');
}

/** OSM's admin_level of a dotted code: one more for each part, a province being 4. */
export function levelOfDotted(code: string): number {
  return DRAWN_LEVELS.min - 1 + code.split('.').length;
}
