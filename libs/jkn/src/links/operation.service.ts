import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  JknOperation,
  JknOperationList,
  JknOperationsInput,
  SetJknOperationInput,
} from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, demandVersion, found, newId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { OperationRepository } from '../store/operation.repository.js';

const CODE_BYTES = 6;

/** Planned operations, which a facility keeps for Mobile JKN alone. */
@Injectable()
export class OperationService {
  constructor(
    private readonly operations: OperationRepository,
    private readonly facilities: FacilitiesService,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {}

  /** Throws RESOURCE.NOT_FOUND. */
  async list(caller: Caller, { facilityId, from, until }: JknOperationsInput): Promise<JknOperationList> {
    await this.demand(caller, facilityId);
    return { operations: await this.operations.between(facilityId, from, until) };
  }

  /** Adds an operation, or changes one. Throws RESOURCE.NOT_FOUND, STALE.VERSION. */
  set(caller: Caller, input: SetJknOperationInput): Promise<JknOperation> {
    return this.commands.run(caller, 'setJknOperation', input, async (tx) => {
      const { operationId, version, ...facts } = input;
      await this.demand(caller, input.facilityId, tx);
      const before = operationId === null ? null : found(await this.operations.lock(tx, operationId));
      if (before !== null) {
        if (before.facilityId !== input.facilityId) throw new AppError('RESOURCE.NOT_FOUND');
        demandVersion(before, { version: version ?? 0 });
      }
      const operation: JknOperation = {
        ...facts,
        id: before?.id ?? newId(),
        version: (before?.version ?? 0) + 1,
        bookingCode: before?.bookingCode ?? `OP${randomBytes(CODE_BYTES).toString('hex').toUpperCase()}`,
        updatedAt: this.clock.now().toISOString(),
      };
      await this.operations.save(tx, operation);
      return operation;
    });
  }

  private async demand(caller: Caller, facilityId: string, tx?: Tx): Promise<void> {
    const facility = await this.facilities.byId(facilityId, tx);
    caller.demand('jkn.work', facility && { regionCode: facility.regionCode, facilityId });
  }
}
