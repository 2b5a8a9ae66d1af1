/** Words in front of or inside a facility's name that do not tell it from its neighbour. */
const GENERIC_WORDS = new Set(
  (
    'rs rsu rsud rsup rsia rsb rsj rsi rumah sakit umum daerah pusat khusus puskesmas pkm klinik uptd uptd blud ' +
    'kab kabupaten kota prov provinsi kec kecamatan dr drg prof h hj tk the'
  ).split(' '),
);

const NUMBER_WORDS: Readonly<Record<string, string>> = {
  satu: '1',
  dua: '2',
  tiga: '3',
  empat: '4',
  lima: '5',
  enam: '6',
  tujuh: '7',
  delapan: '8',
  sembilan: '9',
  sepuluh: '10',
};

const ROMAN = /^(?=[ivx]+$)(x{0,2})(ix|iv|v?i{0,3})$/;
const ROMAN_VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

/** Lower-case words of a name; accents and punctuation gone, numerals of any kind as digits ("Paal X" is "paal 10"). */
export function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’`"]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => NUMBER_WORDS[word] ?? arabic(word));
}

/** The words run together: "Sungai Liat" and "SUNGAILIAT" are one name. */
export function foldName(name: string): string {
  return wordsOf(name).join('');
}

/**
 * What tells a hospital or clinic from others of its regency: generic words and the regency's own name are dropped, unless
 * nothing would be left ("RSUD Kota Jambi" in Kota Jambi keeps its words).
 */
export function distinctiveWords(name: string, regencyName: string): string[] {
  const regency = new Set(wordsOf(regencyName));
  const words = wordsOf(name).filter((word) => !GENERIC_WORDS.has(word));
  const own = words.filter((word) => !regency.has(word));
  if (own.length > 0) return own;
  return words.length > 0 ? words : wordsOf(name);
}

function arabic(word: string): string {
  if (!ROMAN.test(word)) return word;
  const values = Array.from(word, (letter) => ROMAN_VALUES[letter] ?? 0);
  const total = values.reduce(
    (sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value),
    0,
  );
  return String(total);
}

/** True when one typing slip (a letter more, fewer or another) turns `a` into `b`. */
export function isOneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return a === b;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  const restA = a.slice(start);
  const restB = b.slice(start);
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}
