import { io, type Socket } from 'socket.io-client';
import {
  type ChangeEvent,
  type ClientEvents,
  type ServerEvents,
  type Snapshot,
  SOCKET_PATH,
  TICK_INTERVAL_MS,
} from '#siaga/contracts';
import { type Session } from './session.js';
import { backoffMs, sleep } from './wait.js';

type LiveSocket = Socket<ServerEvents, ClientEvents>;

/** What a person on a live line is told. */
export interface LiveHandlers {
  /** Everything alive, at the start and after every reconnect. */
  onSnapshot: (snapshot: Snapshot) => void;
  onChange: (event: ChangeEvent) => void;
  /** The line was lost or could not be had. */
  onDown: (reason: string) => void;
}

const CONNECT_TIMEOUT_MS = 10_000;
const SILENCE_MS = TICK_INTERVAL_MS * 4;

/** One person's live line: snapshot, socket, resume, changes; comes back for ever after any loss. */
export class LiveLink {
  #socket: LiveSocket | null = null;
  #lastHeardMs = 0;

  constructor(
    private readonly session: Session,
    private readonly handlers: LiveHandlers,
    private readonly signal: AbortSignal,
  ) {}

  get isUp(): boolean {
    return this.#socket?.connected ?? false;
  }

  /** Stays connected until the signal ends it. */
  async run(): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const cookie = await this.session.cookie();
        const snapshot = await this.session.call('snapshot', {});
        const socket = await this.#connect(cookie, snapshot);
        attempt = 0;
        await this.#untilLost(socket);
        this.handlers.onDown('the line was lost');
      } catch (error) {
        if (!this.signal.aborted)
          this.handlers.onDown(error instanceof Error ? error.message : String(error));
      } finally {
        this.#socket?.disconnect();
        this.#socket = null;
      }
      if (!(await sleep(backoffMs(attempt), this.signal))) return;
    }
  }

  /** Sends a volatile-minded batch of positions; false when the line is down or the server did not take it. */
  async sendPositions(input: Parameters<ClientEvents['positions']>[0]): Promise<boolean> {
    const socket = this.#socket;
    if (!socket?.connected) return false;
    // No answer in time counts as not taken: the caller keeps the positions and sends them with the next batch.
    return new Promise((resolve) => {
      socket
        .timeout(CONNECT_TIMEOUT_MS)
        .emit('positions', input, (error: Error | null, answer) => resolve(error === null && answer.ok));
    });
  }

  async #connect(cookie: string, snapshot: Snapshot): Promise<LiveSocket> {
    const socket: LiveSocket = io(this.session.client.baseUrl, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      timeout: CONNECT_TIMEOUT_MS,
      extraHeaders: { cookie },
    });
    this.#socket = socket;
    this.#listen(socket);
    await this.#opened(socket);
    this.handlers.onSnapshot(snapshot);
    await this.#resume(socket, snapshot.seq);
    return socket;
  }

  #resume(socket: LiveSocket, since: number): Promise<void> {
    return new Promise((resolve, reject) => {
      socket.timeout(CONNECT_TIMEOUT_MS).emit('resume', { since }, (error: Error | null, answer) => {
        if (error) reject(error);
        else if (answer.ok) resolve();
        else reject(new Error(`${answer.error.code} ${answer.error.message}`));
      });
    });
  }

  #listen(socket: LiveSocket): void {
    const heard = () => {
      this.#lastHeardMs = Date.now();
    };
    heard();
    socket.on('tick', heard);
    socket.on('change', (event) => {
      heard();
      this.handlers.onChange(event);
    });
    socket.on('changes', (events) => {
      heard();
      for (const event of events) this.handlers.onChange(event);
    });
    socket.on('session.ended', () => {
      this.session.forget();
      socket.disconnect();
    });
  }

  #opened(socket: LiveSocket): Promise<void> {
    return new Promise((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (error) => {
        if (/NOT_SIGNED_IN/.test(error.message)) this.session.forget();
        reject(error);
      });
    });
  }

  /** Until the socket closes, the simulator stops, or nothing was heard for several ticks (connected is not receiving). */
  async #untilLost(socket: LiveSocket): Promise<void> {
    const lost = new AbortController();
    const end = () => lost.abort();
    socket.once('disconnect', end);
    this.signal.addEventListener('abort', end, { once: true });
    while (socket.connected && (await sleep(TICK_INTERVAL_MS, lost.signal))) {
      if (Date.now() - this.#lastHeardMs > SILENCE_MS) break;
    }
    this.signal.removeEventListener('abort', end);
  }
}
