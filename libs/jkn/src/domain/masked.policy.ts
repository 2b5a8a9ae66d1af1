/** Digits in a row from this many on are a NIK, a card, a family card or a telephone number. */
const LONG_DIGITS = /\d(?=\d{3})/g;
const NUMBERS = /(?<![\d])\d{9,}(?![\d])/g;
/** Fields of BPJS that say who somebody is. */
const PERSONAL = new Set(['nik', 'nomorkartu', 'nomorkk', 'nohp', 'nopeserta', 'nokapst']);
const WORDS = new Set(['nama', 'alamat', 'tanggallahir', 'keluhan']);
const SECRET = new Set(['token', 'x-token', 'x-password', 'password']);
/** Epoch milliseconds look like a telephone number and are none. */
const TIMES = new Set(['waktu', 'estimasidilayani', 'lastupdate', 'wakturs']);
const MOST_CHARS = 8_000;

const masked = (text: string): string => text.replace(LONG_DIGITS, '•');

/** A copy of what was said, with no NIK, card or telephone number in it that could be read, and no words of a person. */
export function maskedView(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(NUMBERS, masked);
  if (typeof value === 'number') return value >= 1e15 ? masked(String(value)) : value;
  if (Array.isArray(value)) return value.slice(0, 100).map(maskedView);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => {
      const name = key.toLowerCase();
      if (TIMES.has(name)) return [key, part];
      if (SECRET.has(name)) return [key, '•••'];
      const text = typeof part === 'string' || typeof part === 'number' ? String(part) : null;
      if (PERSONAL.has(name) && text !== null) return [key, masked(text)];
      if (WORDS.has(name) && text !== null) return [key, text === '' ? '' : '•••'];
      return [key, maskedView(part)];
    }),
  );
}

/** The same as text, of a bounded length, for the log of disputes. */
export function maskedText(value: unknown): string {
  const text = JSON.stringify(maskedView(value ?? null));
  return text.length > MOST_CHARS ? `${text.slice(0, MOST_CHARS).toWellFormed()}…` : text;
}
