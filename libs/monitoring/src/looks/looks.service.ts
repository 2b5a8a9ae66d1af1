import { Injectable } from '@nestjs/common';
import {
  TRAIL_ACTS,
  type CaseLook,
  type CaseLooks,
  type CaseLooksFileInput,
  type CaseLooksInput,
  type LookKind,
  type TrailAct,
} from '#siaga/contracts';
import { LookQuery, SecurityTrail, type Caller, type TrailLook } from '#siaga/identity';
import { JournalQuery, type JournalAct } from '#siaga/journal';
import { AppError, found } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { CaseRepository } from '../store/case.repository.js';
import { FindCaseQuery } from '../store/find-case.query.js';
import { looksFile, type LooksFile } from './looks-file.policy.js';

const MOST_SHOWN = 500;
const MOST_IN_FILE = 20_000;
const LONGEST_MS = 8_000;
/** Cases, and this report itself: whoever reads who saw whom sees them too. */
const SUBJECTS = ['monitored_case', 'monitored_looks'];
const KINDS: Partial<Record<TrailAct, LookKind>> = {
  record_viewed: 'viewed',
  trail_read: 'trail',
  list_read: 'listed',
  board_opened: 'listed',
  searched: 'searched',
  exported: 'exported',
};

type UnnamedLook = Omit<CaseLook, 'person'>;

/** Who saw what of whom: for a health office that must say so when data went astray (UU 27/2022, article 46). */
@Injectable()
export class LooksService {
  constructor(
    private readonly database: Database,
    private readonly looks: LookQuery,
    private readonly journal: JournalQuery,
    private readonly cases: CaseRepository,
    private readonly finding: FindCaseQuery,
    private readonly trail: SecurityTrail,
  ) {}

  /** The newest of a span. Throws RESOURCE.NOT_FOUND, SYSTEM.OVERLOADED after 8 s. */
  async list(caller: Caller, input: CaseLooksInput): Promise<CaseLooks> {
    const read = await this.read(caller, input, MOST_SHOWN + 1);
    const looks = await this.named(read.slice(0, MOST_SHOWN));
    return { looks, isCut: read.length > MOST_SHOWN };
  }

  /** All of a span as CSV, told by the trail before it leaves. Throws as `list` does, and INPUT.INVALID for more than a file holds. */
  async file(caller: Caller, { language, ...input }: CaseLooksFileInput): Promise<LooksFile> {
    const read = await this.read(caller, input, MOST_IN_FILE + 1);
    if (read.length > MOST_IN_FILE)
      throw new AppError('INPUT.INVALID', { fields: [{ path: 'until', message: 'Ask for a shorter time' }] });
    const looks = await this.named(read);
    await this.trail.demand({
      ...{ act: 'exported', by: caller.account, sessionId: caller.sessionId },
      ...{ subject: { kind: 'monitored_looks', id: input.caseId ?? null }, regionCodes: [input.regionCode] },
      detail: { rows: looks.length },
    });
    return looksFile(looks, { ...input, language });
  }

  private async read(caller: Caller, input: CaseLooksInput, limit: number): Promise<UnnamedLook[]> {
    caller.demand('monitoring.audit', input);
    const [from, until] = [new Date(input.from), new Date(input.until)];
    const [subjectId, accountId] = [input.caseId ?? null, input.accountId ?? null];
    const lines = await this.database.readWithin(LONGEST_MS, async (tx) => {
      const regionCode = await this.regionFor(tx, caller, input);
      const seen = await this.looks.of(
        tx,
        {
          ...{ subjectKinds: SUBJECTS, acts: [...TRAIL_ACTS.view, ...TRAIL_ACTS.export] },
          ...{ regionCode, from, until, subjectId, accountId },
        },
        limit,
      );
      const done = await this.journal.actsOn(
        tx,
        { stream: 'monitoring', entity: 'monitored_case', entityId: subjectId, accountId },
        { from, to: until, regionCode },
        limit,
      );
      return [...seen.map(lookOf), ...done.map(actOf)];
    });
    return lines.sort((a, b) => b.at.localeCompare(a.at)).slice(0, limit);
  }

  /** Of one case, its own region: lists of other villages did not have it. */
  private async regionFor(tx: Tx, caller: Caller, { caseId, regionCode }: CaseLooksInput): Promise<string> {
    if (caseId === undefined) return regionCode;
    const at = found(await this.cases.regionOf(caseId, tx));
    caller.demand('monitoring.audit', { regionCode: at });
    return at;
  }

  private async named(looks: readonly UnnamedLook[]): Promise<CaseLook[]> {
    const ids = new Set(looks.flatMap(({ caseId }) => caseId ?? []));
    const names = await this.finding.namesOf([...ids]);
    return looks.map((look) => ({ ...look, person: names.get(look.caseId ?? '') ?? null }));
  }
}

function lookOf({ at, act, account, from, subjectId, regionCodes, detail }: TrailLook): UnnamedLook {
  const { rows } = detail;
  return {
    ...{ at, kind: KINDS[act] ?? 'viewed', did: null, by: account, from, caseId: subjectId, regionCodes },
    rows: typeof rows === 'number' ? rows : null,
  };
}

function actOf({ at, actor, type, entityId, regionCode }: JournalAct): UnnamedLook {
  return {
    ...{ at: at.toISOString(), kind: 'changed', did: type, from: null, caseId: entityId, rows: null },
    by: { id: actor.id, username: null, displayName: actor.name },
    regionCodes: [regionCode],
  };
}
