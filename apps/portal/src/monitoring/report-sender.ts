import { type DailyReport, type SendReportInput } from '#siaga/contracts';
import { inOrder, type KeptReport, nextReport, type SendOutcome } from './kept-reports.policy.js';

export interface SenderDeps {
  kept: {
    all: () => KeptReport[];
    put: (key: string, report: KeptReport) => void;
    drop: (key: string) => void;
  };
  send: (report: KeptReport) => Promise<SendOutcome>;
  newKey: () => string;
  nowMs: () => number;
  /** Runs the work while no other tab runs its own. */
  inTurn: (work: () => Promise<void>) => Promise<void>;
  /** Milliseconds to wait after so many tries without an answer. */
  waitMs: (tries: number) => number;
  /** Calls back after a time; gives the way to call it off. */
  schedule: (callback: () => void, delayMs: number) => () => void;
}

/** Writes each report down before anything else happens, and sends them one after the other; nothing leaves but by the server's word, or put away. */
export class ReportSender {
  private items: readonly KeptReport[];
  private tries = 0;
  private isRunning = false;
  private isAskedAgain = false;
  private cancelTimer: (() => void) | null = null;
  private readonly openPages = new Map<string, (report: DailyReport | null) => void>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly deps: SenderDeps) {
    this.items = inOrder(deps.kept.all());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): readonly KeptReport[] => this.items;

  /** From here on reports of that page are sent; `told` takes what the server answers, null when only that it has it. Gives the way to stop. */
  open(pageId: string, told: (report: DailyReport | null) => void): () => void {
    this.openPages.set(pageId, told);
    this.pump();
    return () => this.openPages.delete(pageId);
  }

  add(report: SendReportInput): void {
    const key = this.deps.newKey();
    const last = this.deps.kept.all().reduce((most, { order }) => Math.max(most, order), 0);
    const order = Math.max(last + 1, this.deps.nowMs());
    this.deps.kept.put(key, { ...report, key, order, refusal: null });
    this.reload();
    this.pump();
  }

  /** Its person has read why. */
  putAway(key: string): void {
    this.deps.kept.drop(key);
    this.reload();
  }

  /** The line is back: try at once. */
  readonly hurry = (): void => {
    this.tries = 0;
    this.pump();
  };

  /** Another tab changed what is kept. */
  reload(): void {
    this.items = inOrder(this.deps.kept.all());
    for (const listener of this.listeners) listener();
  }

  private next(): KeptReport | null {
    return nextReport(this.deps.kept.all(), (id) => this.openPages.has(id));
  }

  private pump(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
    if (this.isRunning) this.isAskedAgain = true;
    else if (this.next() !== null) void this.run();
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    try {
      await this.deps.inTurn(() => this.sendAll());
    } finally {
      this.isRunning = false;
    }
    if (!this.isAskedAgain) return;
    this.isAskedAgain = false;
    this.pump();
  }

  private async sendAll(): Promise<void> {
    for (let next = this.next(); next !== null; next = this.next()) {
      const outcome = await this.deps.send(next);
      if (outcome.kind === 'later') {
        this.tries += 1;
        this.cancelTimer = this.deps.schedule(() => this.pump(), this.deps.waitMs(this.tries));
        return;
      }
      this.tries = 0;
      if (outcome.kind === 'refused') this.deps.kept.put(next.key, { ...next, refusal: outcome.refusal });
      else {
        this.openPages.get(next.id)?.(outcome.report);
        this.deps.kept.drop(next.key);
      }
      this.reload();
    }
  }
}
