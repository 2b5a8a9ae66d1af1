import { Injectable } from '@nestjs/common';
import { readNik, type FindCasesInput, type FoundCases } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { Clock } from '#siaga/kernel';
import { fitOfPerson } from '../domain/find-person.policy.js';
import { FindCaseQuery } from '../store/find-case.query.js';
import type { StoredCase } from '../store/stored-case.js';
import { CaseViews } from './case-views.js';

/** Names are sealed, so that whoever is looked for by one is opened: more people than this are another area's. */
const MOST_OPENED = 5_000;
const PAGE = 200;
const MOST_SHOWN = 20;

/** Somebody of an area whom an officer looks for: a caller on the telephone, a record that stands twice. */
@Injectable()
export class FindCasesService {
  constructor(
    private readonly finding: FindCaseQuery,
    private readonly views: CaseViews,
    private readonly clock: Clock,
  ) {}

  /** By a whole NIK, or by words and numbers of the person. Throws RESOURCE.NOT_FOUND. */
  async find(caller: Caller, { regionCode, words }: FindCasesInput): Promise<FoundCases> {
    caller.demand('monitoring.read', { regionCode });
    const nik = words.replace(/[\s.-]/g, '');
    if (!('problem' in readNik(nik, this.clock.now().toISOString().slice(0, 10))))
      return { cases: await this.views.of(await this.finding.byNik(regionCode, nik)), isTooWide: false };
    const fitting: Fitting[] = [];
    let [after, opened]: [string | null, number] = [null, 0];
    for (;;) {
      // By pages, so that what waits beside them is not kept waiting by a whole area.
      const page: StoredCase[] = await this.finding.everybody(regionCode, after, PAGE);
      fitting.push(...page.map((stored) => ({ stored, fit: fitOfPerson(words, stored.person) })));
      opened += page.length;
      if (opened > MOST_OPENED) return { cases: [], isTooWide: true };
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) break;
      after = last.id;
    }
    const likeliest = fitting
      .filter(({ fit }) => fit > 0)
      .sort((a, b) => b.fit - a.fit || Number(isOpen(b)) - Number(isOpen(a)))
      .slice(0, MOST_SHOWN);
    return { cases: await this.views.of(likeliest.map(({ stored }) => stored)), isTooWide: false };
  }
}

interface Fitting {
  readonly stored: StoredCase;
  readonly fit: number;
}

function isOpen({ stored }: Fitting): boolean {
  return stored.status === 'follow_up';
}
