/** What was looked up lately, by key: kept for a while, and dropped as soon as somebody says that it changed. */
export class LookedUp<T> {
  private readonly entries = new Map<string, { value: T; until: number }>();
  private drops = 0;

  constructor(private readonly mostEntries: number) {}

  /** Where drops stand: taken before something is read, and shown when it is put. */
  get mark(): number {
    return this.drops;
  }

  get(key: string, now: Date): T | null {
    const entry = this.entries.get(key);
    if (!entry) return null;
    if (entry.until > now.getTime()) return entry.value;
    this.entries.delete(key);
    return null;
  }

  /**
   * Keeps it until then (ms since the epoch), unless something was dropped since the mark: it may have been read before that change was
   * committed, and nobody would drop it any more.
   */
  put(key: string, value: T, until: number, mark: number): void {
    if (mark !== this.drops) return;
    if (this.entries.size >= this.mostEntries) this.entries.clear();
    this.entries.set(key, { value, until });
  }

  dropWhere(isMeant: (value: T) => boolean): void {
    this.drops += 1;
    for (const [key, { value }] of this.entries) if (isMeant(value)) this.entries.delete(key);
  }
}
