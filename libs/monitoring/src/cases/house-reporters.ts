import { Injectable } from '@nestjs/common';
import { found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { nextReporter } from '../domain/next-reporter.policy.js';
import { CaseRepository } from '../store/case.repository.js';
import type { StoredCase } from '../store/stored-case.js';
import { ProgramRepository } from '../store/program.repository.js';
import { AskWishes } from './ask-wishes.js';

/** Who reports for a house. */
@Injectable()
export class HouseReporters {
  constructor(
    private readonly cases: CaseRepository,
    private readonly programs: ProgramRepository,
    private readonly wishes: AskWishes,
  ) {}

  /**
   * When whoever reports for a house is followed up no longer, those who are stay asked about: another of them reports, at the same hour and by the
   * same way, and by the same number where they have none. `ended` is closed already; its page speaks for the house as long as it opens.
   */
  async handOn(tx: Tx, ended: StoredCase): Promise<void> {
    const wish = await this.wishes.of(ended.id, tx);
    if (!ended.isReporter) return;
    const next = nextReporter(await this.cases.openHousehold(tx, ended.householdId), ended.id);
    if (next === null) return;
    const phone = next.person.phone ?? (ended.status === 'died' ? null : ended.person.phone);
    const reporter = { ...next, isReporter: true, person: { ...next.person, phone } };
    await this.cases.makeReporter(tx, reporter);
    const { rules } = found(await this.programs.version(next.programId, next.programVersion, tx));
    await this.wishes.put(tx, reporter, wish, rules);
  }
}
