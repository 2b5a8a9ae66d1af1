import type { PositionReport } from '#siaga/contracts';
import { addPosition, isUsable, isWorthKeeping, nextBatch, withoutSent } from './position-buffer.policy.js';

export type GpsProblem = 'denied' | 'unavailable' | 'unsupported';

export interface GpsView {
  problem: GpsProblem | null;
  /** The last fix that was worth sending. */
  last: PositionReport | null;
  /** The newest fix that can be drawn, and the server time at which it came. */
  live: { fix: PositionReport; atMs: number } | null;
  /** Server time of the last batch that the centre has stored, in ms; null before the first. */
  sentAtMs: number | null;
  unsent: number;
}

export interface ReporterPorts {
  /** Watches the device's position; gives the way to stop. */
  watch: (onFix: (fix: PositionReport) => void, onProblem: (problem: GpsProblem) => void) => () => void;
  /** Sends one batch over whatever line there is; false when it did not arrive. */
  send: (unitId: string, sentAt: string, batch: PositionReport[]) => Promise<boolean>;
  /** The device's clock, for `sentAt`. */
  nowMs: () => number;
  serverNowMs: () => number;
  /** What an earlier page kept for this unit. */
  load: (unitId: string) => PositionReport[];
  keep: (unitId: string, buffer: readonly PositionReport[]) => void;
}

const NO_FIX: GpsView = { problem: null, last: null, live: null, sentAtMs: null, unsent: 0 };

/** Reports where the unit is while it is on duty: thinned, in batches, kept while there is no signal. */
export class PositionReporter {
  private view = NO_FIX;
  private buffer: PositionReport[] = [];
  private unitId: string | null = null;
  private isSending = false;
  private stopWatch: (() => void) | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly ports: ReporterPorts) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): GpsView => this.view;

  start(unitId: string): void {
    if (this.unitId === unitId) return;
    this.stop();
    this.unitId = unitId;
    this.buffer = this.ports.load(unitId);
    this.change({ ...NO_FIX, unsent: this.buffer.length });
    this.stopWatch = this.ports.watch(
      (fix) => this.take(fix),
      (problem) => this.change({ ...this.view, problem }),
    );
  }

  stop(): void {
    this.stopWatch?.();
    this.stopWatch = null;
    this.unitId = null;
  }

  /** Sends what waits, oldest first, until all is sent or the line fails. Does nothing while it runs. */
  async flush(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    try {
      while (this.unitId !== null && this.buffer.length > 0) {
        const batch = nextBatch(this.buffer);
        const sentAt = new Date(this.ports.nowMs()).toISOString();
        if (!(await this.ports.send(this.unitId, sentAt, batch))) break;
        this.put(withoutSent(this.buffer, batch));
        this.change({ ...this.view, sentAtMs: this.ports.serverNowMs() });
      }
    } finally {
      this.isSending = false;
    }
  }

  private take(fix: PositionReport): void {
    const isKept = isWorthKeeping(this.view.last, fix);
    if (isKept) this.put(addPosition(this.buffer, fix));
    this.change({
      ...this.view,
      problem: null,
      last: isKept ? fix : this.view.last,
      live: isUsable(fix) ? { fix, atMs: this.ports.serverNowMs() } : this.view.live,
    });
    if (isKept) void this.flush();
  }

  private put(buffer: PositionReport[]): void {
    this.buffer = buffer;
    if (this.unitId !== null) this.ports.keep(this.unitId, buffer);
    this.change({ ...this.view, unsent: buffer.length });
  }

  private change(view: GpsView): void {
    this.view = view;
    for (const listener of this.listeners) listener();
  }
}
