/** Encodings that are told apart and read. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Counts over the bytes of a file in an encoding of single bytes or UTF-8. Fill with `add`, ask with `verdict`. */
export class ByteSurvey {
  #pending = 0;
  #sequences = 0;
  #invalid = 0;
  #unlikely = 0;
  #nuls = 0;
  #total = 0;
  #previous = 0;

  add(bytes: Uint8Array): void {
    this.#total += bytes.length;
    for (const byte of bytes) {
      if (byte < 0x80 && this.#pending === 0) {
        if (byte === 0) this.#nuls++;
      } else this.#addHigh(byte);
      this.#previous = byte;
    }
  }

  /**
   * UTF-8 where at least as many letters are well formed in it as are not (those rows are refused one by one); Windows-1252 where its
   * bytes stand as that writes them; null for another encoding or no text.
   */
  verdict(): 'utf-8' | 'windows-1252' | null {
    if (this.#nuls * 100 > this.#total) return null;
    const invalid = this.#broken();
    if (invalid === 0 || invalid <= this.#sequences) return 'utf-8';
    return this.#unlikely === 0 ? 'windows-1252' : null;
  }

  /** Whether all of it is UTF-8: a sign for a letter that was lost before is then part of the text. */
  get isCleanUtf8(): boolean {
    return this.#broken() === 0;
  }

  #broken(): number {
    return this.#invalid + (this.#pending > 0 ? 1 : 0);
  }

  #addHigh(byte: number): void {
    if (isUnlikely1252(byte, this.#previous)) this.#unlikely++;
    if (this.#pending > 0) {
      if ((byte & 0xc0) === 0x80) {
        this.#pending--;
        if (this.#pending === 0) this.#sequences++;
        return;
      }
      this.#invalid++;
      this.#pending = 0;
    }
    if (byte < 0x80) return;
    this.#pending = followersOf(byte);
    if (this.#pending === 0) this.#invalid++;
  }
}

function followersOf(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  return lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
}

/** Bytes that Windows-1252 has no letter for, and its signs that stand behind no letter: é, â, ç … of the code pages of DOS and Mac. */
const NO_LETTER = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const NOT_BEHIND_A_LETTER = new Set([0x82, 0x83, 0x84, 0x86, 0x87, 0x88, 0x89, 0x8b]);
const NOT_BEHIND_A_SMALL_LETTER = new Set([0x8a, 0x8c, 0x8e]);

function isUnlikely1252(byte: number, previous: number): boolean {
  if (NO_LETTER.has(byte)) return true;
  const isSmall = previous >= 0x61 && previous <= 0x7a;
  const isLetter = isSmall || (previous >= 0x41 && previous <= 0x5a);
  return (isLetter && NOT_BEHIND_A_LETTER.has(byte)) || (isSmall && NOT_BEHIND_A_SMALL_LETTER.has(byte));
}

/** The encoding a byte order mark names. `utf-32` is known in order to be refused by name. */
export function markedEncoding(head: Uint8Array): Encoding | 'utf-32' | null {
  const [a, b, c, d] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? 'utf-32' : null;
}

const MOSTLY = 0.4;

/** UTF-16 without a mark: every other byte of Latin text is zero. */
export function unmarkedUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const half = Math.floor(head.length / 2);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < half * 2; at += 2) {
    if (head[at] === 0) even++;
    if (head[at + 1] === 0) odd++;
  }
  if (half === 0) return null;
  if (odd / half > MOSTLY && even * 4 < odd) return 'utf-16le';
  return even / half > MOSTLY && odd * 4 < even ? 'utf-16be' : null;
}
