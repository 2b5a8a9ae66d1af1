import type { ReadMapOptions } from '../map-feature.js';
import { KIND, type OsmBlock, type OsmSource } from './osm-source.js';

/** Goes through a file pass by pass and tells how much of all passes is done. */
export class PassProgress {
  private done = 0;
  private windows = 1;
  private firstPass: number | null = null;

  constructor(
    private readonly source: OsmSource,
    private readonly options: ReadMapOptions,
  ) {}

  /** One pass; stops with the signal's reason when it is aborted. */
  async *blocks(kinds: number): AsyncGenerator<OsmBlock> {
    const isFirst = this.firstPass === null;
    if (isFirst) this.firstPass = this.source.bytesOf(KIND.node | KIND.way | KIND.relation);
    const onBytes = (bytes: number) => {
      this.done += bytes;
      this.options.signal?.throwIfAborted();
      this.options.onProgress?.(this.done, this.total());
    };
    yield* this.source.blocks(kinds, onBytes);
    // The file's own size counts what stands between its blocks too.
    if (isFirst) this.firstPass = this.done;
  }

  /** The ways do not fit at once: so many windows of them are read one after the other. */
  setWindows(windows: number): void {
    this.windows = windows;
  }

  finish(): void {
    this.options.onProgress?.(this.done, this.done);
  }

  private total(): number {
    return Math.max(this.done, (this.firstPass ?? 0) + this.windows * this.windowBytes());
  }

  private windowBytes(): number {
    // With several windows each of them counts the roads outside of it too.
    const wayPasses = this.windows > 1 ? 3 : 2;
    return wayPasses * this.source.bytesOf(KIND.way) + this.source.bytesOf(KIND.node);
  }
}
