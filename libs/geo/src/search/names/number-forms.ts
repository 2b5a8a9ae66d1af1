import { arabicNumeral } from '../../text/plain-text.js';

const NUMBERS = ['satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh'];

/** "Ilir Barat Dua" is written Ilir Barat II, "Dua Puluh Enam Ilir" 26 Ilir, and Sukamaju II is said Sukamaju Dua. */
export function otherNumber(name: string): string[] {
  const words = name.split(/[\s-]+/);
  if (words.length < 2) return [];
  const [value, count] = leadingNumber(words.map((word) => word.toLowerCase()));
  const isLed = count > 0 && count < words.length;
  const led = isLed ? [String(value), ...words.slice(count)] : words;
  const last = led.at(-1)?.toLowerCase() ?? '';
  const told = NUMBERS.indexOf(last) + 1;
  const word = told > 0 ? String(told) : NUMBERS[Number(arabicNumeral(last)) - 1];
  if (word === undefined || led.length < 2) return isLed ? [led.join(' ')] : [];
  return [[...led.slice(0, -1), word].join(' ')];
}

/** What the first words count, and how many of them do: "tiga puluh lima" is 35. */
function leadingNumber(words: readonly string[]): [value: number, count: number] {
  const [first = '', second, third = ''] = words;
  if (first === 'sebelas') return [11, 1];
  const value = NUMBERS.indexOf(first) + 1;
  if (value === 0) return [0, 0];
  if (second === 'belas') return [10 + value, 2];
  if (second !== 'puluh') return [value, 1];
  const ones = NUMBERS.indexOf(third) + 1;
  return [10 * value + ones, ones === 0 ? 2 : 3];
}
