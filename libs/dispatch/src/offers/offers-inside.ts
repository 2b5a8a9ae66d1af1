import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Assignment, Destination, OfferInput } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import type { Caller } from '#siaga/identity';
import { AppError, Clock, ENV, found, type Env } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { objectionTo } from '../domain/facility-objection.policy.js';
import { assertLive } from '../domain/incident-step.policy.js';
import { IncidentRepository } from '../store/incident.repository.js';
import { OfferStore } from './offer-store.js';
import { termsOf, type OfferTerms } from './offer-terms.js';
import { OfferRepository, type OfferableUnit } from './offer.repository.js';

/** Offers as a part of a larger transaction: all units of a command or none. */
@Injectable()
export class OffersInside {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly offers: OfferRepository,
    private readonly store: OfferStore,
    private readonly facilities: FacilitiesService,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /**
   * Throws RESOURCE.NOT_FOUND, INCIDENT.NOT_OPEN, DISPATCH.UNIT_NOT_IN_SERVICE, DISPATCH.UNIT_ALREADY_ASSIGNED.
   */
  async offer(tx: Tx, caller: Caller, input: z.infer<typeof OfferInput>): Promise<Assignment[]> {
    const incident = found(await this.incidents.lock(tx, input.id));
    caller.demand('dispatch.offer', incident);
    if (input.importedAt) caller.demand('history.import', incident);
    assertLive(incident);
    const terms = termsOf(input, {
      incident,
      offeredBy: caller.actor,
      now: this.clock.now(),
      baseTimeoutS: this.env.SIAGA_OFFER_TIMEOUT_S,
    });
    terms.destination = await this.destination(tx, input.destinationFacilityId, terms);
    const units = await this.offers.units(tx, input.unitIds);
    if (units.length !== new Set(input.unitIds).size) throw new AppError('RESOURCE.NOT_FOUND');
    for (const unit of units) {
      caller.demand('dispatch.offer', { regionCode: unit.region_code });
      // History is entered for units as they were, whatever their state is today.
      if (terms.source !== 'import' && unit.service !== 'in_service')
        throw new AppError('DISPATCH.UNIT_NOT_IN_SERVICE', {
          details: { unitCallSign: unit.call_sign, service: unit.service },
        });
    }
    return this.offerAll(tx, units, terms);
  }

  private async offerAll(tx: Tx, units: OfferableUnit[], terms: OfferTerms): Promise<Assignment[]> {
    const offered = await this.store.insert(tx, units, terms);
    const held = units.find(({ id }) => !offered.some(({ unitId }) => unitId === id));
    if (held)
      throw new AppError('DISPATCH.UNIT_ALREADY_ASSIGNED', {
        details: { unitId: held.id, unitCallSign: held.call_sign },
      });
    return offered;
  }

  private async destination(
    tx: Tx,
    facilityId: string | undefined,
    { at, incident }: OfferTerms,
  ): Promise<Destination | null> {
    if (!facilityId) return null;
    const facility = found(await this.facilities.byId(facilityId, tx));
    const known = objectionTo(facility, incident, at)?.keys ?? [];
    const { name, point } = facility;
    return { facilityId, name, point, chosenAt: at.toISOString(), known: [...known] };
  }
}
