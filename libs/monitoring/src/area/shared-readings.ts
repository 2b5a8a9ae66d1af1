/** So long an answer is as good as a new one: a screen asks no more often by itself. */
const FRESH_MS = 1_000;
/** More areas than one office has; the oldest goes first. */
const MOST_KEPT = 200;

/** Answers that many ask for at once are read once. */
export class SharedReadings<T> {
  private readonly held = new Map<string, { readonly answer: Promise<T>; readonly atMs: number }>();

  /** The answer that is on its way or was given a moment ago, else a new one. One that failed is nobody else's. */
  of(key: string, read: () => Promise<T>): Promise<T> {
    const known = this.held.get(key);
    if (known !== undefined && performance.now() - known.atMs < FRESH_MS) return known.answer;
    const answer = read();
    this.held.delete(key);
    this.held.set(key, { answer, atMs: performance.now() });
    answer.catch(() => this.held.delete(key));
    const [oldest] = this.held.keys();
    if (this.held.size > MOST_KEPT && oldest !== undefined) this.held.delete(oldest);
    return answer;
  }
}
