import { Injectable } from '@nestjs/common';
import type { ListRowResult, MonitoringProgram } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { AppError } from '#siaga/kernel';
import { isDataProblem, type Tx } from '#siaga/persistence';
import { Activations } from '../cases/activations.js';
import { CaseOpener, type CaseToOpen } from '../cases/case-opener.js';
import { CaseCipher } from '../store/case-cipher.js';
import { FindCaseQuery } from '../store/find-case.query.js';
import { sameness, type ListedPerson, type Wrong } from './read-followup-row.js';

/** What becomes of somebody of a list. */
export interface JudgedPerson {
  readonly listed: ListedPerson;
  readonly result: ListRowResult;
  readonly problem: Wrong | null;
}

interface Known {
  readonly rows: ReadonlySet<string>;
  readonly niks: ReadonlySet<string>;
}

const ASKS = { channel: 'sms', hour: null } as const;

/** Opens the cases of a list: whom a row named before is left as they are, and who is followed up already is named. */
@Injectable()
export class ListedCases {
  constructor(
    private readonly finding: FindCaseQuery,
    private readonly keys: CaseCipher,
    private readonly opener: CaseOpener,
    private readonly activations: Activations,
  ) {}

  /** What `store` would do. */
  async judge(caller: Caller, people: readonly ListedPerson[]): Promise<JudgedPerson[]> {
    return this.judged(caller, people, await this.known(people));
  }

  /** Opens those that are not there yet. Throws what `refusalOf` tells. */
  async store(tx: Tx, caller: Caller, people: readonly ListedPerson[]): Promise<JudgedPerson[]> {
    const judged = this.judged(caller, people, await this.known(people, tx));
    const opened = await this.opener.openAll(
      tx,
      judged.flatMap(({ listed, result }) => (result === 'created' ? this.entryOf(listed) : [])),
      caller.actor,
    );
    // Who has no telephone gets a code when an officer is there: one that nobody sees opens nothing.
    await this.activations.firstAll(tx, opened);
    return judged;
  }

  /** What is said of somebody whom the database refuses, or another entered meanwhile; null where that is not the reason. */
  refusalOf(error: unknown): Wrong | null {
    if (error instanceof AppError && error.code === 'MONITORING.ALREADY_FOLLOWED') return KNOWN;
    const isRefused = error instanceof AppError && error.code === 'INPUT.INVALID';
    return isRefused || isDataProblem(error) ? ['name', 'row.unstorable'] : null;
  }

  private entryOf(listed: ListedPerson): { input: CaseToOpen; program: MonitoringProgram } {
    const { program, kind, regionCode, dayOne, person } = listed;
    const fresh = { place: null, asks: ASKS, householdId: null, contactOf: null };
    return {
      input: { kind, regionCode, dayOne, person, ...fresh, rowDigest: this.digestOf(listed) },
      program,
    };
  }

  private judged(
    caller: Caller,
    people: readonly ListedPerson[],
    known: ReadonlyMap<string, Known>,
  ): JudgedPerson[] {
    return people.map((listed) => {
      const { program, regionCode, person } = listed;
      const there = known.get(program.id);
      const row = this.digestOf(listed).toString('hex');
      if (!caller.can('monitoring.work', { regionCode }))
        return { listed, result: 'refused', problem: ['regionCode', 'region.others'] };
      if (there?.rows.has(row) === true) return { listed, result: 'unchanged', problem: null };
      if (person.nik !== null && there?.niks.has(person.nik) === true)
        return { listed, result: 'refused', problem: KNOWN };
      return { listed, result: 'created', problem: null };
    });
  }

  private async known(people: readonly ListedPerson[], tx?: Tx): Promise<ReadonlyMap<string, Known>> {
    const known = new Map<string, Known>();
    for (const programId of new Set(people.map(({ program }) => program.id))) {
      const own = people.filter(({ program }) => program.id === programId);
      const digests = own.map((one) => this.digestOf(one));
      const niks = own.flatMap(({ person }) => person.nik ?? []);
      known.set(programId, await this.finding.known(programId, digests, niks, tx));
    }
    return known;
  }

  private digestOf(listed: ListedPerson): Buffer {
    return this.keys.rowDigest(sameness(listed));
  }
}

const KNOWN: Wrong = ['nik', 'followup.known'];
