import type { Facility } from '#siaga/contracts';

/** What a hospital's kind is called; callers say "RS" for all of them. */
const KIND_WORDS = new Set(
  'rs rsu rsud rsup rsia rsb rsk rsj rsjd rumah sakit umum daerah pusat jiwa khusus bersalin ibu dan anak'.split(
    ' ',
  ),
);
/** Titles in a hospital's name, which nobody says on the telephone. */
const TITLES = new Set('dr drg prof h hj kh ir st jend letjen kol brigjen'.split(' '));
const LEAST_LETTERS = 3;

/**
 * How callers shorten a hospital's name: kind and any one of its own words, "RS Bratanata" for RS DKT Dr. Bratanata. Other
 * facilities are called by their whole name; a name of one own word needs no shorter one.
 */
export function shortNames({ kind, name }: Pick<Facility, 'kind' | 'name'>): string[] {
  if (kind !== 'hospital') return [];
  const words = name.split(/[\s.,()/-]+/).filter((word) => word !== '');
  const own = words.filter((word) => {
    const plain = word.toLowerCase();
    return !KIND_WORDS.has(plain) && !TITLES.has(plain) && plain.length >= LEAST_LETTERS;
  });
  return own.length < 2 ? [] : own.map((word) => `RS ${word}`);
}
