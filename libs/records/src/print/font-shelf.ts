import { create } from 'fontkit';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unwrapWoff } from './woff.policy.js';

const resolve = createRequire(import.meta.url).resolve;
const INTER = ['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext'];

interface Face {
  readonly plain: string;
  readonly bold: string;
}

const file = (name: string, part: string, weight: number): string =>
  `@fontsource/${name}/files/${name}-${part}-${weight}-normal.woff`;
const face = (name: string, part: string, bold = 700): Face => ({
  plain: file(name, part, 400),
  bold: file(name, part, bold),
});

/**
 * In their order: the letters of the screens, those of scripts that must be shaped, and last one plain face that has nearly every
 * character of Unicode's first two planes, in one weight.
 */
const FACES: readonly Face[] = [
  ...INTER.map((part) => face('inter', part)),
  face('noto-sans-arabic', 'arabic'),
  face('noto-sans-javanese', 'javanese'),
  face('unifontex', 'latin', 400),
];

/** A face that is read. */
export interface ReadFont {
  readonly name: string;
  readonly bytes: Buffer;
  readonly has: (codePoint: number) => boolean;
}

const read = new Map<string, ReadFont>();

function fontOf(name: string): ReadFont {
  const known = read.get(name);
  if (known) return known;
  const bytes = unwrapWoff(readFileSync(resolve(name)));
  const font = create(bytes);
  if (!('characterSet' in font)) throw new Error(`${name} holds more than one font`);
  const points = new Set(font.characterSet);
  const fresh: ReadFont = { name, bytes, has: (codePoint) => points.has(codePoint) };
  read.set(name, fresh);
  return fresh;
}

/** The first face that has all of these characters, read when first needed; null when none has. */
export function fontFor(codePoints: readonly number[], isBold: boolean): ReadFont | null {
  for (const { plain, bold } of FACES) {
    const font = fontOf(isBold ? bold : plain);
    if (codePoints.every(font.has)) return font;
  }
  return null;
}
