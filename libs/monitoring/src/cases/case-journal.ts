import { Injectable } from '@nestjs/common';
import type { Actor, FollowUpStatus } from '#siaga/contracts';
import { Journal } from '#siaga/journal';
import type { Tx } from '#siaga/persistence';
import type { StoredCase } from '../store/stored-case.js';

/** What happened to a case, as its events are named. */
export type CaseEvent =
  | 'monitored-case.opened.v1'
  | 'monitored-case.activated.v1'
  | 'monitored-case.reported.v1'
  | 'monitored-case.flagged.v1'
  | 'monitored-case.taken-up.v1'
  | 'monitored-case.visited.v1'
  | 'monitored-case.extended.v1'
  | 'monitored-case.alarmed.v1'
  | 'monitored-case.referred.v1'
  | 'monitored-case.consented.v1'
  | 'monitored-case.consent-withdrawn.v1'
  | 'monitored-case.permitted.v1'
  | 'monitored-case.returned.v1'
  | 'monitored-case.changed.v1'
  | 'monitored-case.merged.v1'
  | 'monitored-case.closed.v1'
  | 'monitored-case.erased.v1';

/** Who acts when a person opens their own page. */
export const PORTAL: Actor = { kind: 'system', id: 'portal', name: 'portal' };

type OfCase = Pick<StoredCase, 'id' | 'householdId' | 'programId' | 'kind' | 'regionCode'>;

/** Writes of a case that it changed, and nothing of whom: what the journal holds is never unwritten. */
@Injectable()
export class CaseJournal {
  constructor(private readonly journal: Journal) {}

  append(
    tx: Tx,
    type: CaseEvent,
    { id, householdId: personId, programId, kind, regionCode }: OfCase,
    { version, status, actor }: { version: number; status: FollowUpStatus; actor: Actor },
  ): Promise<void> {
    return this.journal.append(tx, {
      ...{ type, entity: 'monitored_case', entityId: id, version, regionCode, actor },
      // Whoever reports for the house hears of all of it: a household has the id of its first case.
      personId,
      data: { id, version, programId, kind, status, regionCode, personId },
    });
  }
}
