import { Injectable } from '@nestjs/common';
import { AppError, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { CaseRepository } from '../store/case.repository.js';
import type { StoredCase } from '../store/stored-case.js';

/** Who may speak for whom: everybody for themselves, a household's reporter for all of it. */
@Injectable()
export class Household {
  constructor(private readonly cases: CaseRepository) {}

  /** The case of somebody for whom the holder of the page `ownId` may speak. Throws RESOURCE.NOT_FOUND. */
  async demand(ownId: string, caseId: string, tx?: Tx): Promise<StoredCase> {
    const stored = found(await this.cases.byId(caseId, tx));
    if (caseId === ownId) return stored;
    const own = found(await this.cases.byId(ownId, tx));
    if (!own.isReporter || own.householdId !== stored.householdId) throw new AppError('RESOURCE.NOT_FOUND');
    return stored;
  }
}
