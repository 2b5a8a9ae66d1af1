import { Inject, Injectable } from '@nestjs/common';
import { Clock, found, LOGGER, RunsInBackground, SYSTEM_ACTOR, TimedWork, type Logger } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { CaseJournal } from '../cases/case-journal.js';
import { CaseRepository } from '../store/case.repository.js';
import type { StoredCase } from '../store/stored-case.js';
import { FlagRepository, type StoredFlag } from '../store/flag.repository.js';
import { ProgramRepository } from '../store/program.repository.js';
import { FlagRaiser } from './flag-raiser.js';

const INTERVAL_MS = 1_000;
const MINUTE_MS = 60_000;
const BATCH = 50;

/**
 * Acts on times that stand in the database: a flag that nobody took up goes to the next officer; who has said nothing for too long is silent.
 * Rows are claimed with SKIP LOCKED, so that any number of processes may look at once.
 */
@RunsInBackground()
@Injectable()
export class FlagDeadlines extends TimedWork {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseRepository,
    private readonly flags: FlagRepository,
    private readonly programs: ProgramRepository,
    private readonly raiser: FlagRaiser,
    private readonly journal: CaseJournal,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(INTERVAL_MS, logger, 'officers cannot be asked');
  }

  /** Handles all that is due now; gives how many. */
  async runDue(): Promise<number> {
    let handled = 0;
    for (const step of [(tx: Tx) => this.silence(tx), (tx: Tx) => this.escalate(tx)])
      for (let done = BATCH; done === BATCH; handled += done) done = await this.database.transaction(step);
    return handled;
  }

  protected turn(): Promise<number> {
    return this.runDue();
  }

  private async silence(tx: Tx): Promise<number> {
    const silent = await this.cases.silent(tx, this.clock.now(), BATCH);
    for (const stored of silent) {
      await this.raiser.raise(tx, stored, ['silent'], await this.rulesOf(tx, stored));
      const version = await this.cases.silentAgain(tx, stored, null);
      await this.tell(tx, stored, version);
    }
    return silent.length;
  }

  private async escalate(tx: Tx): Promise<number> {
    const due = await this.flags.due(tx, this.clock.now(), BATCH);
    for (const flag of due) await this.askNext(tx, flag);
    return due.length;
  }

  private async askNext(tx: Tx, { id, caseId, officerId }: StoredFlag): Promise<void> {
    const stored = await this.cases.byId(caseId, tx);
    // A case whose people were erased has nobody to be asked about.
    if (stored === null) {
      await this.flags.end(tx, caseId, ['urgent', 'symptomatic', 'breach'], this.clock.now());
      return;
    }
    const { takenUpMinutes } = await this.rulesOf(tx, stored);
    const next = await this.raiser.next(tx, stored.regionCode, officerId);
    await this.flags.askNext(tx, id, next, new Date(this.clock.now().getTime() + takenUpMinutes * MINUTE_MS));
    await this.tell(tx, stored, await this.cases.touch(tx, stored));
  }

  private async rulesOf(tx: Tx, { programId, programVersion }: StoredCase) {
    return found(await this.programs.version(programId, programVersion, tx)).rules;
  }

  private tell(tx: Tx, stored: StoredCase, version: number): Promise<void> {
    const { status } = stored;
    return this.journal.append(tx, 'monitored-case.flagged.v1', stored, {
      version,
      status,
      actor: SYSTEM_ACTOR,
    });
  }
}
