import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { UnreadableTable } from '../problems.js';
import { ByteSurvey, markedEncoding, unmarkedUtf16, type Encoding } from './encoding.policy.js';

const CHUNK_BYTES = 256 * 1024;
export const HEAD_BYTES = 16 * 1024;
/** A line beyond this is no row; its rest is passed over, so that no file fills the memory. */
export const MOST_LINE_CHARS = 1024 * 1024;

/** A line of a text file; `isCut` where it was too long to keep. */
export interface TextLine {
  line: number;
  text: string;
  isCut: boolean;
}

/** The first bytes of a file. Rejects as `open` does when it is not there. */
export async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** How a text file is to be decoded. `mayBreak` where a row may hold letters that cannot be read. */
export interface TextCoding {
  encoding: Encoding;
  mayBreak: boolean;
}

/** The encoding of a text file, from its mark or else from all of its bytes. Throws UnreadableTable with the words to refuse it with. */
export async function codingOf(path: string, head: Uint8Array): Promise<TextCoding> {
  const marked = markedEncoding(head);
  if (marked === 'utf-32')
    throw new UnreadableTable('The file is UTF-32: save it as UTF-8 and give it again');
  const known = marked ?? unmarkedUtf16(head);
  if (known !== null && known !== 'utf-8') return { encoding: known, mayBreak: true };
  const survey = new ByteSurvey();
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }))
    survey.add(chunk as Buffer);
  const found = marked ?? survey.verdict();
  if (found !== null) return { encoding: found, mayBreak: found === 'utf-8' && !survey.isCleanUtf8 };
  throw new UnreadableTable(
    'The letters of the file are neither UTF-8, UTF-16 nor Windows-1252 (an old DOS or Mac file, or no text): save it as UTF-8 and give it again',
  );
}

/** Lines of a text file as they come, with a bounded memory. Line ends of Windows, Unix and old Macs are known. */
export async function* textLines(
  path: string,
  encoding: Encoding,
  onProgress?: (bytes: number) => void,
): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder(encoding);
  const splitter = new LineSplitter();
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    bytes += (chunk as Buffer).length;
    yield* splitter.add(decoder.decode(chunk as Buffer, { stream: true }));
    onProgress?.(bytes);
  }
  yield* splitter.add(decoder.decode());
  yield* splitter.end();
}

class LineSplitter {
  #rest = '';
  #line = 0;
  #isCut = false;

  *add(text: string): Generator<TextLine> {
    const all = this.#rest + text;
    // A carriage return at the end may be half of a Windows line end.
    const held = all.endsWith('\r') ? 1 : 0;
    const lines = all.slice(0, all.length - held).split(/\r\n|\n|\r/);
    this.#rest = (lines.pop() ?? '') + (held === 1 ? '\r' : '');
    for (const line of lines) yield this.#next(line);
    if (this.#rest.length > MOST_LINE_CHARS) {
      this.#isCut = true;
      this.#rest = '';
    }
  }

  *end(): Generator<TextLine> {
    const last = this.#rest.replace(/\r$/, '');
    if (last !== '' || this.#isCut) yield this.#next(last);
  }

  #next(text: string): TextLine {
    this.#line++;
    const isCut = this.#isCut || text.length > MOST_LINE_CHARS;
    this.#isCut = false;
    return { line: this.#line, text: isCut ? '' : text, isCut };
  }
}
