import { open, type FileHandle } from 'node:fs/promises';
import { type OsmBlock, type OsmSource } from '../osm/osm-source.js';
import { readBody, readFrame, type BlobFrame } from './blob-reader.js';
import { checkHeaderBlock } from './header-block.js';
import { PbfBlock } from './pbf-block.js';

/** Blocks that are read and unpacked ahead, on other threads, while one is worked on. */
const READ_AHEAD = 4;

/** A data block and the kinds of elements in it. */
interface KnownFrame extends BlobFrame {
  readonly kinds: number;
}

type Unpacked = { readonly block: PbfBlock | null; readonly frame: BlobFrame };
type Outcome = { readonly value: Unpacked } | { readonly error: unknown };

/** An `.osm.pbf` file. The first pass notes what each block holds, later ones skip what they do not need. */
export class PbfSource implements OsmSource {
  private frames: readonly KnownFrame[] | null = null;

  private constructor(
    readonly file: string,
    private readonly handle: FileHandle,
    private readonly fileBytes: number,
  ) {}

  /** Opens the file; close it when done. */
  static async open(file: string): Promise<PbfSource> {
    const handle = await open(file, 'r');
    const { size } = await handle.stat();
    return new PbfSource(file, handle, size);
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  bytesOf(kinds: number): number {
    if (this.frames === null) return this.fileBytes;
    let bytes = 0;
    for (const frame of this.frames) if ((frame.kinds & kinds) !== 0) bytes += frame.bodyBytes;
    return bytes;
  }

  async *blocks(kinds: number, onBytes: (bytes: number) => void): AsyncGenerator<OsmBlock> {
    const seen: KnownFrame[] = [];
    for await (const { block, frame } of this.unpack(this.wantedFrames(kinds))) {
      onBytes(frame.bodyBytes);
      if (block === null) continue;
      seen.push({ ...frame, kinds: block.kinds });
      if ((block.kinds & kinds) !== 0) yield block;
    }
    this.frames ??= seen;
  }

  private async *wantedFrames(kinds: number): AsyncGenerator<BlobFrame> {
    if (this.frames !== null) {
      for (const frame of this.frames) if ((frame.kinds & kinds) !== 0) yield frame;
      return;
    }
    let offset = 0;
    for (;;) {
      const frame = await readFrame(this.handle, this.file, offset, this.fileBytes);
      if (frame === null) return;
      yield frame;
      offset = frame.bodyOffset + frame.bodyBytes;
    }
  }

  private async *unpack(frames: AsyncIterable<BlobFrame>): AsyncGenerator<Unpacked> {
    const ahead: Promise<Outcome>[] = [];
    try {
      for await (const frame of frames) {
        ahead.push(settled(this.unpackOne(frame)));
        if (ahead.length > READ_AHEAD) yield await shiftOutcome(ahead);
      }
      while (ahead.length > 0) yield await shiftOutcome(ahead);
    } finally {
      // Who stops early may close the file: nothing must still be reading it.
      await Promise.all(ahead);
    }
  }

  private async unpackOne(frame: BlobFrame): Promise<Unpacked> {
    // Blocks of other types are extensions that a reader has to pass over.
    if (frame.type !== 'OSMHeader' && frame.type !== 'OSMData') return { block: null, frame };
    const bytes = await readBody(this.handle, this.file, frame, this.fileBytes);
    if (frame.type === 'OSMData') return { block: new PbfBlock(bytes, this.file, frame.offset), frame };
    checkHeaderBlock(bytes, this.file, frame.offset);
    return { block: null, frame };
  }
}

/** An error that comes before its turn waits for it, instead of counting as unhandled. */
function settled(work: Promise<Unpacked>): Promise<Outcome> {
  return work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
}

async function shiftOutcome(ahead: Promise<Outcome>[]): Promise<Unpacked> {
  const outcome = await (ahead.shift() ?? Promise.reject(new Error('nothing was read ahead')));
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}
