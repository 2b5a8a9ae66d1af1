import { createReadStream } from 'node:fs';
import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { UnreadableTable } from '../problems.js';

/** Small, for what one chunk unpacks to is in memory at once: at most a thousand times as much. */
const CHUNK_BYTES = 16 * 1024;
const MB = 1024 * 1024;
/** No sheet that people keep unpacks to more; a packed bomb does. */
const MOST_ENTRY_BYTES = 1024 * MB;
/** Sheets are packed 5 to 50 times smaller. Beyond this many bytes a higher ratio is refused. */
const FREE_BYTES = 64 * MB;
const MOST_RATIO = 200;
const MOST_ENTRIES = 10_000;

/** What of an archive is wanted: a taker for the entry's bytes, or null to pass it over. */
export type EntryTaker = (name: string) => ((bytes: Uint8Array, isLast: boolean) => void) | null;

/**
 * Unpacks the wanted entries of an archive from front to back. Yields the bytes read after each chunk of the file, so that what the takers
 * gathered can be handed on. Throws UnreadableTable for what is no archive or unpacks beyond all measure.
 */
export async function* unpackEntries(path: string, take: EntryTaker): AsyncGenerator<number> {
  const guard = new UnpackGuard(path);
  const unzip = new Unzip((file) => guard.open(file, take));
  unzip.register(UnzipInflate);
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    guard.read += (chunk as Buffer).length;
    guard.during(() => unzip.push(chunk as Buffer));
    yield guard.read;
  }
  guard.during(() => unzip.push(new Uint8Array(0), true));
  yield guard.read;
}

class UnpackGuard {
  read = 0;
  #entries = 0;

  constructor(private readonly path: string) {}

  open(file: UnzipFile, take: EntryTaker): void {
    if (++this.#entries > MOST_ENTRIES) throw new UnreadableTable('The workbook holds too many parts');
    const wanted = take(file.name);
    if (wanted === null) return;
    const startedAt = this.read;
    let unpacked = 0;
    file.ondata = (error, bytes, isLast) => {
      if (error !== null) throw error;
      unpacked += bytes.length;
      const packed = this.read - startedAt + CHUNK_BYTES;
      if (unpacked > MOST_ENTRY_BYTES || (unpacked > FREE_BYTES && unpacked > packed * MOST_RATIO))
        throw new UnreadableTable('The workbook unpacks to far more than any list holds; it is not read');
      wanted(bytes, isLast);
    };
    file.start();
  }

  during(work: () => void): void {
    try {
      work();
    } catch (cause) {
      if (cause instanceof UnreadableTable) throw cause;
      const why = cause instanceof Error ? `: ${cause.message}` : '';
      throw new UnreadableTable(`The workbook is damaged${why}. Save it again and give it once more`, {
        cause,
      });
    }
  }
}
