import type { PositionReport } from '#siaga/contracts';
import {
  addPosition,
  isUsable,
  isWorthKeeping,
  MAX_BATCH,
  nextBatch,
  withoutSent,
} from './position-buffer.policy.js';

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
  /** Positions that the centre refused for good since the page was opened. */
  refused: number;
}

/** A position that the centre will never take, and what it says of it. */
export interface SetAside {
  position: PositionReport;
  why: string;
}

/**
 * What became of a batch. `stored`: all of it is acknowledged but for those that are named, by place, as refused for good; `later`: nothing
 * is; `unreadable`: the centre cannot read it as a whole, and one of them may be why.
 */
export type SendReceipt =
  | { kind: 'stored'; refused: readonly { index: number; why: string }[] }
  | { kind: 'later' }
  | { kind: 'unreadable'; why: string };

export interface ReporterPorts {
  /** Watches the device's position; gives the way to stop. */
  watch: (onFix: (fix: PositionReport) => void, onProblem: (problem: GpsProblem) => void) => () => void;
  /** Sends one batch over whatever line there is. */
  send: (unitId: string, sentAt: string, batch: PositionReport[]) => Promise<SendReceipt>;
  /** Keeps what the centre refused for good beside what waits. */
  setAside: (unitId: string, refused: readonly SetAside[]) => void;
  /** The device's clock, for `sentAt`. */
  nowMs: () => number;
  serverNowMs: () => number;
  /** What an earlier page kept for this unit. */
  load: (unitId: string) => PositionReport[];
  keep: (unitId: string, buffer: readonly PositionReport[]) => void;
}

const NO_FIX: GpsView = { problem: null, last: null, live: null, sentAtMs: null, unsent: 0, refused: 0 };

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

  /**
   * Sends what waits, oldest first, until all is sent or the line fails. Only what was acknowledged is deleted; one that is refused for good is set aside and
   * holds up none of the others. Does nothing while it runs.
   */
  async flush(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    try {
      let most = MAX_BATCH;
      while (this.unitId !== null && this.buffer.length > 0) {
        const batch = nextBatch(this.buffer, most);
        const sentAt = new Date(this.ports.nowMs()).toISOString();
        const receipt = await this.ports.send(this.unitId, sentAt, batch);
        if (receipt.kind === 'later') break;
        // Which of them it is shows when they are sent by halves.
        if (receipt.kind === 'unreadable' && batch.length > 1) most = Math.ceil(batch.length / 2);
        else {
          this.settle(batch, refusedOf(batch, receipt));
          most = MAX_BATCH;
        }
      }
    } finally {
      this.isSending = false;
    }
  }

  private settle(batch: readonly PositionReport[], refused: readonly SetAside[]): void {
    if (this.unitId !== null && refused.length > 0) this.ports.setAside(this.unitId, refused);
    this.put(withoutSent(this.buffer, batch));
    const isAnyStored = refused.length < batch.length;
    this.change({
      ...this.view,
      refused: this.view.refused + refused.length,
      sentAtMs: isAnyStored ? this.ports.serverNowMs() : this.view.sentAtMs,
    });
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

function refusedOf(
  batch: readonly PositionReport[],
  receipt: Exclude<SendReceipt, { kind: 'later' }>,
): SetAside[] {
  if (receipt.kind === 'unreadable') return batch.map((position) => ({ position, why: receipt.why }));
  return receipt.refused.flatMap(({ index, why }) => {
    const position = batch[index];
    return position ? [{ position, why }] : [];
  });
}
