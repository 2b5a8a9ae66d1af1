import { Injectable } from '@nestjs/common';
import type { MonitoringProgram, SendFixesInput, TakenFixes } from '#siaga/contracts';
import type { Visitor } from '#siaga/identity';
import { AppError, Clock, found } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { CaseJournal, PORTAL } from '../cases/case-journal.js';
import {
  isBeyond,
  judgeFixes,
  type Fence,
  type JudgedFixes,
  type PersonFix,
} from '../domain/judge-fixes.policy.js';
import { isExcused } from '../domain/movement-excuses.policy.js';
import { FlagRaiser } from '../flags/flag-raiser.js';
import { CaseRepository } from '../store/case.repository.js';
import type { StoredCase } from '../store/stored-case.js';
import { MovementRepository, type StoredMovement } from '../store/movement.repository.js';
import { ProgramRepository } from '../store/program.repository.js';
import { MovementExcuses } from './excuses.js';

const S = 1_000;
/** A page sends once a minute; somebody who taps, or a program, does not get the case held more often than this. */
const AT_MOST_EVERY_MS = 10_000;

/** Takes fixes of people who consented, and tells an officer when somebody leaves their isolation area. */
@Injectable()
export class FixesService {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseRepository,
    private readonly programs: ProgramRepository,
    private readonly movements: MovementRepository,
    private readonly excuses: MovementExcuses,
    private readonly raiser: FlagRaiser,
    private readonly journal: CaseJournal,
    private readonly clock: Clock,
  ) {}

  /**
   * By the person's own page, of that person alone. Sent twice, the second says nothing new. Throws RESOURCE.NOT_FOUND, MONITORING.OVER,
   * MONITORING.NO_CONSENT, MONITORING.FIXES_TOO_OFTEN.
   */
  async send(visitor: Visitor, { id, fixes }: SendFixesInput): Promise<TakenFixes> {
    visitor.demand('monitoring.report', { kind: 'monitored', id });
    const came = this.clock.now();
    // Looked at before the case is held: a flood waits for nobody's report.
    demandSpaced(await this.movements.receivedAt(id), came);
    return this.database.transaction(async (tx) => {
      const stored = found(await this.cases.lock(tx, id));
      if (stored.status !== 'follow_up')
        throw new AppError('MONITORING.OVER', { details: { status: stored.status } });
      const known = await this.movements.of(stored, tx);
      const { rules } = found(await this.programs.version(stored.programId, stored.programVersion, tx));
      if (known === null || known.consentedAt === null || rules.movement === null || stored.place === null)
        throw new AppError('MONITORING.NO_CONSENT');
      demandSpaced(known.receivedAt, this.clock.now());
      const fence = { home: stored.place, ...rules.movement };
      const nowMs = came.getTime();
      const told = fixes.map(({ ageS, ...fix }) => ({ ...fix, atMs: nowMs - ageS * S }));
      const excuses = await this.excusesFor(tx, { id, fence, told, known });
      const excuse = (fix: PersonFix): boolean => isExcused(fix, fence.home, excuses);
      const judged = judgeFixes(known.state, told, fence, { nowMs, excuse });
      await this.save(tx, stored, judged, came);
      await this.tell(tx, stored, judged, rules);
      const { taken, ignored, kind } = judged;
      return { taken, ignored, kind, againInS: AT_MOST_EVERY_MS / S };
    });
  }

  private async excusesFor(
    tx: Tx,
    { id, fence, told, known }: { id: string; fence: Fence; told: PersonFix[]; known: StoredMovement },
  ) {
    if (!told.some((fix) => isBeyond(fix, fence))) return [];
    return this.excuses.of(tx, id, fence.home, known.leaveUntil);
  }

  private async save(tx: Tx, stored: StoredCase, judged: JudgedFixes, at: Date): Promise<void> {
    const ignored = Object.values(judged.ignored).reduce((sum, count) => sum + count, 0);
    await this.movements.keep(tx, stored, judged.kept);
    await this.movements.save(tx, stored, judged.state, { at, ignored, hasReturned: judged.hasReturned });
  }

  private async tell(
    tx: Tx,
    stored: StoredCase,
    { isBreach, hasReturned }: JudgedFixes,
    rules: MonitoringProgram['rules'],
  ): Promise<void> {
    const { status } = stored;
    if (isBreach && (await this.raiser.raise(tx, stored, ['breach'], rules)).length > 0) {
      const version = await this.cases.touch(tx, stored);
      await this.journal.append(tx, 'monitored-case.flagged.v1', stored, { version, status, actor: PORTAL });
    }
    if (!hasReturned) return;
    const version = await this.cases.touch(tx, stored);
    await this.journal.append(tx, 'monitored-case.returned.v1', stored, { version, status, actor: PORTAL });
  }
}

function demandSpaced(last: Date | null, now: Date): void {
  const waitMs = last === null ? 0 : last.getTime() + AT_MOST_EVERY_MS - now.getTime();
  // A server's clock that was set back holds nobody up for longer.
  if (waitMs > 0 && waitMs <= 2 * AT_MOST_EVERY_MS)
    throw new AppError('MONITORING.FIXES_TOO_OFTEN', { details: { retryAfterS: Math.ceil(waitMs / S) } });
}
