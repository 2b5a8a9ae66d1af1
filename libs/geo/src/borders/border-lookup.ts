import { BorderIndex, type BorderShape } from './border-index.js';

/** Where the imported shapes come from. */
export interface BorderSource {
  imported(): AsyncIterable<readonly BorderShape[]>;
}

/**
 * The imported borders in memory, read anew in the background after every change. What was read last answers until the
 * new is complete.
 */
export class BorderLookup {
  private index = BorderIndex.empty();
  /** Nothing is read before the first `refresh` or `current`. */
  private wanted = 1;
  private loaded = 0;
  private loading: Promise<void> | null = null;

  constructor(private readonly source: BorderSource) {}

  /** Borders have changed: reads them in the background. */
  refresh(): void {
    this.wanted += 1;
    // Whoever needs them asks `current`, gets the error of a database that is away there, and has it tried again.
    this.load().catch(() => undefined);
  }

  /** What was read last; without borders at first. */
  get known(): BorderIndex {
    return this.index;
  }

  /** The borders of now when they are read already, else null. */
  get ready(): BorderIndex | null {
    return this.loaded === this.wanted ? this.index : null;
  }

  /** The borders of now. Rejects when the database is away. */
  async current(): Promise<BorderIndex> {
    while (this.loaded !== this.wanted) await this.load();
    return this.index;
  }

  private load(): Promise<void> {
    this.loading ??= this.read().finally(() => (this.loading = null));
    return this.loading;
  }

  private async read(): Promise<void> {
    while (this.loaded !== this.wanted) {
      const { wanted } = this;
      this.index = await BorderIndex.build(this.source.imported());
      this.loaded = wanted;
    }
  }
}
