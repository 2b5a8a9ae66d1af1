/** Answers kept in memory up to a number of bytes; the one that was not asked for longest goes first. */
export class TileStore {
  private readonly kept = new Map<string, Buffer>();
  private bytes = 0;

  constructor(private readonly maxBytes: number) {}

  get(key: string): Buffer | undefined {
    const found = this.kept.get(key);
    if (found === undefined) return undefined;
    this.kept.delete(key);
    this.kept.set(key, found);
    return found;
  }

  set(key: string, tile: Buffer): void {
    this.drop(key);
    this.kept.set(key, tile);
    this.bytes += weightOf(key, tile);
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= this.maxBytes) return;
      this.drop(oldest);
    }
  }

  clear(): void {
    this.kept.clear();
    this.bytes = 0;
  }

  get size(): number {
    return this.bytes;
  }

  private drop(key: string): void {
    const known = this.kept.get(key);
    if (known === undefined) return;
    this.kept.delete(key);
    this.bytes -= weightOf(key, known);
  }
}

/** An empty tile takes room as well: the key and what the map needs for an entry. */
const ENTRY_BYTES = 200;

function weightOf(key: string, tile: Buffer): number {
  return tile.length + key.length + ENTRY_BYTES;
}
