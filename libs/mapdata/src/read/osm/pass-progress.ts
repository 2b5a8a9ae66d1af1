import type { ReadMapOptions } from '../map-feature.js';
import { KIND, type OsmBlock, type OsmSource } from './osm-source.js';

/** Goes through a file pass by pass and tells how much of all passes is done. */
export class PassProgress {
  private done = 0;
  private extra = 0;
  private firstPass: number | null = null;

  constructor(
    private readonly source: OsmSource,
    private readonly options: ReadMapOptions,
  ) {}

  /** One pass; stops with the signal's reason when it is aborted. */
  async *blocks(kinds: number): AsyncGenerator<OsmBlock> {
    this.firstPass ??= this.source.bytesOf(KIND.node | KIND.way | KIND.relation);
    const onBytes = (bytes: number) => {
      this.done += bytes;
      this.options.signal?.throwIfAborted();
      this.options.onProgress?.(this.done, this.total());
    };
    yield* this.source.blocks(kinds, onBytes);
  }

  /** The ways do not fit at once: this window counts roads once more, and with `hasNext` another one follows. */
  addWindow(hasNext: boolean): void {
    this.extra += this.source.bytesOf(KIND.way);
    if (hasNext) this.extra += this.windowBytes();
  }

  finish(): void {
    this.options.onProgress?.(this.done, this.done);
  }

  private total(): number {
    return Math.max(this.done, (this.firstPass ?? 0) + this.windowBytes() + this.extra);
  }

  private windowBytes(): number {
    return 2 * this.source.bytesOf(KIND.way) + this.source.bytesOf(KIND.node);
  }
}
