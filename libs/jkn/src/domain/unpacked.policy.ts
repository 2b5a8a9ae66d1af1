/** The alphabets in which LZ-String writes its six-bit signs. */
const ALPHABETS = {
  lz_uri: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-$',
  lz_base64: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=',
} as const;

const SIGN_BITS = 6;
/** What an answer may grow to: a list of a day's bookings is far below it. */
const MOST_CHARS = 4_000_000;
const [SHORT_CHAR, LONG_CHAR, END] = [0, 1, 2];

/** Thrown for a text that LZ-String did not write. */
export class NotPacked extends Error {
  override readonly name = 'NotPacked';
}

/** Bits of the packed text: signs from their highest bit, numbers from their lowest. */
class Bits {
  private sign = 0;
  private left = 0;
  private at = 0;

  constructor(private readonly signs: readonly number[]) {}

  read(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit += 1) {
      if (this.left === 0) {
        const next = this.signs[this.at];
        if (next === undefined) throw new NotPacked('ends too early');
        this.sign = next;
        this.at += 1;
        this.left = SIGN_BITS;
      }
      this.left -= 1;
      value += ((this.sign >> this.left) & 1) * 2 ** bit;
    }
    return value;
  }
}

/**
 * The text that LZ-String packed (LZ78 over UTF-16, the dictionary told as it grows). Throws NotPacked for what it did not write, and for
 * what would grow beyond all bounds.
 */
export function unpacked(text: string, form: keyof typeof ALPHABETS): string {
  const alphabet = ALPHABETS[form];
  // A `+` that travelled through an address has become a space.
  const signs = Array.from(text.replace(/ /g, '+'), (char) => alphabet.indexOf(char));
  if (signs.includes(-1)) throw new NotPacked('has a sign of another alphabet');
  const bits = new Bits(signs.map((sign) => sign % 64));
  const words: string[] = ['', '', ''];
  let [width, room] = [2, 4];
  const learn = (word: string): void => {
    words.push(word);
    room -= 1;
    if (room > 0) return;
    room = 2 ** width;
    width += 1;
  };
  const newChar = (code: number): string => String.fromCharCode(bits.read(code === SHORT_CHAR ? 8 : 16));
  const first = bits.read(width);
  if (first === END) return '';
  if (first > END) throw new NotPacked('begins with a word');
  let last = newChar(first);
  words.push(last);
  [width, room] = [3, 4];
  const parts = [last];
  let length = 1;
  for (;;) {
    const code = bits.read(width);
    if (code === END) return parts.join('');
    let word: string | undefined;
    if (code === SHORT_CHAR || code === LONG_CHAR) {
      word = newChar(code);
      learn(word);
    } else word = words[code] ?? (code === words.length ? last + last.charAt(0) : undefined);
    if (word === undefined) throw new NotPacked('names a word that there is not');
    parts.push(word);
    length += word.length;
    if (length > MOST_CHARS) throw new NotPacked('is too long');
    learn(last + word.charAt(0));
    last = word;
  }
}
