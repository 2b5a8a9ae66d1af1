/** Marks over one letter beyond this are written apart: they would climb over the lines before it. */
const MOST_MARKS = 6;
const CONTROLS = /(?!\n)[\p{Cc}\u00ad\u200b\u2060\ufeff]/gu;
/** Nobody's name turns the words around it. */
const DIRECTIONS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

/** Text as it can be set: lines apart by `\n`, composed, without what has no shape or would turn what stands beside it. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(CONTROLS, '')
    .replace(DIRECTIONS, '')
    .normalize('NFC');
}

/** What is one sign to a reader, with where it begins. A tower of marks is taken apart, so that it stays in its line. */
export function signsOf(text: string): { text: string; start: number }[] {
  const signs: { text: string; start: number }[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const points = Array.from(segment);
    const isTower = points.length > MOST_MARKS && points.slice(1).every((point) => /\p{M}/u.test(point));
    if (!isTower) {
      signs.push({ text: segment, start: index });
      continue;
    }
    for (let at = 0; at < points.length; at += MOST_MARKS) {
      const part = points.slice(at, at + MOST_MARKS).join('');
      signs.push({ text: at === 0 ? part : `\u25cc${part}`, start: index });
    }
  }
  return signs;
}

/** Joiners and variation selectors, which a plain face has no use for. */
const SILENT = /\p{Join_Control}|\p{Variation_Selector}/gu;

/** The sign without what only says how it is joined or shown. */
export function bare(sign: string): string {
  return sign.replace(SILENT, '');
}

/** A sign that no face has, named so that it can be looked up: `[U+1FAE9]`. */
export function namedSign(sign: string): string {
  const codes = Array.from(sign).map((point) => (point.codePointAt(0) ?? 0).toString(16).toUpperCase());
  return `[${codes.map((code) => `U+${code.padStart(4, '0')}`).join(' ')}]`;
}
