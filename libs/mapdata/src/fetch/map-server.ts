import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { pipeline as piped, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { EndlessRedirect, ForbiddenAddress, type Outgoing } from '#siaga/kernel';
import { MapServerError } from './map-fetch.errors.js';

/** How long a server of maps is waited for. */
export interface ServerTimes {
  /** Before each further try, unless the server names a time. */
  readonly waitsMs: readonly number[];
  /** Until an answer begins: an Overpass reckons for minutes before its first byte. */
  readonly answerMs: number;
  /** Between two pieces of an answer. */
  readonly idleMs: number;
}

export const SERVER_TIMES: ServerTimes = {
  waitsMs: [5_000, 15_000, 30_000, 60_000, 60_000],
  answerMs: 240_000,
  idleMs: 60_000,
};

const LONGEST_WAIT_MS = 300_000;
/** Statuses by which servers say "later": too many requests, and what proxies say of a server that is busy. */
const LATER: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
/** No way to the server at all: it is tried once more, since somebody waits for the answer. */
const NO_WAY: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
]);
const TRIES_WITHOUT_WAY = 2;

/** Not this time; the same may succeed a little later. */
export class NotNowError extends Error {
  constructor(
    message: string,
    readonly afterMs: number | null = null,
    readonly problem: 'unreachable' | 'busy' = 'busy',
  ) {
    super(message);
  }
}

/** A server of maps as this program asks it: one request at a time, with its name, and never in a hurry. */
export class MapServer {
  constructor(
    private readonly agent: string,
    private readonly times: ServerTimes,
    private readonly signal: AbortSignal,
    private readonly outgoing: Pick<Outgoing, 'openOwn'>,
  ) {}

  /** Does `work` again while it throws NotNowError. Throws MapServerError with its last reason, and the signal's reason. */
  async insist<T>(url: string, work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      this.signal.throwIfAborted();
      try {
        return await work();
      } catch (error) {
        this.signal.throwIfAborted();
        if (!(error instanceof NotNowError)) throw error;
        const wait = this.times.waitsMs[tries - 1];
        const most = error.problem === 'unreachable' ? TRIES_WITHOUT_WAY : Infinity;
        if (wait === undefined || tries >= most)
          throw new MapServerError(error.problem, `${new URL(url).host} ${error.message}`, { cause: error });
        await pause(Math.min(error.afterMs ?? wait, LONGEST_WAIT_MS), undefined, { signal: this.signal });
      }
    }
  }

  /**
   * Asks, and goes where it is redirected as far as `Outgoing` lets it; the answer's status is one of success. Throws NotNowError, and
   * MapServerError for a refusal and for an address that may not be reached.
   */
  async ask(url: string, request: MapRequest = {}): Promise<MapAnswer> {
    const clock = new IdleClock(this.signal, this.times.answerMs);
    try {
      const { method = 'GET', body } = request;
      const headers = { ...request.headers, 'user-agent': this.agent };
      const asked = { url, method, headers, signal: clock.signal, ...(body !== undefined && { body }) };
      const response = await this.outgoing.openOwn(asked);
      const status = response.statusCode ?? 0;
      if ((status >= 200 && status < 300) || status === 416)
        return new MapAnswer(response, clock, this.times.idleMs);
      const said = await sentenceOf(response);
      clock.stop();
      if (LATER.has(status)) throw new NotNowError(`is busy (${said})`, retryAfterMs(response));
      throw new MapServerError('refused', `${new URL(url).host} refused: ${said}`);
    } catch (error) {
      clock.stop();
      if (error instanceof NotNowError || error instanceof MapServerError) throw error;
      if (error instanceof ForbiddenAddress || error instanceof EndlessRedirect)
        throw new MapServerError('refused', wayText(url, error), { cause: error });
      throw clock.explain(error);
    }
  }
}

/** What a server of maps is asked besides its address. */
export interface MapRequest {
  readonly method?: 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function wayText(url: string, error: ForbiddenAddress | EndlessRedirect): string {
  const { host } = new URL(url);
  if (error instanceof EndlessRedirect) return `${host} ${error.message}`;
  return (
    `${host}, or an address that it leads on to, may not be reached: outside the house by https only, and where it leads on to ` +
    `only in the public internet (SIAGA_OUTGOING_NETWORKS and SIAGA_OUTGOING_HTTP allow more)`
  );
}

/** An answer whose body is still to come. */
export class MapAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  private readonly body: Readable;

  constructor(
    private readonly response: IncomingMessage,
    private readonly clock: IdleClock,
    private readonly idleMs: number,
  ) {
    this.status = response.statusCode ?? 0;
    this.headers = response.headers;
    this.body = bodyOf(response);
  }

  /** Lets the body go unread. */
  drop(): void {
    this.clock.stop();
    this.response.destroy();
  }

  async text(): Promise<string> {
    try {
      return await text(this.body);
    } catch (error) {
      throw this.clock.explain(error);
    } finally {
      this.clock.stop();
    }
  }

  /** Writes the body to a file, behind what is in it with `flags` 'a'. Throws NotNowError when it ends early or pauses too long, and what the disk says. */
  async writeTo(file: string, flags: 'a' | 'w', onBytes: (bytes: number) => void): Promise<void> {
    // What cannot be written need not be sent.
    const out = createWriteStream(file, { flags }).once('error', () => this.clock.end());
    const broken: unknown[] = [];
    try {
      await pipeline(this.pieces(onBytes, broken), out);
    } finally {
      this.clock.stop();
    }
    if (broken.length > 0) throw this.clock.explain(broken[0]);
  }

  /** The body. Where it breaks off it ends, so that what came is kept, and why is put into `broken`. */
  private async *pieces(onBytes: (bytes: number) => void, broken: unknown[]): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of this.body) {
        this.clock.begin(this.idleMs);
        const bytes = chunk as Uint8Array;
        yield bytes;
        onBytes(bytes.length);
      }
    } catch (error) {
      broken.push(error);
    }
  }
}

/** Ends a request whose server says nothing for too long. */
class IdleClock {
  private readonly own = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  readonly signal: AbortSignal;

  constructor(
    private readonly outer: AbortSignal,
    firstMs: number,
  ) {
    this.signal = AbortSignal.any([outer, this.own.signal]);
    this.begin(firstMs);
  }

  begin(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.own.abort(), ms);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  /** Ends the request. */
  end(): void {
    this.stop();
    this.own.abort();
  }

  /** Why a request failed, as something to try again. */
  explain(error: unknown): unknown {
    if (this.outer.aborted) return this.outer.reason;
    if (this.own.signal.aborted) return new NotNowError('gave no answer in time');
    const code = codeOf(error);
    if (NO_WAY.has(code)) return new NotNowError(`cannot be reached (${code})`, null, 'unreachable');
    return new NotNowError(`broke off in the middle (${code})`);
  }
}

function codeOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  const { code, message } = (cause ?? error) as { code?: string; message?: string };
  return code ?? message ?? String(error);
}

/** The body as it was before it was packed; what breaks off breaks both. */
function bodyOf(response: IncomingMessage): Readable {
  if (response.headers['content-encoding'] !== 'gzip') return response;
  return piped(response, createGunzip(), () => undefined);
}

function retryAfterMs({ headers }: IncomingMessage): number | null {
  const said = headers['retry-after'];
  if (said === undefined) return null;
  const seconds = Number(said);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(said) - Date.now();
  return Number.isFinite(ms) && ms >= 0 ? ms : null;
}

const MOST_WORDS = 200;

/** Status and first words of a refusal; both servers answer with pages. */
async function sentenceOf(response: IncomingMessage): Promise<string> {
  const page = await firstOf(response).catch(() => '');
  const words = page
    .replace(/<(style|script|head)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${response.statusCode ?? 0} ${words.slice(0, MOST_WORDS)}`.trim();
}

const MOST_PAGE_BYTES = 64 * 1024;

async function firstOf(response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of bodyOf(response)) {
    pieces.push(piece as Buffer);
    size += (piece as Buffer).length;
    if (size >= MOST_PAGE_BYTES) break;
  }
  return Buffer.concat(pieces).toString('utf8');
}
