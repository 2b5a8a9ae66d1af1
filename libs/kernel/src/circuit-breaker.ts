/** So many failures in a row, and the service is left alone for a while. */
const FAILURES = 3;
const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 60_000;

/**
 * Keeps a dead service from costing every call its time limit. Takes the time in milliseconds from `nowMs`. Closed: all calls go through. After three failures in a row it
 * opens: none do. When its rest is over one call goes through as a probe (half open); it closes on success and rests twice as long
 * on failure.
 */
export class CircuitBreaker {
  private failures = 0;
  private restMs = FIRST_REST_MS;
  private openUntilMs: number | null = null;
  private isProbing = false;

  constructor(private readonly nowMs: () => number) {}

  get isOpen(): boolean {
    return this.openUntilMs !== null;
  }

  /** True when the call may go through; it must then end in `succeed` or `fail`. */
  tryEnter(): boolean {
    if (this.openUntilMs === null) return true;
    if (this.isProbing || this.nowMs() < this.openUntilMs) return false;
    this.isProbing = true;
    return true;
  }

  succeed(): void {
    this.failures = 0;
    this.restMs = FIRST_REST_MS;
    this.openUntilMs = null;
    this.isProbing = false;
  }

  fail(): void {
    this.failures += 1;
    if (this.isProbing) this.restMs = Math.min(LONGEST_REST_MS, this.restMs * 2);
    if (this.isProbing || (this.failures >= FAILURES && this.openUntilMs === null))
      this.openUntilMs = this.nowMs() + this.restMs;
    this.isProbing = false;
  }
}
