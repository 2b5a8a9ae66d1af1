import { setTimeout as wait } from 'node:timers/promises';
import { Client, type Notification, type Pool } from 'pg';
import { newId, type Logger } from '#siaga/kernel';

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;
/** An engine that does not carry notifications between connections is asked again after this time. */
const UNSUPPORTED_RETRY_MS = 300_000;
const PROBE_TIMEOUT_MS = 5_000;
/** The line is tried this often, since a silent one looks like a quiet one. */
const CHECK_INTERVAL_MS = 15_000;
const QUERY_TIMEOUT_MS = 5_000;
/** What rings within this time of the last ring is told once: each takes a lock that all of the server's processes share. */
const REST_MS = 5;

/** `heard`: rings of other processes come; `unsupported`: the engine does not carry them; `away`: the line is lost and tried again. */
export type BellState = 'off' | 'heard' | 'unsupported' | 'away';

/**
 * Tells other processes on the database that something is to be read, by LISTEN/NOTIFY on a connection of its own. It only makes
 * things faster: a ring may be lost, so whoever listens looks by itself from time to time as well. Nothing here throws.
 * Rings go out beside transactions, never inside one: PostgreSQL commits transactions that notify one after the other (ADR 0016).
 */
export class Bell {
  private readonly ownId = newId();
  private client: Client | null = null;
  private current: BellState = 'off';
  private isStopped = true;
  private life: Promise<void> = Promise.resolve();
  private sending: Promise<void> | null = null;
  private isWanted = false;
  private readonly ending = new AbortController();

  /** `channel` is a plain identifier. */
  constructor(
    private readonly pool: Pool,
    private readonly channel: string,
    private readonly logger: Logger,
    private readonly applicationName = 'siaga-bell',
  ) {}

  get state(): BellState {
    return this.current;
  }

  /** Begins to listen, now and again after every loss; `onRing` is called for rings of others and whenever some may have been lost. */
  start(onRing: () => void): void {
    this.isStopped = false;
    this.life = this.live(onRing);
  }

  /** Tells the others, soon and once for many. Does nothing while the line is away: they look by themselves. */
  ring(): void {
    if (this.current !== 'heard') return;
    this.isWanted = true;
    this.sending ??= this.send().finally(() => (this.sending = null));
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.ending.abort();
    await this.life;
    this.current = 'off';
  }

  private async live(onRing: () => void): Promise<void> {
    let retryMs = FIRST_RETRY_MS;
    while (!this.isStopped) {
      try {
        await this.listen(onRing, () => (retryMs = FIRST_RETRY_MS));
      } catch (error) {
        this.become('away', error);
      }
      const pauseMs = this.current === 'unsupported' ? UNSUPPORTED_RETRY_MS : retryMs;
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
      // At random, so that not all processes come back at once.
      await this.pause(pauseMs * (0.5 + Math.random() / 2));
    }
  }

  /** One life of the line: ends by an error when it is lost, quietly when it is stopped or of no use. */
  private async listen(onRing: () => void, onHeard: () => void): Promise<void> {
    const client = new Client({
      ...this.pool.options,
      application_name: this.applicationName,
      query_timeout: QUERY_TIMEOUT_MS,
      keepAlive: true,
    });
    const lost = new Promise<never>((_, reject) => {
      client.on('error', reject);
      client.on('end', () => reject(new Error('the line was closed')));
    });
    // Heard of by whoever waits for it below; until then it is nobody's.
    lost.catch(() => undefined);
    try {
      await client.connect();
      const probe = this.ownRing(client);
      await client.query(`LISTEN ${this.channel}`);
      if (!(await this.isCarried(probe))) {
        await client.query('UNLISTEN *');
        this.become('unsupported');
        return;
      }
      client.on('notification', ({ payload }) => {
        if (payload !== this.ownId) onRing();
      });
      this.client = client;
      this.become('heard');
      onHeard();
      onRing();
      await Promise.race([lost, this.keepTrying(client)]);
    } finally {
      this.client = null;
      await client.end().catch(() => undefined);
    }
  }

  private ownRing(client: Client): Promise<boolean> {
    return new Promise((resolve) => {
      const hear = ({ payload }: Notification): void => {
        if (payload !== this.ownId) return;
        client.off('notification', hear);
        resolve(true);
      };
      client.on('notification', hear);
    });
  }

  /** Whether a ring of another connection comes: neither the embedded engine nor a pooler of transactions carries them. */
  private async isCarried(probe: Promise<boolean>): Promise<boolean> {
    await this.pool.query('SELECT pg_notify($1, $2)', [this.channel, this.ownId]);
    return Promise.race([probe, this.pause(PROBE_TIMEOUT_MS).then(() => false)]);
  }

  private async keepTrying(client: Client): Promise<void> {
    for (;;) {
      await this.pause(CHECK_INTERVAL_MS);
      if (this.isStopped) return;
      await client.query('SELECT 1');
    }
  }

  private async send(): Promise<void> {
    while (this.isWanted && this.client) {
      this.isWanted = false;
      try {
        await this.client.query({
          name: 'siaga_bell',
          text: 'SELECT pg_notify($1, $2)',
          values: [this.channel, this.ownId],
        });
      } catch (error) {
        // The line's own end says more, and begins anew; the others look by themselves.
        this.logger.debug({ err: error }, 'a ring was lost');
        return;
      }
      await this.pause(REST_MS);
    }
  }

  private become(state: BellState, error?: unknown): void {
    if (state === this.current || this.isStopped) return;
    this.current = state;
    if (state === 'away') this.logger.warn({ err: error, channel: this.channel }, 'bell is away');
    else this.logger.info({ channel: this.channel, state }, 'bell');
  }

  private pause(ms: number): Promise<void> {
    return wait(ms, undefined, { signal: this.ending.signal, ref: false }).catch(() => undefined);
  }
}
