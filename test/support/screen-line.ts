import {
  ApiClient,
  askedTopics,
  CookieJar,
  LiveLine,
  openSocket,
  type LineState,
  type WantedTopics,
} from '#siaga/client';
import type { Account, ChangeEvent, ServerEvents, Snapshot } from '#siaga/contracts';

const DEADLINE_MS = 10_000;

/** A screen's line without its screen: asks as the screen does, and keeps every byte that it was sent. */
export class ScreenLine {
  /** Bodies of the HTTP answers, as they came. */
  readonly answers: string[] = [];
  /** Packets of the socket, as they came. */
  readonly packets: string[] = [];
  readonly snapshots: Snapshot[] = [];
  readonly changes: ChangeEvent[] = [];
  readonly lost: unknown[] = [];
  endedBy: Parameters<ServerEvents['session.ended']>[0]['code'] | null = null;
  readonly line: LiveLine;
  private state: Partial<LineState> = {};
  private network = Promise.resolve();
  private readonly watchers = new Set<() => void>();

  constructor(base: string, { cookie }: { cookie: string }, topics: ReturnType<typeof askedTopics>) {
    const jar = new CookieJar();
    const client = new ApiClient({
      baseUrl: base,
      fetch: async (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('cookie', cookie);
        const response = await jar.fetch(input, { ...init, headers });
        this.answers.push(await response.clone().text());
        return response;
      },
    });
    this.line = new LiveLine({
      openSocket: async () => {
        await this.network;
        return this.listened(openSocket({ baseUrl: base, headers: { cookie } }));
      },
      fetchSnapshot: (signal, asked) =>
        client.call('snapshot', asked ? { topics: asked.join() } : {}, { signal }),
      takeSnapshot: (snapshot) => this.note(() => this.snapshots.push(snapshot)),
      takeChanges: (events) => this.note(() => this.changes.push(...events)),
      tell: (state) => this.note(() => (this.state = { ...this.state, ...state })),
      lost: (cause) => this.note(() => this.lost.push(cause)),
      sessionEnded: ({ code }) => this.note(() => (this.endedBy = code)),
    });
    this.line.hear(topics);
  }

  /** Opens it as the screen of this account does, and waits until it is live. */
  static async open(
    base: string,
    person: { cookie: string; account: Account },
    wants: WantedTopics,
  ): Promise<ScreenLine> {
    const screen = new ScreenLine(base, person, askedTopics(person.account, wants));
    screen.line.start();
    await screen.until(({ isLive }) => isLive, 'the line to be live');
    return screen;
  }

  get isLive(): boolean {
    return this.state.line === 'online';
  }

  get snapshot(): Snapshot {
    const last = this.snapshots.at(-1);
    if (!last) throw new Error('There is no snapshot yet');
    return last;
  }

  /** All that came over either way, as text. */
  get everything(): string {
    return [...this.answers, ...this.packets].join('\n');
  }

  /** The line breaks as on a lost network, and cannot come back until `mend`. */
  breakLine(): void {
    this.network = new Promise((back) => (this.mend = back));
    this.cut();
  }

  /** The network is back. */
  mend: () => void = () => undefined;

  /** Resolves as soon as `isTrue`; rejects at the deadline with what was waited for. */
  async until(isTrue: (screen: this) => boolean, what: string): Promise<void> {
    if (isTrue(this)) return;
    await new Promise<void>((resolve, reject) => {
      const end = (finish: () => void): void => {
        clearTimeout(timer);
        this.watchers.delete(check);
        finish();
      };
      const timer = setTimeout(() => end(() => reject(new Error(`Waited in vain for ${what}`))), DEADLINE_MS);
      const check = (): void => {
        if (isTrue(this)) end(resolve);
      };
      this.watchers.add(check);
    });
  }

  private cut: () => void = () => undefined;

  private listened(socket: ReturnType<typeof openSocket>): ReturnType<typeof openSocket> {
    socket.io.on('open', () => {
      const { engine } = socket.io;
      this.cut = () => engine.close();
      engine.on('packet', ({ data }: { data?: unknown }) => {
        if (typeof data === 'string') this.packets.push(data);
      });
    });
    return socket;
  }

  private note(keep: () => void): void {
    keep();
    for (const watcher of [...this.watchers]) watcher();
  }
}
