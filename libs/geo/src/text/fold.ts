/**
 * Spellings that sound alike in Indonesian, folded to one form. The rules are the reforms of 1947 (oe to u) and 1972
 * (EYD: tj to c, dj to j, j to y, nj to ny, sj to sy, ch to kh) and the slips heard in speech (f and v as p, doubled
 * consonants). A lost h is left to the edit distance: folding it away would leave nothing of short words. Both the gazetteer's names and the query go through the same fold, so it may be coarse.
 */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/oe/g, 'u'],
  [/tj|ty(?=[aiueo])/g, 'c'],
  [/dj|dy(?=[aiueo])/g, 'j'],
  [/sj|sy/g, 's'],
  [/[ck]h/g, 'k'],
  [/qu?/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/ph/g, 'p'],
  [/[fv]/g, 'p'],
  [/y/g, 'j'],
  [/kebon/g, 'kebun'],
  [/([^aiueo])\1+/g, '$1'],
];

/**
 * The phonetic form of one normalised word (lower-case a-z and digits). Words of one or two letters stay as they are:
 * folding would make them all alike. Words that would vanish stay too.
 */
export function foldWord(word: string): string {
  if (word.length < 3 || isNumber(word)) return word;
  let folded = word;
  for (const [pattern, sound] of SOUNDS) folded = folded.replace(pattern, sound);
  return folded.length < 2 ? word : folded;
}

/** The consonants of a folded word, with a leading vowel kept: "selatan" and "sltn" both give "sltn". */
export function consonantsOf(folded: string): string {
  return (
    folded.charAt(0) +
    folded
      .slice(1)
      .replace(/[aiueo]/g, '')
      .replace(/(.)\1+/g, '$1')
  );
}

/** True for a word of digits only. */
export function isNumber(word: string): boolean {
  return /^\d+$/.test(word);
}
