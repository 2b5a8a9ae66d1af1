/** A thing that a device keeps until the server has it. */
export interface KeptThing {
  /** In which order they were made here. */
  readonly order: number;
  /** Why the server will never take it; null while it is to be sent. */
  readonly refusal: unknown;
}

/** What became of a sending: what leaves the device, and what stays with why. */
export interface Sorted<T, A> {
  readonly taken: readonly T[];
  readonly refused: readonly T[];
  /** What the server answered; left out where it only said that it has it, or refused. */
  readonly answer?: A;
}

/** `B` is what goes in one sending, `A` what the server answers to it. */
export interface KeptSenderDeps<T extends KeptThing, B, A> {
  kept: {
    all: () => readonly T[] | Promise<readonly T[]>;
    put: (thing: T) => void | Promise<void>;
    drop: (ids: readonly string[]) => void | Promise<void>;
  };
  /** By which a thing is kept and sent: it never changes, so that a second sending gives the first answer. */
  idOf: (thing: T) => string;
  /** What is sent next, of things in their order that were not refused; null when nothing is. */
  nextOf: (things: readonly T[]) => B | null;
  /** Null where the same is sent again later. */
  send: (batch: B) => Promise<Sorted<T, A> | null>;
  nowMs: () => number;
  /** Runs the work while no other tab runs its own. */
  inTurn: (work: () => Promise<void>) => Promise<void>;
  /** Milliseconds to wait after so many tries without an answer. */
  waitMs: (tries: number) => number;
  /** Calls back after a time; gives the way to call it off. */
  schedule: (callback: () => void, delayMs: number) => () => void;
}

/**
 * Writes each thing down before anything else happens, and sends them in their order for whoever is here; nothing leaves but by the server's
 * word, or put away by hand. What is refused holds up no other.
 */
export class KeptSender<T extends KeptThing, B, A> {
  private items: readonly T[] = [];
  private lastOrder = 0;
  private tries = 0;
  private isRunning = false;
  private isAskedAgain = false;
  private cancelTimer: (() => void) | null = null;
  private readonly here = new Map<string, (answer: A | null, batch: B) => void>();
  private readonly listeners = new Set<() => void>();

  /** `ownerOf` says whose a thing is: an account, a page. Nobody else sends it. */
  constructor(
    private readonly deps: KeptSenderDeps<T, B, A>,
    private readonly ownerOf: (thing: T) => string,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): readonly T[] => this.items;

  /** From here on what this owner keeps is sent; `told` takes each answer, null where the server only said that it has it. Gives the way to stop. */
  open(ownerId: string, told: (answer: A | null, batch: B) => void): () => void {
    this.here.set(ownerId, told);
    this.hurry();
    return () => this.here.delete(ownerId);
  }

  /** Resolves once it is written down. Throws what the store throws: what is not kept was not said. */
  async add(thing: Omit<T, 'order' | 'refusal'>): Promise<void> {
    // Two that are said at once are told apart after this wait.
    const known = await this.deps.kept.all();
    const last = known.reduce((most, one) => Math.max(most, one.order), this.lastOrder);
    const order = Math.max(last + 1, this.deps.nowMs());
    this.lastOrder = order;
    const kept = { ...thing, order, refusal: null } as unknown as T;
    await this.deps.kept.put(kept);
    this.show([...this.others([kept]), kept]);
    this.pump();
  }

  /** Its person has read why, and mended it or let it be. */
  async putAway(id: string): Promise<void> {
    await this.deps.kept.drop([id]);
    this.show(this.items.filter((one) => this.deps.idOf(one) !== id));
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

  private show(items: readonly T[]): void {
    this.items = [...items].sort((one, other) => one.order - other.order);
    for (const listener of this.listeners) listener();
  }

  private others(gone: readonly T[]): readonly T[] {
    const ids = new Set(gone.map(this.deps.idOf));
    return this.items.filter((one) => !ids.has(this.deps.idOf(one)));
  }

  private next(): { batch: B; ownerId: string } | null {
    const open = this.items.filter((one) => one.refusal === null && this.here.has(this.ownerOf(one)));
    const [first] = open;
    if (first === undefined) return null;
    const ownerId = this.ownerOf(first);
    const batch = this.deps.nextOf(open.filter((one) => this.ownerOf(one) === ownerId));
    return batch === null ? null : { batch, ownerId };
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
    for (let next = this.next(); next !== null; next = this.next()) {
      const sorted = await this.deps.send(next.batch);
      if (sorted === null) {
        this.tries += 1;
        this.cancelTimer = this.deps.schedule(() => this.pump(), this.deps.waitMs(this.tries));
        return;
      }
      this.tries = 0;
      const { taken, refused, answer } = sorted;
      if (taken.length > 0) this.here.get(next.ownerId)?.(answer ?? null, next.batch);
      for (const thing of refused) await this.deps.kept.put(thing);
      await this.deps.kept.drop(taken.map(this.deps.idOf));
      this.show([...this.others([...taken, ...refused]), ...refused]);
    }
  }
}
