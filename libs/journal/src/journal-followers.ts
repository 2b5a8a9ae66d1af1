import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Stream } from '#siaga/contracts';
import { Clock, DeclaredParts, LOGGER, RunsInBackground, Ticker, type Logger } from '#siaga/kernel';
import { Database, isPassing, type Tx } from '#siaga/persistence';
import type { JournalRow } from './journal-entry.js';
import { JournalFeed } from './journal-feed.js';
import { JournalQuery } from './journal.query.js';

const INTERVAL_MS = 500;
/** What comes within this time of the first change is handled with it: a transaction for each would stand beside the offers themselves. */
const GATHER_MS = 40;
const BATCH = 200;
/** A change that cannot be handled is tried so often before it is left out: what comes after it must not wait for ever. */
const MOST_FAILURES = 5;

/** Somebody who acts on what was committed, once on each change and in order, whatever processes come and go. */
export interface JournalFollower {
  /** Names its cursor in the database: never change it. */
  readonly name: string;
  /** Which streams of the journal it follows; each has a cursor of its own. */
  readonly streams: readonly Stream[];
  /** The kinds of change it acts on, and is woken for within 40 ms; left out, all of them, twice a second. */
  readonly types?: ReadonlySet<string>;
  /** Acts on changes in order; what it writes in `tx` is committed together with the cursor. Nothing outside of the database. */
  readonly handle: (tx: Tx, rows: readonly JournalRow[]) => Promise<void>;
}

/** Marks an injectable `JournalFollower`: it is found, and no list names it. */
export const FollowsJournal = DiscoveryService.createDecorator();

interface Following {
  readonly follower: JournalFollower;
  readonly stream: Stream;
  failures: number;
}

/** Runs the followers of the journal. Their cursors are in the database, each moved in the transaction of what was done. */
@RunsInBackground()
@Injectable()
export class JournalFollowers implements BeforeApplicationShutdown {
  private known: Following[] | null = null;
  private readonly ticker: Ticker;
  private leave: () => void = () => undefined;
  private isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly query: JournalQuery,
    private readonly feed: JournalFeed,
    private readonly clock: Clock,
    private readonly declared: DeclaredParts,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.ticker = new Ticker(
      INTERVAL_MS,
      () => this.runDue(),
      (error) => logger.error({ err: error }, 'the journal cannot be followed'),
    );
  }

  /** To be started in processes that do background work; ends with the application. */
  start(): void {
    const woken = new Set(this.following().flatMap(({ follower }) => [...(follower.types ?? [])]));
    this.leave = this.feed.subscribe(({ type }) => {
      if (woken.has(type)) this.ticker.soon(GATHER_MS);
    });
    this.ticker.start();
    this.ticker.now();
  }

  /** Ends behind the batch in hand: what is left is there for the others, and after the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    this.leave();
    await this.ticker.stop();
  }

  /** Handles everything that is committed now, or as much as there is time for before the end; gives how many changes were read. */
  async runDue(): Promise<number> {
    const behind = await this.behind();
    let read = 0;
    const failed: unknown[] = [];
    for (const one of behind) {
      try {
        for (let more = true; more && !this.isStopping;) {
          const most = batchOf(one);
          const rows = await this.step(one, most);
          read += rows;
          more = rows === most;
        }
      } catch (error) {
        // One follower that fails must not stop the others.
        failed.push(error);
      }
    }
    if (failed.length > 0) throw failed[0];
    return read;
  }

  /** Those that are declared. A new name begins with the first change after its first start. Throws when two have one name. */
  private following(): readonly Following[] {
    this.known ??= followingsOf(
      [...this.declared.find<unknown, JournalFollower>(FollowsJournal).values()].map(({ part }) => part),
    );
    return this.known;
  }

  /** Those for whom there is something new, or who have no cursor yet. */
  private async behind(): Promise<Following[]> {
    const rows = await this.database.query<{ name: string; stream: string; is_behind: boolean }>(
      `SELECT name, stream, coalesce(seq < (SELECT max(seq) FROM journal WHERE journal.stream = journal_follower.stream), false) AS is_behind
       FROM journal_follower`,
    );
    const known = new Map(rows.map((row) => [`${row.name} ${row.stream}`, row.is_behind]));
    return this.following().filter(({ follower, stream }) => known.get(`${follower.name} ${stream}`) ?? true);
  }

  /** A follower's cursor, made at the newest change when it has none. */
  private async begin({ follower: { name }, stream }: Following): Promise<void> {
    await this.database.query(
      `INSERT INTO journal_follower (name, stream, seq, moved_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [name, stream, await this.query.lastSeq(this.database, stream), this.clock.now()],
    );
  }

  /** One batch; after a failure one change at a time, so that only the one that cannot be handled is left out. */
  private async step(one: Following, most: number): Promise<number> {
    const { follower, stream } = one;
    const [cursor] = await this.database.query<{ seq: string }>(
      'SELECT seq FROM journal_follower WHERE name = $1 AND stream = $2',
      [follower.name, stream],
    );
    if (cursor === undefined) {
      await this.begin(one);
      return 0;
    }
    const since = Number(cursor.seq);
    const { rows, count, until } = await this.query.after(since, most, stream);
    const last = until[stream];
    if (last === undefined) return 0;
    const wanted = rows.filter(({ type }) => follower.types?.has(type) ?? true);
    const isLeftOut = one.failures >= MOST_FAILURES && wanted.length > 0;
    if (isLeftOut)
      this.logger.error(
        { follower: follower.name, seq: last, type: wanted.at(-1)?.type },
        'a change was left out',
      );
    const move = { since, until: last };
    try {
      const isMine =
        wanted.length === 0 || isLeftOut
          ? await this.move(this.database, one, move)
          : await this.database.transaction((tx) => this.handle(tx, one, move, wanted));
      one.failures = 0;
      return isMine ? count : 0;
    } catch (error) {
      // The database's failure is not the change's.
      if (!isPassing(error)) one.failures += 1;
      throw error;
    }
  }

  /** False when another process moved it meanwhile. */
  private async move(
    tx: Pick<Tx, 'query'>,
    { follower, stream }: Following,
    { since, until }: { since: number; until: number },
  ): Promise<boolean> {
    const moved = await tx.query(
      `UPDATE journal_follower SET seq = $4, moved_at = $5 WHERE name = $1 AND stream = $2 AND seq = $3 RETURNING seq`,
      [follower.name, stream, since, until, this.clock.now()],
    );
    return moved.length > 0;
  }

  /** False when another process is at it. */
  private async handle(
    tx: Tx,
    one: Following,
    move: { since: number; until: number },
    rows: readonly JournalRow[],
  ): Promise<boolean> {
    const held = await tx.query(
      'SELECT 1 FROM journal_follower WHERE name = $1 AND stream = $2 AND seq = $3 FOR UPDATE SKIP LOCKED',
      [one.follower.name, one.stream, move.since],
    );
    if (held.length === 0) return false;
    await one.follower.handle(tx, rows);
    return this.move(tx, one, move);
  }
}

const batchOf = ({ failures }: Following): number => (failures > 0 ? 1 : BATCH);

function followingsOf(followers: readonly JournalFollower[]): Following[] {
  const names = followers.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Two followers of the journal are called ${twice}`);
  return followers.flatMap((follower) =>
    follower.streams.map((stream) => ({ follower, stream, failures: 0 })),
  );
}
