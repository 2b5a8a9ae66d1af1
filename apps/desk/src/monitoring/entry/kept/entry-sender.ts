import { type EnteredTravellers } from '#siaga/contracts';
import {
  afterAnswer,
  type Batch,
  idOf,
  inOrder,
  isForLater,
  type KeptEntry,
  nextBatch,
} from './kept-entries.policy.js';

export interface EntrySenderDeps {
  kept: {
    all: () => Promise<KeptEntry[]>;
    put: (entry: KeptEntry) => Promise<void>;
    drop: (ids: readonly string[]) => Promise<void>;
  };
  send: (batch: Batch) => Promise<EnteredTravellers>;
  /** The refusal of a whole batch, which asking again does not mend. */
  codeOf: (error: unknown) => string;
  nowMs: () => number;
  /** Runs the work while no other tab runs its own. */
  inTurn: (work: () => Promise<void>) => Promise<void>;
  /** Milliseconds to wait after so many tries without an answer. */
  waitMs: (tries: number) => number;
  /** Calls back after a time; gives the way to call it off. */
  schedule: (callback: () => void, delayMs: number) => () => void;
}

/**
 * Writes each entry down before anything else happens, and sends them in their order; nothing leaves but by the server's word, or taken out
 * by hand. An entry that is refused holds up no other.
 */
export class EntrySender {
  private items: readonly KeptEntry[] = [];
  private accountId: string | null = null;
  private told: (answer: EnteredTravellers) => void = () => undefined;
  private tries = 0;
  private isRunning = false;
  private isAskedAgain = false;
  private cancelTimer: (() => void) | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly deps: EntrySenderDeps) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): readonly KeptEntry[] => this.items;

  /** From here on this account's entries are sent; `told` takes each answer. Gives the way to stop. */
  open(accountId: string, told: (answer: EnteredTravellers) => void): () => void {
    this.accountId = accountId;
    this.told = told;
    this.hurry();
    return () => {
      this.accountId = null;
      this.cancelTimer?.();
    };
  }

  /** Resolves once it is written down. Throws what the store throws: an entry that is not kept is not entered. */
  async add(entry: Omit<KeptEntry, 'order' | 'refusal'>): Promise<void> {
    const last = this.items.reduce((most, { order }) => Math.max(most, order), 0);
    const order = Math.max(last + 1, this.deps.nowMs());
    const kept = { ...entry, order, refusal: null } as KeptEntry;
    await this.deps.kept.put(kept);
    this.show([...this.items.filter((one) => idOf(one) !== idOf(kept)), kept]);
    this.pump();
  }

  /** Its officer has read why, and mended it or let it be. */
  async putAway(id: string): Promise<void> {
    await this.deps.kept.drop([id]);
    this.show(this.items.filter((one) => idOf(one) !== id));
  }

  /** The line is back: try at once. */
  readonly hurry = (): void => {
    this.tries = 0;
    this.pump();
  };

  /** Reads what is kept: at the start, and when another tab may have changed it. */
  async reload(): Promise<void> {
    this.show(await this.deps.kept.all());
    this.pump();
  }

  private show(items: readonly KeptEntry[]): void {
    this.items = inOrder(items);
    for (const listener of this.listeners) listener();
  }

  private next(): Batch | null {
    return this.accountId === null ? null : nextBatch(this.items, this.accountId);
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
    // Another tab may have sent some of it while this one waited for its turn.
    this.show(await this.deps.kept.all());
    for (let batch = this.next(); batch !== null; batch = this.next()) {
      const sorted = await this.sent(batch);
      if (sorted === null) {
        this.tries += 1;
        this.cancelTimer = this.deps.schedule(() => this.pump(), this.deps.waitMs(this.tries));
        return;
      }
      this.tries = 0;
      await Promise.all(sorted.refused.map((entry) => this.deps.kept.put(entry)));
      await this.deps.kept.drop(sorted.taken.map(idOf));
      const gone = new Set([...sorted.taken, ...sorted.refused].map(idOf));
      this.show([...this.items.filter((one) => !gone.has(idOf(one))), ...sorted.refused]);
    }
  }

  /** Null where the same is sent again later. */
  private async sent(batch: Batch): Promise<ReturnType<typeof afterAnswer> | null> {
    try {
      const answer = await this.deps.send(batch);
      this.told(answer);
      return afterAnswer(batch, answer);
    } catch (error) {
      if (isForLater(error)) return null;
      const code = this.deps.codeOf(error);
      return {
        taken: [],
        refused: batch.entries.map((entry) => ({ ...entry, refusal: { code, field: null } })),
      };
    }
  }
}
