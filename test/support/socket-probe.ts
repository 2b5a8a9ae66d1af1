import { type Socket } from 'socket.io-client';
import { openSocket } from '#siaga/client';
import {
  type Ack,
  type Bounds,
  type ChangeEvent,
  type ClientEvents,
  type Eta,
  type PositionFrame,
  type PositionReport,
  type QueueBoard,
  type ReportPositionsResult,
  type ResumeFrom,
  type ServerEvents,
  type StreamCursor,
  type Tick,
  type TicketStanding,
} from '#siaga/contracts';

const DEADLINE_MS = 8_000;

interface ProbeOptions {
  cookie?: string;
  headers?: Record<string, string>;
  query?: Record<string, string>;
  as?: 'visitor';
  account?: string;
}

/** A client's end of a socket that keeps all it was sent. */
export class SocketProbe {
  readonly changes: ChangeEvent[] = [];
  readonly frames: { receivedAtMs: number; frame: PositionFrame }[] = [];
  readonly etas: Eta[] = [];
  readonly ticks: Tick[] = [];
  readonly tickets: TicketStanding[] = [];
  readonly boards: QueueBoard[] = [];
  endedBy: string | null = null;
  disconnectReason: string | null = null;
  private readonly watchers = new Set<() => void>();

  private constructor(readonly socket: Socket<ServerEvents, ClientEvents>) {
    socket.on('change', (event) => this.note(() => this.changes.push(event)));
    socket.on('changes', (events) => this.note(() => this.changes.push(...events)));
    socket.on('positions', (frame) => this.note(() => this.frames.push({ receivedAtMs: Date.now(), frame })));
    socket.on('etas', ({ etas }) => this.note(() => this.etas.push(...etas)));
    socket.on('ticket', (standing) => this.note(() => this.tickets.push(standing)));
    socket.on('board', (board) => this.note(() => this.boards.push(board)));
    socket.on('tick', (tick) => this.note(() => this.ticks.push(tick)));
    socket.on('session.ended', ({ code }) => this.note(() => (this.endedBy = code)));
    socket.on('disconnect', (reason) => this.note(() => (this.disconnectReason = reason)));
  }

  /** Opens a socket; rejects with the server's refusal, whose code is in `data`. */
  static async open(
    port: number,
    { cookie, headers = {}, query = {}, as, account }: ProbeOptions = {},
  ): Promise<SocketProbe> {
    const socket = openSocket({
      baseUrl: `http://127.0.0.1:${port}`,
      query,
      as,
      account,
      headers: cookie === undefined ? headers : { ...headers, cookie },
    });
    const probe = new SocketProbe(socket);
    await new Promise<void>((connected, refused) => {
      socket.once('connect', connected);
      socket.once('connect_error', refused);
      socket.connect();
    });
    return probe;
  }

  /** The sequences received so far, in the order in which they came. */
  get seqs(): number[] {
    return this.changes.map((event) => event.seq);
  }

  /** Resolves as soon as `isTrue`; rejects at the deadline with what was waited for. */
  async until(isTrue: (probe: this) => boolean, what: string): Promise<void> {
    if (isTrue(this)) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.watchers.delete(check);
        reject(new Error(`Waited ${DEADLINE_MS} ms for ${what}`));
      }, DEADLINE_MS);
      const check = (): void => {
        if (!isTrue(this)) return;
        clearTimeout(timer);
        this.watchers.delete(check);
        resolve();
      };
      this.watchers.add(check);
    });
  }

  resume(
    since: ResumeFrom,
    topics?: Parameters<ClientEvents['resume']>[0]['topics'],
    heard?: string[],
  ): Promise<Ack<{ seq: number; cursor: StreamCursor }>> {
    return new Promise((resolve) => this.socket.emit('resume', { since, topics, heard }, resolve));
  }

  view(bounds: Bounds): Promise<Ack<Record<string, never>>> {
    return new Promise((resolve) => this.socket.emit('view', { bounds }, resolve));
  }

  sendPositions(
    unitId: string,
    positions: PositionReport[],
    sentAtMs = Date.now(),
  ): Promise<Ack<ReportPositionsResult>> {
    const sentAt = new Date(sentAtMs).toISOString();
    return new Promise((resolve) => this.socket.emit('positions', { unitId, sentAt, positions }, resolve));
  }

  close(): void {
    this.socket.disconnect();
  }

  private note(keep: () => void): void {
    keep();
    for (const watcher of [...this.watchers]) watcher();
  }
}
