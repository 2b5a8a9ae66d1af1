import {
  type Ack,
  type ChangeEvent,
  type ClientEvents,
  type ServerEvents,
  type Snapshot,
  type StreamCursor,
  type Tick,
} from '#siaga/contracts';
import { isSignedOut } from '../http/api-error.js';
import { retryWaitMs } from '../lib/wait.js';
import { JournalCursor } from './journal-cursor.js';
import { type LineState } from './line-state.js';
import { type LiveSocket } from './open-socket.js';

/** No tick for this long (two of them missed, and some) and the line counts as dead, whatever the socket believes. */
export const LIVENESS_TIMEOUT_MS = 12_000;
const ACK_TIMEOUT_MS = 10_000;

type Resumed = { seq: number; cursor: StreamCursor };

/** What a line needs from outside. */
export interface LiveLinePorts {
  /** Gives a socket that is not connected yet; its code may have to be fetched first. */
  openSocket: () => LiveSocket | Promise<LiveSocket>;
  fetchSnapshot: (signal: AbortSignal) => Promise<Snapshot>;
  takeSnapshot: (snapshot: Snapshot) => void;
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
} satisfies Partial<LiveLinePorts>;

/**
 * Keeps a client equal to the server: snapshot over HTTP, socket, buffer what comes live, resume from the snapshot's
 * cursor, live. After each break it resumes from where it had everything whole; when that is too old it takes a new
 * snapshot. Tries for ever.
 */
export class LiveLine {
  private readonly ports: Required<LiveLinePorts>;
  private readonly cursor = new JournalCursor();
  private socket: LiveSocket | null = null;
  private abort = new AbortController();
  private isRunning = false;
  private buffer: ChangeEvent[] | null = null;
  private attempt = 0;
  private cancelRetry: (() => void) | null = null;
  private cancelWatchdog: (() => void) | null = null;
  private bounds: Parameters<ClientEvents['view']>[0] | null = null;

  constructor(ports: LiveLinePorts) {
    this.ports = { ...DEFAULTS, ...ports };
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
    this.attempt = 0;
  }

  /** Tells the server which part of the world the map shows; kept and told again after each reconnect. */
  setView(input: Parameters<ClientEvents['view']>[0]): void {
    this.bounds = input;
    this.sendView();
  }

  /** Sends positions over the socket; gives null when the line is down or the server did not take them. */
  sendPositions(
    input: Parameters<ClientEvents['positions']>[0],
  ): Promise<{ stored: number; clockOffsetMs: number } | null> {
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
      if (!this.cursor.isSet) {
        const snapshot = await this.ports.fetchSnapshot(signal);
        if (signal.aborted) return;
        this.ports.learnServerTime(snapshot.at);
        this.ports.takeSnapshot(snapshot);
        this.ports.tell({ lastMessageAtMs: this.ports.nowMs() });
        this.cursor.set(snapshot);
      }
      this.dropSocket();
      const socket = await this.ports.openSocket();
      if (!signal.aborted) this.follow(socket);
    } catch (error) {
      if (signal.aborted) return;
      if (isSignedOut(error)) this.ports.sessionEnded({ code: 'expired' });
      else this.retry(error);
    }
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
    socket.on('session.ended', (reason) => this.ports.sessionEnded(reason));
    this.watch(socket);
    socket.connect();
  }

  private resume(socket: LiveSocket): void {
    socket.emit('resume', this.cursor.resumeInput(), (answer: Ack<Resumed>) => {
      if (socket !== this.socket) return;
      if (answer.ok) this.goLive(answer.data);
      else if (answer.error.code === 'REALTIME.RESYNC_REQUIRED') this.resync();
      else this.fail(socket, answer.error);
    });
  }

  private goLive(reached: Resumed): void {
    const buffered = this.buffer ?? [];
    this.buffer = null;
    this.ports.takeChanges(buffered);
    this.cursor.resumed(reached);
    this.cursor.passed(buffered);
    this.attempt = 0;
    this.ports.tell({ line: 'online', sinceMs: this.ports.nowMs(), lastMessageAtMs: this.ports.nowMs() });
    this.sendView();
  }

  private resync(): void {
    this.cursor.forget();
    this.dropSocket();
    void this.connect();
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
    this.ports.tell({ lastMessageAtMs: this.ports.nowMs(), database: tick.database });
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
