import {
  type Ack,
  type ChangeEvent,
  type ClientEvents,
  type ServerEvents,
  type Snapshot,
  type Tick,
} from '#siaga/contracts';
import { type Socket } from 'socket.io-client';
import { type ConnectionState } from './connection-store.js';

export type SiagaSocket = Pick<
  Socket<ServerEvents, ClientEvents>,
  'on' | 'emit' | 'connect' | 'disconnect' | 'removeAllListeners' | 'connected'
>;

/** No tick for this long (two of them missed, and some) and the line counts as dead, whatever the socket believes. */
export const LIVENESS_TIMEOUT_MS = 12_000;
const ACK_TIMEOUT_MS = 10_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;

/** What the client needs from outside; tests give their own. */
export interface RealtimePorts {
  openSocket: () => SiagaSocket;
  fetchSnapshot: (signal: AbortSignal) => Promise<Snapshot>;
  takeSnapshot: (snapshot: Snapshot) => void;
  takeChanges: (events: readonly ChangeEvent[]) => void;
  takePositions: ServerEvents['positions'];
  takeEtas: ServerEvents['etas'];
  /** Told of each change of the line. */
  tell: (state: Partial<ConnectionState>) => void;
  sessionEnded: ServerEvents['session.ended'];
  /** True when the failure means that nobody is signed in any more. */
  isSignedOut: (error: unknown) => boolean;
  nowMs: () => number;
  learnServerTime: (at: string) => void;
  random: () => number;
  schedule: (run: () => void, waitMs: number) => () => void;
}

/** Wait before the next try: doubles, never the same for two consoles, so that a restart is not met by all at once. */
export function retryWaitMs(attempt: number, random: () => number): number {
  const ceilingMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempt);
  return ceilingMs * (0.3 + 0.7 * random());
}

/**
 * Keeps the store equal to the server: snapshot over HTTP, socket, buffer what comes live, resume from the snapshot's
 * sequence, live. After each break it resumes from the last sequence it has whole; when that is too old it takes a new
 * snapshot. Tries for ever.
 */
export class RealtimeClient {
  private socket: SiagaSocket | null = null;
  private abort = new AbortController();
  private isRunning = false;
  /** Everything up to here has been applied; null until a snapshot is there. */
  private seq: number | null = null;
  private buffer: ChangeEvent[] | null = null;
  private attempt = 0;
  private cancelRetry: (() => void) | null = null;
  private cancelWatchdog: (() => void) | null = null;
  private bounds: Parameters<ClientEvents['view']>[0] | null = null;

  constructor(private readonly ports: RealtimePorts) {}

  /** Starts; does nothing when it runs. */
  start(): void {
    if (this.isRunning) return;
    this.isRunning = true;
    this.abort = new AbortController();
    this.ports.tell({ line: 'connecting', sinceMs: this.ports.nowMs() });
    void this.connect();
  }

  /** Stops for good until start; forgets the sequence, since another person may sign in next. */
  stop(): void {
    this.isRunning = false;
    this.abort.abort();
    this.dropSocket();
    this.cancelRetry?.();
    this.seq = null;
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
      if (this.seq === null) {
        const snapshot = await this.ports.fetchSnapshot(signal);
        if (signal.aborted) return;
        this.ports.learnServerTime(snapshot.at);
        this.ports.takeSnapshot(snapshot);
        this.ports.tell({ lastMessageAtMs: this.ports.nowMs() });
        this.seq = snapshot.seq;
      }
      this.openSocket();
    } catch (error) {
      if (signal.aborted) return;
      if (this.ports.isSignedOut(error)) this.ports.sessionEnded({ code: 'expired' });
      else this.retry();
    }
  }

  private openSocket(): void {
    this.dropSocket();
    const socket = this.ports.openSocket();
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

  private resume(socket: SiagaSocket): void {
    const since = this.seq ?? 0;
    socket.emit('resume', { since }, (answer: Ack<{ seq: number }>) => {
      if (socket !== this.socket) return;
      if (answer.ok) this.goLive(answer.data.seq);
      else if (answer.error.code === 'REALTIME.RESYNC_REQUIRED') this.resync();
      else this.fail(socket, answer.error);
    });
  }

  private goLive(seq: number): void {
    const buffered = this.buffer ?? [];
    this.buffer = null;
    this.ports.takeChanges(buffered);
    this.seq = Math.max(this.seq ?? 0, seq, ...buffered.map((event) => event.seq));
    this.attempt = 0;
    this.ports.tell({ line: 'online', sinceMs: this.ports.nowMs(), lastMessageAtMs: this.ports.nowMs() });
    this.sendView();
  }

  private resync(): void {
    this.seq = null;
    this.dropSocket();
    void this.connect();
  }

  private takeLive(event: ChangeEvent): void {
    this.ports.tell({ lastMessageAtMs: this.ports.nowMs() });
    // Until the resume is answered there may be a hole before this event; its sequence must not be taken as reached.
    if (this.buffer) {
      this.buffer.push(event);
      return;
    }
    this.ports.takeChanges([event]);
    this.seq = Math.max(this.seq ?? 0, event.seq);
  }

  private takeMissed(events: ChangeEvent[]): void {
    this.ports.takeChanges(events);
    const last = events.at(-1);
    if (last) this.seq = Math.max(this.seq ?? 0, last.seq);
  }

  private takeTick(tick: Tick): void {
    this.ports.learnServerTime(tick.at);
    this.ports.tell({ lastMessageAtMs: this.ports.nowMs(), database: tick.database });
    if (this.socket) this.watch(this.socket);
  }

  private watch(socket: SiagaSocket): void {
    this.cancelWatchdog?.();
    this.cancelWatchdog = this.ports.schedule(() => this.fail(socket, null), LIVENESS_TIMEOUT_MS);
  }

  private fail(socket: SiagaSocket, error: unknown): void {
    if (socket !== this.socket || !this.isRunning) return;
    this.dropSocket();
    if (error !== null && this.ports.isSignedOut(error)) this.ports.sessionEnded({ code: 'expired' });
    else this.retry();
  }

  private retry(): void {
    if (!this.isRunning) return;
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
