const ROMAN = /^(?=[ivx]+$)(x{0,3})(ix|iv|v?i{0,3})$/;
const ROMAN_DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

/** The Arabic form of a small Roman numeral ("iv" gives "4"), or the word itself. A lone "v" or "x" is a numeral too. */
export function arabicNumeral(word: string): string {
  if (!ROMAN.test(word)) return word;
  let total = 0;
  for (let i = 0; i < word.length; i += 1) {
    const value = ROMAN_DIGITS[word.charAt(i)] ?? 0;
    const next = ROMAN_DIGITS[word.charAt(i + 1)] ?? 0;
    total += value < next ? -value : value;
  }
  return String(total);
}

const UNITS = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];

/** The Roman form of a small number in digits ("4" gives "iv"), or the digits themselves. */
export function romanNumeral(digits: string): string {
  const value = Number(digits);
  if (!Number.isInteger(value) || value < 1 || value > 39) return digits;
  return 'x'.repeat(Math.floor(value / 10)) + (UNITS[value % 10] ?? '');
}

/** Lower case without accents. */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
