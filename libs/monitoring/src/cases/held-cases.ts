import { Injectable } from '@nestjs/common';
import type { Caller } from '#siaga/identity';
import { AppError, demandVersion, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { CaseRepository } from '../store/case.repository.js';
import type { StoredCase } from '../store/stored-case.js';

/** A case that an officer is about to change, held until the transaction ends. */
@Injectable()
export class HeldCases {
  constructor(private readonly cases: CaseRepository) {}

  /** One that the officer works on, followed up or not. Throws RESOURCE.NOT_FOUND. */
  async whatever(tx: Tx, caller: Caller, id: string): Promise<StoredCase> {
    const stored = found(await this.cases.lock(tx, id));
    caller.demand('monitoring.work', stored);
    return stored;
  }

  /** One that is followed up still. Throws RESOURCE.NOT_FOUND, STALE.VERSION where a version was seen, MONITORING.OVER. */
  async demand(
    tx: Tx,
    caller: Caller,
    { id, version }: { readonly id: string; readonly version?: number },
  ): Promise<StoredCase> {
    const stored = await this.whatever(tx, caller, id);
    if (version !== undefined) demandVersion(stored, { version });
    if (stored.status !== 'follow_up')
      throw new AppError('MONITORING.OVER', { details: { status: stored.status } });
    return stored;
  }
}
