import type { Random } from '#siaga/simulation';

/** One way in which people write a name wrongly. */
export interface Misspelling {
  readonly kind: string;
  /** The name written so, or null when this way does not apply to it. Same name and same chance give the same text. */
  write(name: string, random: Random): string | null;
}

// Written from the keyboard, the history of Indonesian spelling and what people type in messages; made without looking at
// how the geocoder folds words, so that its figures say something.

const SHORTEST_WORD = 4;
const LONG_WORD = 8;
const KEY_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const VOWEL = /[aeiou]/i;

/** Letters of today as the Republican spelling (1947) and all before it wrote them. */
const SOEWANDI: Readonly<Record<string, string>> = {
  kh: 'ch',
  ny: 'nj',
  sy: 'sj',
  y: 'j',
  j: 'dj',
  c: 'tj',
};

/** Each kind of error alone. */
export const MISSPELLINGS: readonly Misspelling[] = [
  byWord('adjacent key', adjacentKey),
  byWord('transposed', (word, random) => swapAt(word, random)),
  byWord('doubled letter', (word, random) => doubleAt(word, random)),
  byWord('dropped letter', (word, random) => dropAt(word, random.integer(1, word.length - 1))),
  byWord('dropped vowels', dropVowel),
  byWord('e/i and o/u', confuseVowels),
  { kind: 'h, k not heard', write: dropEnding },
  { kind: 'Van Ophuijsen', write: (name, random) => changed(name, vanOphuijsen(name, random)) },
  { kind: 'Soewandi', write: (name) => changed(name, soewandi(name)) },
  { kind: 'old to new', write: (name) => changed(name, modern(name)) },
  { kind: 'joined', write: (name) => changed(name, name.replace(/[\s-]+/g, '')) },
  { kind: 'split', write: split },
  { kind: 'with 2', write: (name) => changed(name, name.replace(/\b(\p{L}{2,})[\s-]+\1\b/giu, '$12')) },
  { kind: 'hyphen', write: hyphen },
];

/** Some error in most of the words, and now and then the words joined. */
export const MIXED: Misspelling = {
  kind: 'mixed',
  write(name, random) {
    const words = name.split(/\s+/).map((word) => (random.chance(0.75) ? anyError(word, random) : word));
    return changed(name, words.join(random.chance(0.12) ? '' : ' '));
  },
};

function anyError(word: string, random: Random): string {
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const written = random.pick(MISSPELLINGS).write(word, random);
    if (written !== null) return written;
  }
  return word;
}

/** Applies an error to each word that is long enough, twice where it is long. */
function byWord(kind: string, change: (word: string, random: Random) => string): Misspelling {
  return {
    kind,
    write(name, random) {
      const words = name.split(/(\s+)/).map((word) => {
        if (word.replace(/[^\p{L}]/gu, '').length < SHORTEST_WORD) return word;
        const errors = word.length >= LONG_WORD ? random.integer(1, 2) : 1;
        let written = word;
        for (let error = 0; error < errors; error += 1) written = change(written, random);
        return written;
      });
      return changed(name, words.join(''));
    },
  };
}

function adjacentKey(word: string, random: Random): string {
  const at = random.integer(0, word.length - 1);
  const near = neighbours(word.charAt(at));
  return near.length === 0 ? word : replaceAt(word, at, 1, random.pick(near));
}

function neighbours(letter: string): string[] {
  const lower = letter.toLowerCase();
  const row = KEY_ROWS.findIndex((keys) => keys.includes(lower));
  const column = KEY_ROWS[row]?.indexOf(lower) ?? -1;
  if (column < 0) return [];
  // The rows of the keyboard are shifted by about half a key each.
  const places = [
    [row, column - 1],
    [row, column + 1],
    [row - 1, column],
    [row - 1, column + 1],
    [row + 1, column],
    [row + 1, column - 1],
  ] as const;
  return places.flatMap(([r, c]) => KEY_ROWS[r]?.[c] ?? []);
}

function swapAt(word: string, random: Random): string {
  const places = Array.from(word).flatMap((letter, at) =>
    at > 0 && at < word.length - 1 && letter !== word.charAt(at + 1) ? [at] : [],
  );
  if (places.length === 0) return word;
  const at = random.pick(places);
  return replaceAt(word, at, 2, word.charAt(at + 1) + word.charAt(at));
}

function doubleAt(word: string, random: Random): string {
  const at = random.integer(0, word.length - 1);
  return replaceAt(word, at, 0, word.charAt(at));
}

function dropAt(word: string, at: number): string {
  return replaceAt(word, at, 1, '');
}

function dropVowel(word: string, random: Random): string {
  const places = Array.from(word).flatMap((letter, at) =>
    at > 0 && at < word.length - 1 && VOWEL.test(letter) ? [at] : [],
  );
  return places.length === 0 ? word : dropAt(word, random.pick(places));
}

function confuseVowels(word: string, random: Random): string {
  const heard: Record<string, string> = { e: 'i', i: 'e', o: 'u', u: 'o' };
  const places = Array.from(word).flatMap((letter, at) => (letter in heard ? [at] : []));
  if (places.length === 0) return word;
  const at = random.pick(places);
  return replaceAt(word, at, 1, heard[word.charAt(at)] ?? '');
}

function dropEnding(name: string): string | null {
  return changed(name, name.replace(/(?<=\p{L}{3})[hk](?!\p{L})/gu, ''));
}

function vanOphuijsen(name: string, random: Random): string {
  const written = soewandi(name).replace(/u/g, 'oe').replace(/U/g, 'Oe');
  // Dutch printers marked the open e; the e of oe is no sound of its own.
  return random.chance(0.3) ? written.replace(/(?<![oO])e/, 'é') : written;
}

function soewandi(name: string): string {
  return name.replace(/kh|ny|sy|y|j|c(?!h)/gi, (found) =>
    likeCase(SOEWANDI[found.toLowerCase()] ?? found, found),
  );
}

function modern(name: string): string {
  const old: readonly (readonly [RegExp, string])[] = [
    [/oe/gi, 'u'],
    [/tj/gi, 'c'],
    [/dj/gi, 'j'],
    [/ch/gi, 'kh'],
    [/é/gi, 'e'],
  ];
  return old.reduce((text, [was, today]) => text.replace(was, (found) => likeCase(today, found)), name);
}

function likeCase(text: string, model: string): string {
  const isUpper = model.charAt(0) !== model.charAt(0).toLowerCase();
  return isUpper ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** Parts the longest word before a syllable in its middle. */
function split(name: string, random: Random): string | null {
  const longest = name.split(/\s+/).reduce((a, b) => (b.length > a.length ? b : a), '');
  const places = Array.from(longest).flatMap((_, at) => {
    const isBorder = VOWEL.test(longest.charAt(at + 1)) && !VOWEL.test(longest.charAt(at));
    return at >= 2 && at <= longest.length - 2 && isBorder ? [at] : [];
  });
  if (longest.length < 6 || places.length === 0) return null;
  return name.replace(longest, replaceAt(longest, random.pick(places), 0, ' '));
}

function hyphen(name: string): string | null {
  return changed(name, name.includes('-') ? name.replace(/-/g, ' ') : name.trim().replace(/\s+/g, '-'));
}

function replaceAt(text: string, at: number, length: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + length);
}

function changed(before: string, after: string): string | null {
  return before === after ? null : after;
}
