import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import {
  LOGGER,
  PersonalDataCipher,
  RunsInBackground,
  Ticker,
  type BackgroundPart,
  type Logger,
} from '#siaga/kernel';
import type { ClearRows } from './clear-rows.js';
import { Database } from './database.js';

const INTERVAL_MS = 30_000;
/** So many rows in one transaction: some milliseconds, for which a command may have to wait. */
const BATCH = 200;
/** Left to the commands between two transactions. */
const PAUSE_MS = 10;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Seals in the background what stands in clear from before. Each batch is one transaction that claims its rows with SKIP LOCKED: any
 * number of processes share the work, and one that is killed leaves its batch to the others. A table in which nothing is left is
 * noted as finished; every start looks once more, because a process of the version before may have written behind that.
 */
@RunsInBackground()
@Injectable()
export class ClearRowsSealer implements BackgroundPart, BeforeApplicationShutdown {
  private readonly waiting = new Set<ClearRows>();
  private readonly ticker: Ticker;
  private isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.ticker = new Ticker(
      INTERVAL_MS,
      () => this.run(),
      (error) => logger.error({ err: error }, 'old rows cannot be sealed'),
    );
  }

  register(...rows: readonly ClearRows[]): void {
    for (const each of rows) this.waiting.add(each);
  }

  start(): void {
    this.ticker.start();
    this.ticker.now();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.ticker.stop();
  }

  /** Goes once through every table that is not finished; what another process holds is left to the next turn. */
  async run(): Promise<void> {
    for (const rows of this.waiting) {
      if (this.isStopping) return;
      if ((await rows.anyLeft(this.database)) && !(await this.pass(rows))) continue;
      await this.database.query(
        'INSERT INTO sealed_rows (name, finished_at) VALUES ($1, now()) ON CONFLICT (name) DO UPDATE SET finished_at = now()',
        [rows.name],
      );
      this.waiting.delete(rows);
    }
  }

  /** True when nothing is left behind the pass. */
  private async pass(rows: ClearRows): Promise<boolean> {
    this.logger.info({ table: rows.name }, 'words that stand in clear are being sealed');
    let after: string | null = BEFORE_ALL;
    while (after !== null) {
      if (this.isStopping) return false;
      const behind: string = after;
      after = await this.database.transaction((tx) => rows.sealSome(tx, this.cipher, behind, BATCH));
      await pause(PAUSE_MS);
    }
    const isFinished = !(await rows.anyLeft(this.database));
    if (isFinished) this.logger.info({ table: rows.name }, 'nothing stands in clear any more');
    return isFinished;
  }
}
