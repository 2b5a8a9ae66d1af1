/** Counts what happens for each key within a window of time, in this process. */
export class RateWindow {
  private readonly counts = new Map<string, { count: number; untilMs: number }>();

  constructor(
    private readonly most: number,
    private readonly windowMs: number,
    private readonly mostKeys = 50_000,
  ) {}

  /** Counts one; false when it is one too many. */
  take(key: string, nowMs: number): boolean {
    const entry = this.current(key, nowMs);
    if (entry) entry.count += 1;
    else {
      this.makeRoom();
      this.counts.set(key, { count: 1, untilMs: nowMs + this.windowMs });
    }
    return (entry?.count ?? 1) <= this.most;
  }

  /** True when the next one would be one too many. */
  isFull(key: string, nowMs: number): boolean {
    return (this.current(key, nowMs)?.count ?? 0) >= this.most;
  }

  private current(key: string, nowMs: number): { count: number; untilMs: number } | null {
    const entry = this.counts.get(key);
    if (!entry) return null;
    if (entry.untilMs > nowMs) return entry;
    this.counts.delete(key);
    return null;
  }

  /** The window that began first ends first, so the oldest key is the one to forget. */
  private makeRoom(): void {
    if (this.counts.size < this.mostKeys) return;
    const [oldest] = this.counts.keys();
    if (oldest !== undefined) this.counts.delete(oldest);
  }
}
