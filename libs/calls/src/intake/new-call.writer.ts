import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '#siaga/kernel';
import { Database, SHARED_SIZES, SharedCommits } from '#siaga/persistence';
import { newCallStatement, type NewCallRow } from './new-call.statement.js';

/** A call to be written. */
export interface NewCall {
  id: string;
  /** The source's own name of the call, and its number: what the statement looks for in the table and cannot see before a commit. */
  keys: string[];
  parameters: unknown[];
  /** Called once the call is committed, in the order of the journal. */
  onWritten: (row: NewCallRow) => void;
}

const STATEMENTS = new Map(SHARED_SIZES.map((size) => [size, newCallStatement(size)]));

/** Writes new calls; those that wait together share one statement and one commit. */
@Injectable()
export class NewCallWriter {
  private readonly commits: SharedCommits<NewCall, NewCallRow>;

  constructor(
    @Inject(Database) private readonly database: Pick<Database, 'query'>,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.commits = new SharedCommits((batch) => this.run(batch), 'calls', logger);
  }

  /** Gives the written call's row, or null when the call is known already. Throws what the database says of this call. */
  write(call: NewCall): Promise<NewCallRow | null> {
    return this.commits.write(call);
  }

  private async run(batch: readonly NewCall[]): Promise<ReadonlyMap<NewCall, NewCallRow>> {
    const statement = STATEMENTS.get(batch.length) ?? newCallStatement(batch.length);
    const parameters = batch.flatMap((call) => call.parameters);
    const rows = await this.database.query<NewCallRow>(statement, parameters);
    const calls = new Map(batch.map((call) => [call.id, call]));
    const written = new Map<NewCall, NewCallRow>();
    for (const row of [...rows].sort((a, b) => Number(a.seq) - Number(b.seq))) {
      const call = calls.get(row.id);
      if (!call) continue;
      call.onWritten(row);
      written.set(call, row);
    }
    return written;
  }
}
