import { Injectable } from '@nestjs/common';
import type { ListRowResult } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { AppError } from '#siaga/kernel';
import { Database, isDataProblem, type Tx } from '#siaga/persistence';
import { Activations } from '../cases/activations.js';
import { CaseOpener } from '../cases/case-opener.js';
import { CaseCipher } from '../store/case-cipher.js';
import { CaseRepository } from '../store/case.repository.js';
import type { ListedPerson, Wrong } from './read-followup-row.js';

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

/** Every case is an entry of the journal, whose lock the rows of a transaction hold until they are committed. */
const CASES_AT_ONCE = 20;
const ASKS = { channel: 'sms', hour: null } as const;

/** Opens the cases of a list: whom a row named before is left as they are, and who is followed up already is named. */
@Injectable()
export class ListedCases {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseRepository,
    private readonly keys: CaseCipher,
    private readonly opener: CaseOpener,
    private readonly activations: Activations,
  ) {}

  /** What `store` would do. */
  async judge(caller: Caller, people: readonly ListedPerson[]): Promise<JudgedPerson[]> {
    return this.judged(caller, people, await this.known(people));
  }

  /** Opens those that are not there yet, some in a transaction; run again after a break it goes on. */
  async store(caller: Caller, people: readonly ListedPerson[]): Promise<JudgedPerson[]> {
    const done: JudgedPerson[] = [];
    for (let from = 0; from < people.length; from += CASES_AT_ONCE)
      done.push(...(await this.some(caller, people.slice(from, from + CASES_AT_ONCE))));
    return done;
  }

  /** Somebody whom the database refuses, or another entered meanwhile, is found by doing each by themselves. */
  private async some(caller: Caller, people: readonly ListedPerson[]): Promise<JudgedPerson[]> {
    try {
      return await this.database.transaction((tx) => this.open(tx, caller, people));
    } catch (error) {
      const isKnown = error instanceof AppError && error.code === 'MONITORING.ALREADY_FOLLOWED';
      const isRefused = error instanceof AppError && error.code === 'INPUT.INVALID';
      if (!isKnown && !isRefused && !isDataProblem(error)) throw error;
      const [only, ...others] = people;
      if (only !== undefined && others.length === 0)
        return [{ listed: only, result: 'refused', problem: isKnown ? KNOWN : ['name', 'row.unstorable'] }];
      const each: JudgedPerson[] = [];
      for (const one of people) each.push(...(await this.some(caller, [one])));
      return each;
    }
  }

  private async open(tx: Tx, caller: Caller, people: readonly ListedPerson[]): Promise<JudgedPerson[]> {
    const judged = this.judged(caller, people, await this.known(people, tx));
    for (const { listed, result } of judged) {
      if (result !== 'created') continue;
      const { program, ...input } = listed;
      const fresh = {
        ...input,
        place: null,
        asks: ASKS,
        householdId: null,
        contactOf: null,
        isDoubted: false,
      };
      const rowDigest = this.digestOf(listed);
      const { stored } = await this.opener.open(tx, { ...fresh, rowDigest }, program, caller.actor);
      // Who has no telephone gets a code when an officer is there: one that nobody sees opens nothing.
      if (stored.person.phone !== null) await this.activations.first(tx, stored);
    }
    return judged;
  }

  private judged(
    caller: Caller,
    people: readonly ListedPerson[],
    known: ReadonlyMap<string, Known>,
  ): JudgedPerson[] {
    const before = new Set<string>();
    return people.map((listed) => {
      const { program, regionCode, person } = listed;
      const there = known.get(program.id);
      const row = this.digestOf(listed).toString('hex');
      if (!caller.can('monitoring.work', { regionCode }))
        return { listed, result: 'refused', problem: ['regionCode', 'region.others'] };
      if (before.has(row)) return { listed, result: 'refused', problem: ['name', 'row.repeated'] };
      before.add(row);
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
      known.set(programId, await this.cases.known(programId, digests, niks, tx));
    }
    return known;
  }

  /** The same row again is the same person of the same period: by their NIK, else by all that they are told apart by. */
  private digestOf({ program, dayOne, person }: ListedPerson): Buffer {
    const { nik, name, bornOn, phone, address, rt, rw } = person;
    const who = nik ?? [name, bornOn, phone, address, rt, rw].join('|').toLowerCase().replace(/\s+/g, ' ');
    return this.keys.rowDigest(`${program.id} ${dayOne} ${who}`);
  }
}

const KNOWN: Wrong = ['nik', 'followup.known'];
