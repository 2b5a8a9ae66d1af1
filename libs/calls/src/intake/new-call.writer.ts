import { Inject, Injectable } from '@nestjs/common';
import { AppError, LOGGER, type Logger } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { newCallStatement, type NewCallRow } from './new-call.statement.js';

/** A call to be written. Two with a key in common are written one after the other. */
export interface NewCall {
  id: string;
  /** The source's own name of the call, and its number: what the statement looks for in the table and cannot see before a commit. */
  keys: string[];
  parameters: unknown[];
  /** Called once the call is committed, in the order of the journal. */
  onWritten: (row: NewCallRow) => void;
}

interface Waiting extends NewCall {
  resolve: (row: NewCallRow | null) => void;
  reject: (error: unknown) => void;
}

/** Statements are prepared for these sizes only; the largest first. */
const SIZES = [16, 8, 4, 2, 1];
/** One is committing while the other is being written; more would only wait for the journal's lock. */
const MOST_IN_FLIGHT = 2;

const STATEMENTS = new Map(SIZES.map((size) => [size, newCallStatement(size)]));

/**
 * Writes new calls, several in one statement when they come faster than commits: the journal commits one after the other, so
 * calls that wait together share one commit. A lone call is written at once.
 */
@Injectable()
export class NewCallWriter {
  private waiting: Waiting[] = [];
  private inFlight = 0;
  private readonly busyKeys = new Set<string>();

  constructor(
    @Inject(Database) private readonly database: Pick<Database, 'query'>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Gives the written call's row, or null when the call is known already. Throws what the database says of this call. */
  write(call: NewCall): Promise<NewCallRow | null> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ...call, resolve, reject });
      this.drain();
    });
  }

  private drain(): void {
    while (this.inFlight < MOST_IN_FLIGHT) {
      const batch = this.nextBatch();
      if (batch.length === 0) return;
      const keys = batch.flatMap((call) => call.keys);
      for (const key of keys) this.busyKeys.add(key);
      this.inFlight += 1;
      void this.writeBatch(batch).finally(() => {
        this.inFlight -= 1;
        for (const key of keys) this.busyKeys.delete(key);
        this.drain();
      });
    }
  }

  /** The calls that waited longest and have no key in common with each other or with those being written. */
  private nextBatch(): Waiting[] {
    const taken = new Set(this.busyKeys);
    const fitting = this.waiting.filter(({ keys }) => {
      if (keys.some((key) => taken.has(key))) return false;
      for (const key of keys) taken.add(key);
      return true;
    });
    const size = SIZES.find((candidate) => candidate <= fitting.length) ?? 0;
    const batch = new Set(fitting.slice(0, size));
    this.waiting = this.waiting.filter((call) => !batch.has(call));
    return [...batch];
  }

  private async writeBatch(batch: Waiting[]): Promise<void> {
    try {
      const rows = await this.run(batch);
      settle(batch, rows);
    } catch (error) {
      if (batch.length === 1 || error instanceof AppError) {
        for (const call of batch) call.reject(error);
        return;
      }
      // Nothing of the batch was written. One by one, only the call that cannot be written fails.
      this.logger.warn(
        { err: error, calls: batch.length },
        'calls are written one by one after a refused batch',
      );
      for (const call of batch) await this.writeBatch([call]);
    }
  }

  private run(batch: readonly Waiting[]): Promise<NewCallRow[]> {
    const statement = STATEMENTS.get(batch.length) ?? newCallStatement(batch.length);
    return this.database.query<NewCallRow>(
      statement,
      batch.flatMap((call) => call.parameters),
    );
  }
}

function settle(batch: readonly Waiting[], rows: readonly NewCallRow[]): void {
  const calls = new Map(batch.map((call) => [call.id, call]));
  for (const row of [...rows].sort((a, b) => Number(a.seq) - Number(b.seq))) {
    const call = calls.get(row.id);
    calls.delete(row.id);
    call?.onWritten(row);
    call?.resolve(row);
  }
  for (const known of calls.values()) known.resolve(null);
}
