import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import type { DataSource, EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import { AppError, LOGGER, type Logger } from '#siaga/kernel';
import { managerOn } from './data-source.js';
import { HeldByAnotherError } from './one-at-a-time.js';
import { isCancelled, isConnectionLoss, isLockTimeout, isRetryable } from './pg-errors.js';

/** A value that pg can bind. */
export type Bindable = unknown;

/** Reads entities, inside a transaction or outside. */
export interface EntityReader {
  read<E extends ObjectLiteral, T>(
    entity: EntityTarget<E>,
    work: (repository: Repository<E>) => Promise<T>,
  ): Promise<T>;
}

/** One open transaction. */
export interface Tx extends EntityReader {
  /** Entities of the caller's own lib, on the transaction's connection. */
  repository<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E>;
  query<T = Record<string, unknown>>(sql: string | NamedQuery, params?: readonly Bindable[]): Promise<T[]>;
  /** Runs `hook` as a last step of the transaction, behind all of its work; when it throws, everything is rolled back. */
  beforeCommit(hook: () => Promise<void>): void;
  /** Runs `hook` after a successful commit only. Hooks of a kind run in the order they were added. */
  afterCommit(hook: () => void): void;
}

/** A statement with a name is prepared once per connection: for the few hot paths. */
export interface NamedQuery {
  name: string;
  text: string;
}

const MAX_ATTEMPTS = 3;
/** Who found a lock held is tried again until then: longer than a frozen process can hold one. */
const LONGEST_LOCK_WAIT_MS = 5_000;
/** What `translate` makes of errors. */
const PASSING: ReadonlySet<string> = new Set(['SYSTEM.DATABASE_UNAVAILABLE', 'SYSTEM.OVERLOADED']);
const insideTransaction = new AsyncLocalStorage<true>();

/**
 * Work inside a transaction that asks for a second connection waits for itself: at once on the embedded engine, which serves
 * whole transactions in turn, and on any engine when the pool is used up.
 */
function assertOutsideTransaction(): void {
  if (insideTransaction.getStore())
    throw new Error('Use the open transaction: a second connection inside it can wait for ever');
}

/**
 * The one way to the database. Lost connections come out as SYSTEM.DATABASE_UNAVAILABLE; a lock that was not to be had in 5 s, and
 * a statement that ran too long, as SYSTEM.OVERLOADED.
 */
@Injectable()
export class Database implements EntityReader {
  constructor(
    readonly pool: Pool,
    @Inject(LOGGER) private readonly logger: Logger,
    /** Needed by what reads or writes entities. */
    private readonly dataSource: DataSource | null = null,
  ) {}

  /** Runs one statement outside of a transaction and gives its rows. Parameters are bound as `$1`, `$2` … */
  async query<T = Record<string, unknown>>(
    sql: string | NamedQuery,
    params: readonly Bindable[] = [],
  ): Promise<T[]> {
    assertOutsideTransaction();
    const statement = typeof sql === 'string' ? { text: sql } : sql;
    const run = async (): Promise<T[]> =>
      (await this.pool.query<T & Record<string, unknown>>({ ...statement, values: [...params] })).rows;
    return this.patiently(run, isLockTimeout);
  }

  /** Reads entities of the caller's own lib outside of a transaction. */
  async read<E extends ObjectLiteral, T>(
    entity: EntityTarget<E>,
    work: (repository: Repository<E>) => Promise<T>,
  ): Promise<T> {
    assertOutsideTransaction();
    return this.patiently(() => work(this.source().getRepository(entity)), isLockTimeout);
  }

  /**
   * Runs `work` in one transaction: commits when it resolves, rolls back when it throws. Deadlocks and serialisation failures are
   * tried again (three times at most), and so is one that found a lock held (for 5 s), so `work` must not act outside of the database.
   * `isolation` defaults to READ COMMITTED.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>, isolation?: 'REPEATABLE READ READ ONLY'): Promise<T> {
    assertOutsideTransaction();
    return this.patiently(
      () => this.attempt(work, isolation),
      (error, attempt) => isLockTimeout(error) || (isRetryable(error) && attempt < MAX_ATTEMPTS),
    );
  }

  /**
   * Reads in one snapshot, each statement for `longestMs` at most: what a person asks for may be dear, and nobody else pays for it. Throws
   * SYSTEM.OVERLOADED when it is not done by then.
   */
  async readWithin<T>(longestMs: number, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction(async (tx) => {
      // One limit for reading and for waiting: it is what the person is told.
      await tx.query(
        "SELECT set_config('statement_timeout', $1, true), set_config('lock_timeout', '0', true)",
        [String(longestMs)],
      );
      return work(tx);
    }, 'REPEATABLE READ READ ONLY');
  }

  private async patiently<T>(
    work: () => Promise<T>,
    isWorthAnother: (error: unknown, attempt: number) => boolean,
  ): Promise<T> {
    const startedAtMs = performance.now();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        const isLate = performance.now() - startedAtMs > LONGEST_LOCK_WAIT_MS;
        if (isLate || !isWorthAnother(error, attempt)) throw translate(error);
        this.logger.warn({ attempt, err: error }, 'tried again after a conflict with another');
      }
    }
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>, isolation: string | undefined): Promise<T> {
    const client = await this.pool.connect();
    const hooks: Hooks = { beforeCommit: [], afterCommit: [] };
    let lost: Error | undefined;
    const onLoss = (error: Error): void => {
      lost = error;
    };
    client.on('error', onLoss);
    try {
      await client.query(isolation ? `BEGIN ISOLATION LEVEL ${isolation}` : 'BEGIN');
      const result = await insideTransaction.run(true, async () => {
        const done = await work(openTx(client, hooks, () => managerOn(this.source(), client)));
        for (const hook of hooks.beforeCommit) await hook();
        return done;
      });
      await client.query('COMMIT');
      for (const hook of hooks.afterCommit) hook();
      return result;
    } catch (error) {
      if (!isConnectionLoss(error)) await client.query('ROLLBACK').catch(onLoss);
      else lost = error as Error;
      throw error;
    } finally {
      client.off('error', onLoss);
      client.release(lost);
    }
  }

  private source(): DataSource {
    if (!this.dataSource) throw new Error('This database was made without entities');
    return this.dataSource;
  }
}

interface Hooks {
  beforeCommit: (() => Promise<void>)[];
  afterCommit: (() => void)[];
}

function openTx(client: PoolClient, hooks: Hooks, makeManager: () => EntityManager): Tx {
  let manager: EntityManager | undefined;
  const repository = <E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> =>
    (manager ??= makeManager()).getRepository(entity);
  return {
    repository,
    read: (entity, work) => work(repository(entity)),
    async query<T>(sql: string | NamedQuery, params: readonly Bindable[] = []): Promise<T[]> {
      const statement = typeof sql === 'string' ? { text: sql } : sql;
      const result = await client.query({ ...statement, values: [...params] });
      return result.rows as T[];
    },
    beforeCommit: (hook) => hooks.beforeCommit.push(hook),
    afterCommit: (hook) => hooks.afterCommit.push(hook),
  };
}

/**
 * True when the state of the database is the reason and not what was asked of it: it was away, or busy for too long. As pg says it
 * and as `Database` throws it. The same may succeed a little later.
 */
export function isPassing(error: unknown): boolean {
  if (error instanceof AppError) return PASSING.has(error.code);
  return error instanceof HeldByAnotherError || translate(error) !== error;
}

function translate(error: unknown): unknown {
  if (isConnectionLoss(error)) return new AppError('SYSTEM.DATABASE_UNAVAILABLE', { cause: error });
  if (isLockTimeout(error) || isCancelled(error)) return new AppError('SYSTEM.OVERLOADED', { cause: error });
  return error;
}
