import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Assignment, OfferInput } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError } from '#siaga/kernel';
import { OfferRepository } from './offer.repository.js';
import { OffersInside } from './offers-inside.js';
import { QuickOffer } from './quick-offer.js';

/** Offers a job to units: the path from the operator's command to the crew's phone. */
@Injectable()
export class OfferService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly quick: QuickOffer,
    private readonly inside: OffersInside,
    private readonly offers: OfferRepository,
  ) {}

  /**
   * Offers to all units or to none. Throws RESOURCE.NOT_FOUND, INCIDENT.NOT_OPEN, DISPATCH.UNIT_NOT_IN_SERVICE, and
   * DISPATCH.UNIT_ALREADY_ASSIGNED with who holds the unit for what.
   */
  async offer(caller: Caller, input: z.infer<typeof OfferInput>): Promise<Assignment[]> {
    const offered = await this.quick.tryOffer(caller, input);
    if (offered) return offered;
    return this.withHolder(() =>
      this.commands.run(caller, 'incident.offer', input, (tx) => this.inside.offer(tx, caller, input)),
    );
  }

  /** Runs `work`; when it lost a unit to another, the error names who holds it, read after the winner has committed. */
  async withHolder<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'DISPATCH.UNIT_ALREADY_ASSIGNED') throw error;
      const unit = await this.offers.unit(String(error.details?.unitId));
      const details = {
        ...error.details,
        byName: unit?.held_by?.offeredBy ?? null,
        incidentNumber: unit?.held_by?.incidentNumber ?? null,
      };
      throw new AppError(error.code, { cause: error, details });
    }
  }
}
