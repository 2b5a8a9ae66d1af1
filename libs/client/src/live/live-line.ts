import {
  type Ack,
  type ChangeEvent,
  type ClientEvents,
  type ReportPositionsResult,
  type ServerEvents,
  type Snapshot,
  type StreamCursor,
  type Tick,
  type TopicKindName,
} from '#siaga/contracts';
import { isSignedOut } from '../http/api-error.js';
import { retryWaitMs } from '../lib/wait.js';
import { JournalCursor } from './journal-cursor.js';
import { type LineState } from './line-state.js';
import { type LiveSocket } from './open-socket.js';

/** No tick for this long (two of them missed, and some) and the line counts as dead, whatever the socket believes. */
export const LIVENESS_TIMEOUT_MS = 12_000;
const ACK_TIMEOUT_MS = 10_000;

type Resumed = { seq: number; cursor: StreamCursor; settings?: string };

/** What a line starts from: where it stands in the journal, when, and by which topics it was read (a server of the version before says none). */
export type LineStart = Pick<Snapshot, 'cursor' | 'at'> & Partial<Pick<Snapshot, 'topics' | 'settings'>>;

/** Kinds of topic that a client asks for. */
export type AskedTopics = readonly [TopicKindName, ...TopicKindName[]];

/** What a line needs from outside; `S` is what it starts from. */
export interface LiveLinePorts<S extends LineStart = Snapshot> {
  /** Gives a socket that is not connected yet; its code may have to be fetched first. */
  openSocket: () => LiveSocket | Promise<LiveSocket>;
  /** Of the kinds of topic asked for, of all that the person may hear when there are none. */
  fetchSnapshot: (signal: AbortSignal, topics?: AskedTopics) => Promise<S>;
  takeSnapshot: (snapshot: S) => void;
  takeChanges: (events: readonly ChangeEvent[]) => void;
  takePositions?: ServerEvents['positions'];
  takeEtas?: ServerEvents['etas'];
  /** Told of each change of the line. */
  tell?: (state: Partial<LineState>) => void;
  /** Told why a try failed or a line was lost, null when the socket says nothing; the line comes back by itself. */
  lost?: (cause: unknown) => void;
  /** Nothing more comes until the line is stopped and started again. */
  sessionEnded: ServerEvents['session.ended'];
  learnServerTime?: (at: string) => void;
  nowMs?: () => number;
  random?: () => number;
  /** Runs later; gives the function that prevents it. */
  schedule?: (run: () => void, waitMs: number) => () => void;
}

const DEFAULTS = {
  takePositions: () => undefined,
  takeEtas: () => undefined,
  tell: () => undefined,
  lost: () => undefined,
  learnServerTime: () => undefined,
  nowMs: Date.now,
  random: Math.random,
  schedule: (run: () => void, waitMs: number) => {
    const timer = setTimeout(run, waitMs);
    return () => clearTimeout(timer);
  },
} satisfies Partial<LiveLinePorts<never>>;

/**
 * Keeps a client equal to the server: snapshot over HTTP, socket, buffer what comes live, resume from the snapshot's
 * cursor, live. After each break it resumes from where it had everything whole; when that is too old it takes a new
 * snapshot. Tries for ever.
 */
export class LiveLine<S extends LineStart = Snapshot> {
  private readonly ports: Required<LiveLinePorts<S>>;
  private readonly cursor = new JournalCursor();
  private topics: AskedTopics | undefined;
  /** The topics of the last snapshot: when they change, the way from it has a hole. */
  private heard: readonly string[] | undefined;
  private socket: LiveSocket | null = null;
  private abort = new AbortController();
  private isRunning = false;
  private buffer: ChangeEvent[] | null = null;
  private attempt = 0;
  private cancelRetry: (() => void) | null = null;
  private cancelWatchdog: (() => void) | null = null;
  private bounds: Parameters<ClientEvents['view']>[0] | null = null;
  private hasJustResynced = false;
  /** Those of the last snapshot. */
  private settings: string | undefined;
  private hasJustRenewed = false;

  constructor(ports: LiveLinePorts<S>) {
    this.ports = { ...DEFAULTS, ...ports };
  }

  /** Asks for these kinds of topic only, from now on; for all that the person may hear when there are none. A line that runs begins anew. */
  hear(topics: AskedTopics | undefined): void {
    const isSame = (topics ?? []).join() === (this.topics ?? []).join();
    this.topics = topics;
    if (isSame || !this.isRunning) return;
    this.stop();
    this.start();
  }

  /** Starts; does nothing when it runs. */
  start(): void {
    if (this.isRunning) return;
    this.isRunning = true;
    this.abort = new AbortController();
    this.ports.tell({ line: 'connecting', sinceMs: this.ports.nowMs() });
    void this.connect();
  }

  /** Stops for good until start; forgets the cursor, since another person may sign in next. */
  stop(): void {
    this.isRunning = false;
    this.abort.abort();
    this.dropSocket();
    this.cancelRetry?.();
    this.cursor.forget();
    this.hasJustResynced = false;
    this.attempt = 0;
  }

  /** Tells the server which part of the world the map shows; kept and told again after each reconnect. */
  setView(input: Parameters<ClientEvents['view']>[0]): void {
    this.bounds = input;
    this.sendView();
  }

  /** Sends positions over the socket; gives null when the line is down or the server did not take them. */
  sendPositions(input: Parameters<ClientEvents['positions']>[0]): Promise<ReportPositionsResult | null> {
    const socket = this.socket;
    if (!socket?.connected) return Promise.resolve(null);
    return new Promise((resolve) => {
      const cancel = this.ports.schedule(() => resolve(null), ACK_TIMEOUT_MS);
      socket.emit('positions', input, (answer) => {
        cancel();
        resolve(answer.ok ? answer.data : null);
      });
    });
  }

  private async connect(): Promise<void> {
    const { signal } = this.abort;
    try {
      if (!this.cursor.isSet && !(await this.begin(signal))) return;
      this.dropSocket();
      const socket = await this.ports.openSocket();
      if (!signal.aborted) this.follow(socket);
    } catch (error) {
      if (signal.aborted) return;
      if (isSignedOut(error)) this.ports.sessionEnded({ code: 'expired' });
      else this.retry(error);
    }
  }

  /** Takes a snapshot; false when the line was stopped meanwhile. */
  private async begin(signal: AbortSignal): Promise<boolean> {
    const snapshot = await this.ports.fetchSnapshot(signal, this.topics);
    if (signal.aborted) return false;
    this.ports.learnServerTime(snapshot.at);
    this.ports.takeSnapshot(snapshot);
    this.ports.tell({ lastMessageAtMs: this.ports.nowMs() });
    this.cursor.set(snapshot);
    this.heard = snapshot.topics;
    this.settings = snapshot.settings;
    return true;
  }

  private follow(socket: LiveSocket): void {
    this.socket = socket;
    this.buffer = [];
    socket.on('connect', () => this.resume(socket));
    socket.on('connect_error', (error) => this.fail(socket, error));
    socket.on('disconnect', () => this.fail(socket, null));
    socket.on('change', (event) => this.takeLive(event));
    socket.on('changes', (events) => this.takeMissed(events));
    socket.on('positions', (frame) => this.ports.takePositions(frame));
    socket.on('etas', (frame) => this.ports.takeEtas(frame));
    socket.on('tick', (tick) => this.takeTick(tick));
    socket.on('topics.changed', () => this.takeTopics(socket));
    socket.on('session.ended', (reason) => this.ports.sessionEnded(reason));
    this.watch(socket);
    socket.connect();
  }

  private resume(socket: LiveSocket): void {
    const { topics, heard } = this;
    const input = {
      ...this.cursor.resumeInput(),
      ...(topics && { topics: [...topics] }),
      ...(heard && { heard: [...heard] }),
    };
    socket.emit('resume', input, (answer: Ack<Resumed>) => {
      if (socket !== this.socket) return;
      if (answer.ok) this.goLive(socket, answer.data);
      else if (answer.error.code === 'REALTIME.RESYNC_REQUIRED') this.resync(socket, answer.error);
      else this.fail(socket, answer.error);
    });
  }

  private goLive(socket: LiveSocket, reached: Resumed): void {
    const buffered = this.buffer ?? [];
    this.buffer = null;
    this.ports.takeChanges(buffered);
    // Told meanwhile that other topics are heard.
    if (!this.cursor.isSet) return void this.beginAgain(socket);
    this.hasJustResynced = false;
    if (this.isOfOtherSettings(reached)) return void this.beginAgain(socket);
    this.cursor.resumed(reached);
    this.cursor.passed(buffered);
    this.attempt = 0;
    this.ports.tell({ line: 'online', sinceMs: this.ports.nowMs(), lastMessageAtMs: this.ports.nowMs() });
    this.sendView();
  }

  /** The server was started with others than those of the snapshot. Once only: of two processes each may have its own for a while. */
  private isOfOtherSettings({ settings }: Resumed): boolean {
    const isOther = settings !== undefined && this.settings !== undefined && settings !== this.settings;
    const isNew = isOther && !this.hasJustRenewed;
    this.hasJustRenewed = isOther;
    return isNew;
  }

  private resync(socket: LiveSocket, error: unknown): void {
    this.cursor.forget();
    // Refused again, on a snapshot of a moment ago: two processes differ, and asking at once would only press them.
    if (this.hasJustResynced) return this.fail(socket, error);
    this.hasJustResynced = true;
    this.dropSocket();
    void this.connect();
  }

  /** Other topics are heard from now on: if the line is lost before there is a new snapshot, the next one begins with it too. */
  private takeTopics(socket: LiveSocket): void {
    this.cursor.forget();
    if (this.buffer === null) void this.beginAgain(socket);
  }

  /** A new snapshot on a line that lives; what comes meanwhile is held back. */
  private async beginAgain(socket: LiveSocket): Promise<void> {
    const { signal } = this.abort;
    this.buffer = [];
    try {
      if (!(await this.begin(signal)) || socket !== this.socket) return;
      this.resume(socket);
    } catch (error) {
      if (!signal.aborted) this.fail(socket, error);
    }
  }

  private takeLive(event: ChangeEvent): void {
    this.ports.tell({ lastMessageAtMs: this.ports.nowMs() });
    // Until the resume is answered there may be a hole before this event; the cursor must not pass it.
    if (this.buffer) {
      this.buffer.push(event);
      return;
    }
    this.ports.takeChanges([event]);
    this.cursor.passed([event]);
  }

  private takeMissed(events: ChangeEvent[]): void {
    this.ports.takeChanges(events);
    this.cursor.passed(events);
  }

  private takeTick(tick: Tick): void {
    this.ports.learnServerTime(tick.at);
    this.ports.tell({
      lastMessageAtMs: this.ports.nowMs(),
      database: tick.database,
      background: tick.background ?? 'up',
    });
    if (this.socket) this.watch(this.socket);
  }

  private watch(socket: LiveSocket): void {
    this.cancelWatchdog?.();
    this.cancelWatchdog = this.ports.schedule(() => this.fail(socket, null), LIVENESS_TIMEOUT_MS);
  }

  private fail(socket: LiveSocket, error: unknown): void {
    if (socket !== this.socket || !this.isRunning) return;
    this.dropSocket();
    if (error !== null && isSignedOut(error)) this.ports.sessionEnded({ code: 'expired' });
    else this.retry(error);
  }

  private retry(cause: unknown): void {
    if (!this.isRunning) return;
    this.ports.lost(cause);
    if (this.attempt === 0) this.ports.tell({ line: 'offline', sinceMs: this.ports.nowMs() });
    this.cancelRetry?.();
    this.cancelRetry = this.ports.schedule(
      () => void this.connect(),
      retryWaitMs(this.attempt, this.ports.random),
    );
    this.attempt += 1;
  }

  private dropSocket(): void {
    this.cancelWatchdog?.();
    const socket = this.socket;
    this.socket = null;
    this.buffer = null;
    socket?.removeAllListeners();
    socket?.disconnect();
  }

  private sendView(): void {
    if (!this.bounds || !this.socket?.connected) return;
    // A refused view only means that positions keep coming as they were; the next move of the map asks again.
    this.socket.emit('view', this.bounds, () => undefined);
  }
}
