import { Injectable } from '@nestjs/common';
import type { Account, Grant, ManagedAccount, TrailAct } from '#siaga/contracts';
import { Journal, type EntryOf, type EventOf } from '#siaga/journal';
import { AppError, SYSTEM_ACTOR } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import type { Caller } from '../access/caller.js';
import { ScopeDirectory } from '../access/scope-directory.js';
import { SessionStores } from '../sessions/session-stores.js';
import { SecurityTrail } from '../trail/security-trail.js';
import type { TrailDetail } from '../trail/trail-chain.policy.js';

const ACTS: Readonly<Record<EventOf<'account'>, TrailAct>> = {
  'account.created.v1': 'account_created',
  'account.updated.v1': 'account_changed',
  'account.password-changed.v1': 'password_changed',
};
/** Of very many rights the first tell enough; the journal has them all. */
const LONGEST_LIST = 800;

export interface AccountStep {
  readonly type: EventOf<'account'>;
  /** Null for Siaga itself. */
  readonly by: Caller | null;
  /** As it was; null for a new one. */
  readonly before: Account | null;
  /** Sessions of the account that were ended with it: none, all, or all but the one in which it was done. */
  readonly endedSessions: 'none' | 'all' | 'others';
  readonly detail?: TrailDetail;
}

/** Tells the journal and the security trail of what was done to an account; without either it is not done. */
@Injectable()
export class AccountRecords {
  constructor(
    private readonly stores: SessionStores,
    private readonly journal: Journal,
    private readonly scopes: ScopeDirectory,
    private readonly trail: SecurityTrail,
  ) {}

  /** Gives the account as it is now. Throws RESOURCE.NOT_FOUND. */
  async record(tx: Tx, id: string, step: AccountStep): Promise<ManagedAccount> {
    const stored = await this.stores.accounts.byId(id, tx);
    if (!stored) throw new AppError('RESOURCE.NOT_FOUND');
    const data: EntryOf<'account'>['data'] = {
      accountId: id,
      sessionId: null,
      exceptSessionId: step.endedSessions === 'others' ? (step.by?.sessionId ?? null) : null,
      username: stored.account.username,
      grants: stored.account.grants,
    };
    await this.journal.append(tx, {
      type: step.type,
      entity: 'account',
      entityId: id,
      version: stored.version,
      regionCode: 'ID',
      actor: step.by?.actor ?? SYSTEM_ACTOR,
      data,
    });
    await this.tell(tx, step, stored.account);
    return { ...stored.account, version: stored.version };
  }

  private async tell(tx: Tx, step: AccountStep, now: Account): Promise<void> {
    const before = step.before?.grants ?? [];
    const line = {
      by: step.by?.account ?? null,
      sessionId: step.by?.sessionId ?? null,
      subject: { kind: 'account', id: now.id, label: now.username },
      // Those who lost it watch over it as much as those who gained it.
      regionCodes: await this.scopes.regionsOf([...before, ...now.grants], tx),
    };
    const given = namesOf(now.grants).filter((name) => !namesOf(before).includes(name));
    const taken = namesOf(before).filter((name) => !namesOf(now.grants).includes(name));
    const detail = {
      ...step.detail,
      ...(given.length > 0 && { given: given.join(', ').slice(0, LONGEST_LIST) }),
      ...(taken.length > 0 && { taken: taken.join(', ').slice(0, LONGEST_LIST) }),
    };
    await this.trail.recordIn(tx, { ...line, act: ACTS[step.type], detail });
    if (step.endedSessions === 'none') return;
    await this.trail.recordIn(tx, { ...line, act: 'sessions_ended', detail: { which: step.endedSessions } });
  }
}

function namesOf(grants: readonly Grant[]): string[] {
  return grants.map(({ role, scope }) => {
    if (scope.kind === 'region') return `${role} ${scope.regionCode}`;
    return `${role} ${scope.kind} ${scope.kind === 'unit' ? scope.unitId : scope.facilityId}`;
  });
}
