import { Inject, Injectable } from '@nestjs/common';
import { dateInRegion } from '#siaga/contracts';
import { Clock, found, LOGGER, RunsInBackground, TimedWork, type Logger } from '#siaga/kernel';
import { Messenger } from '#siaga/messaging';
import { Database, type Tx } from '#siaga/persistence';
import { askedUntil, dayNumber, nextAsk } from '../domain/follow-up-days.policy.js';
import { AskRepository, type DueAsk } from '../store/ask.repository.js';
import { CaseRepository } from '../store/case.repository.js';
import type { StoredCase } from '../store/stored-case.js';
import { ProgramRepository } from '../store/program.repository.js';
import { askText } from '../cases/ask.text.js';

const INTERVAL_MS = 5_000;
const BATCH = 200;

/** Asks for daily reports by message at each person's hour, once a day. Any number of processes may do it at once. */
@RunsInBackground()
@Injectable()
export class DailyAsks extends TimedWork {
  constructor(
    private readonly database: Database,
    private readonly asks: AskRepository,
    private readonly cases: CaseRepository,
    private readonly programs: ProgramRepository,
    private readonly messenger: Messenger,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(INTERVAL_MS, logger, 'daily reports cannot be asked for');
  }

  /** Asks all whose hour has come; gives how many. */
  async askDue(): Promise<number> {
    let asked = 0;
    for (let done = BATCH; done === BATCH; asked += done)
      done = await this.database.transaction((tx) => this.askSome(tx));
    return asked;
  }

  protected turn(): Promise<number> {
    return this.askDue();
  }

  private async askSome(tx: Tx): Promise<number> {
    const due = await this.asks.due(tx, this.clock.now(), BATCH);
    for (const ask of due) await this.ask(tx, ask);
    return due.length;
  }

  private async ask(tx: Tx, ask: DueAsk): Promise<void> {
    const stored = await this.cases.byId(ask.caseId, tx);
    if (stored?.status !== 'follow_up') return this.asks.remove(tx, ask.caseId);
    const { rules } = found(await this.programs.version(stored.programId, stored.programVersion, tx));
    const now = this.clock.now();
    const today = dateInRegion(now, stored.regionCode);
    const isTold = stored.lastForDate !== null && stored.lastForDate >= today;
    if (!isTold && today <= stored.endsOn) await this.tell(tx, ask, stored, today);
    await this.asks.askAgain(tx, ask.caseId, nextAsk(stored, ask.hour ?? rules.asksFromHour, now));
  }

  private async tell(tx: Tx, { channel }: DueAsk, stored: StoredCase, today: string): Promise<void> {
    const { person, dayOne, regionCode, id } = stored;
    if (person.phone === null) return;
    await this.messenger.tell(tx, askText, {
      to: { channel, number: person.phone, language: 'id' },
      variables: { day: String(dayNumber(dayOne, today)) },
      ...{ regionCode, subjectId: id, expiresAt: this.worthUntil(today, regionCode) },
      onceKey: `monitoring.ask ${id} ${today}`,
    });
  }

  /** A day that is over is asked of no more: the answer would be taken as of the next. */
  private worthUntil(today: string, regionCode: string): Date {
    const oldMs = this.clock.now().getTime() + askText.lifetimeS * 1_000;
    return new Date(Math.min(oldMs, askedUntil(today, regionCode).getTime()));
  }
}
