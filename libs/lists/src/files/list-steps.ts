import { Injectable } from '@nestjs/common';
import type { Caller } from '#siaga/identity';
import { Database, type Tx } from '#siaga/persistence';
import type { ListSteps, RowOutcome } from '../kinds/list-kind.js';
import { ListFileRepository, type StoredFile } from './list-file.repository.js';

/** So long a request stores rows before it answers how far it is: what a screen shows as one step, and a cut of the line costs. */
const STEP_MS = 2_500;
/** In one transaction: enough that its few statements cost little, and the journal's lock is held for moments. */
const ROWS_AT_ONCE = 100;

/** Another request of the same import was faster: what it did is not done again. */
class GoneOnError extends Error {}

/** Rows of a long list, some in a transaction that keeps with them how far it is: cut anywhere, nothing is lost and nothing done twice. */
@Injectable()
export class ListStepper {
  constructor(
    private readonly files: ListFileRepository,
    private readonly database: Database,
  ) {}

  /** Goes on behind what was stored before, for one step; gives how many rows are left. */
  async go<R>(
    steps: ListSteps<R>,
    caller: Caller,
    { view, takenLine }: StoredFile,
    rows: R,
  ): Promise<number> {
    const endsAtMs = performance.now() + STEP_MS;
    let line = takenLine;
    for (;;) {
      const some = steps.behind(rows, line, ROWS_AT_ONCE);
      const last = steps.linesOf(some).at(-1);
      if (last === undefined) return 0;
      try {
        await this.store({ steps, caller, fileId: view.id }, line, some);
        line = last;
      } catch (error) {
        if (!(error instanceof GoneOnError)) throw error;
        line = await this.files.takenLine(view.id);
      }
      if (performance.now() >= endsAtMs) return steps.linesOf(steps.behind(rows, line, Infinity)).length;
    }
  }

  /** A row that the database refuses, or another stored meanwhile, is found by doing each by itself. */
  private async store<R>(work: Work<R>, from: number, some: R): Promise<void> {
    const { steps, caller } = work;
    const lines = steps.linesOf(some);
    try {
      await this.keep(work, from, lines, (tx) => steps.store(tx, caller, some));
    } catch (error) {
      const refused = error instanceof GoneOnError ? null : steps.refusalOf(error, some);
      if (refused === null) throw error;
      if (lines.length === 1) return this.keep(work, from, lines, () => Promise.resolve(refused));
      let behind = from;
      for (const line of lines) {
        await this.store(work, behind, steps.behind(some, behind, 1));
        behind = line;
      }
    }
  }

  private keep<R>(
    { fileId }: Work<R>,
    from: number,
    lines: readonly number[],
    store: (tx: Tx) => Promise<RowOutcome[]>,
  ): Promise<void> {
    const to = lines.at(-1) ?? from;
    return this.database.transaction(async (tx) => {
      // Held until the rows are stored: of two requests that are at one place the second finds the line gone on.
      if (!(await this.files.goOn(tx, fileId, from, to))) throw new GoneOnError();
      await this.files.keepStep(tx, fileId, to, await store(tx));
    });
  }
}

interface Work<R> {
  readonly steps: ListSteps<R>;
  readonly caller: Caller;
  readonly fileId: string;
}
