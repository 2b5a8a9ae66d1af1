import { Inject, Injectable } from '@nestjs/common';
import { dateInRegion } from '#siaga/contracts';
import { VisitorPasses } from '#siaga/identity';
import { Clock, LOGGER, RunsInBackground, SYSTEM_ACTOR, TimedWork, type Logger } from '#siaga/kernel';
import { Outbox } from '#siaga/messaging';
import { Database, type Tx } from '#siaga/persistence';
import { AskWishes } from '../cases/ask-wishes.js';
import { CaseJournal } from '../cases/case-journal.js';
import { HouseReporters } from '../cases/house-reporters.js';
import { CaseRepository } from '../store/case.repository.js';
import { KeepingDayRepository } from '../store/keeping-day.repository.js';
import { KeepingRepository, type DueCase } from '../store/keeping.repository.js';

const INTERVAL_MS = 5 * 60_000;
const BATCH = 100;

/**
 * Ends follow-ups whose period is over, and erases people when their program's time after the end is over: the key of the case is destroyed, and
 * with it all that was sealed by it. Any number of processes may do it at once.
 */
@RunsInBackground()
@Injectable()
export class CaseUpkeep extends TimedWork {
  constructor(
    private readonly database: Database,
    private readonly keeping: KeepingRepository,
    private readonly cases: CaseRepository,
    private readonly reporters: HouseReporters,
    private readonly wishes: AskWishes,
    private readonly days: KeepingDayRepository,
    private readonly passes: VisitorPasses,
    private readonly outbox: Outbox,
    private readonly journal: CaseJournal,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super(INTERVAL_MS, logger, 'upkeep of follow-ups failed');
  }

  /** Ends and erases all that is due. */
  async tidy(): Promise<void> {
    const completed = await this.each((tx) => this.complete(tx));
    const erased = await this.each((tx) => this.erase(tx));
    await this.each((tx) => this.keeping.forgetPlaces(tx, this.clock.now(), BATCH));
    const now = this.clock.now();
    await this.days.note(dateInRegion(now, 'ID'), { completed, erased }, now);
    if (completed + erased > 0) this.logger.info({ completed, erased }, 'follow-ups ended or were erased');
  }

  protected turn(): Promise<void> {
    return this.tidy();
  }

  private async each(step: (tx: Tx) => Promise<number>): Promise<number> {
    let all = 0;
    for (let done = BATCH; done > 0; all += done) done = await this.database.transaction(step);
    return all;
  }

  /** A period is over when its last day is, where the person lives. */
  private async complete(tx: Tx): Promise<number> {
    const now = this.clock.now();
    const over = await this.keeping.over(tx, dateInRegion(now, EASTERNMOST), BATCH);
    const due = over.filter(({ endsOn, regionCode }) => endsOn < dateInRegion(now, regionCode));
    for (const one of due) {
      const stored = await this.cases.byId(one.id, tx);
      if (stored !== null) await this.reporters.handOn(tx, { ...stored, status: 'completed' });
      await this.wishes.end(tx, one.id);
      const version = await this.keeping.complete(tx, one.id, now);
      await this.tell(tx, 'monitored-case.closed.v1', one, version);
    }
    return due.length;
  }

  private async erase(tx: Tx): Promise<number> {
    const due = await this.keeping.toErase(tx, this.clock.now(), BATCH);
    for (const one of due) {
      await this.outbox.forget(tx, one.id);
      await this.passes.end(tx, { subject: { kind: 'monitored', id: one.id } }, SYSTEM_ACTOR);
      const version = await this.keeping.erase(tx, one.id, this.clock.now());
      await this.tell(tx, 'monitored-case.erased.v1', one, version);
    }
    return due.length;
  }

  private tell(
    tx: Tx,
    type: 'monitored-case.closed.v1' | 'monitored-case.erased.v1',
    { status: before, ...one }: DueCase,
    version: number,
  ): Promise<void> {
    const status = type === 'monitored-case.closed.v1' ? 'completed' : before;
    return this.journal.append(tx, type, one, { version, status, actor: SYSTEM_ACTOR });
  }
}

/** Where a day ends first in the country. */
const EASTERNMOST = '91';
