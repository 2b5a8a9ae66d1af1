import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Assignment, Destination, OfferInput } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, ENV, found, type Env } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { assertLive } from '../domain/incident-step.policy.js';
import { IncidentRepository } from '../incidents/incident.repository.js';
import { OneOffer } from './one-offer.js';
import { termsOf, type OfferTerms } from './offer-terms.js';
import { OfferTools } from './offer-tools.js';
import { OfferRepository, type OfferableUnit } from './offer.repository.js';

/** Offers a job to units: the path from the operator's command to the crew's phone. */
@Injectable()
export class OfferService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly incidents: IncidentRepository,
    private readonly offers: OfferRepository,
    private readonly tools: OfferTools,
    private readonly one: OneOffer,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /**
   * Offers to all units or to none. Throws RESOURCE.NOT_FOUND, INCIDENT.NOT_OPEN, DISPATCH.UNIT_NOT_IN_SERVICE, and
   * DISPATCH.UNIT_ALREADY_ASSIGNED with who holds the unit for what.
   */
  async offer(caller: Caller, input: z.infer<typeof OfferInput>): Promise<Assignment[]> {
    const offered = await this.one.tryOffer(caller, input);
    if (offered) return offered;
    return this.withHolder(() =>
      this.commands.run(caller, 'incident.offer', input, (tx) => this.offerInside(tx, caller, input)),
    );
  }

  /** Offers inside the caller's transaction; for reassigning. */
  async offerInside(tx: Tx, caller: Caller, input: z.infer<typeof OfferInput>): Promise<Assignment[]> {
    const incident = found(await this.incidents.lock(tx, input.id));
    caller.demand('dispatch.offer', incident);
    if (input.importedAt) caller.demand('history.import', incident);
    assertLive(incident);
    const terms = termsOf(input, {
      incident,
      offeredBy: caller.actor,
      now: this.tools.now(),
      baseTimeoutS: this.env.SIAGA_OFFER_TIMEOUT_S,
    });
    terms.destination = await this.destination(tx, input.destinationFacilityId, terms.at);
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

  /** Takes the units in one order for everybody, so that two commands for the same ones cannot wait for each other. */
  private async offerAll(tx: Tx, units: OfferableUnit[], terms: OfferTerms): Promise<Assignment[]> {
    const offered = new Map<string, Assignment>();
    for (const unit of [...units].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const assignment = await this.tools.insert(tx, unit, terms);
      if (!assignment)
        throw new AppError('DISPATCH.UNIT_ALREADY_ASSIGNED', {
          details: { unitId: unit.id, unitCallSign: unit.call_sign },
        });
      offered.set(unit.id, assignment);
    }
    return units.flatMap((unit) => offered.get(unit.id) ?? []);
  }

  private async destination(tx: Tx, facilityId: string | undefined, at: Date): Promise<Destination | null> {
    if (!facilityId) return null;
    const facility = found(await this.tools.facilities.byId(facilityId, tx));
    return { facilityId, name: facility.name, point: facility.point, chosenAt: at.toISOString() };
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
