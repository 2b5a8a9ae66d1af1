import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { isLive, type Assignment, type Incident, type OfferInput, type Unit } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { Journal } from '#siaga/journal';
import { Clock, ENV, type Env } from '#siaga/kernel';
import { isRetryable, isUniqueViolation, requestHash } from '#siaga/persistence';
import { OpenIncidents } from './open-incidents.js';
import { termsOf } from './offer-terms.js';
import { entryOf, OfferMaker } from './offer-maker.js';
import { aloneParameters, offerParameters } from './offer.statement.js';
import { OfferWriter, type LoneOffer } from './offer.writer.js';

type Input = z.infer<typeof OfferInput>;

/**
 * The short way for what is nearly every dispatch: one unit, offered by an operator, not sent before. One round trip
 * instead of eight, since a crew waits for each, and one commit for all that wait together. What it decides by is in memory and may be out of date; the statement writes
 * only where it is not.
 */
@Injectable()
export class QuickOffer {
  constructor(
    private readonly writer: OfferWriter,
    private readonly open: OpenIncidents,
    private readonly journal: Journal,
    private readonly maker: OfferMaker,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /**
   * Gives the offer once it is committed. Null when anything stands against it, be it that the command is of another kind: then
   * nothing was written, and the long way finds out and says what it is. Throws SYSTEM.DATABASE_UNAVAILABLE.
   */
  async tryOffer(caller: Caller, input: Input): Promise<Assignment[] | null> {
    const [unitId] = input.unitIds;
    const isPlain = input.unitIds.length === 1 && !input.importedAt && !input.destinationFacilityId;
    if (!isPlain || caller.idempotencyKey === null) return null;
    const unit = this.maker.unit(unitId ?? '');
    const incident = await this.open.read(input.id);
    if (!unit || !incident || !mayOffer(caller, unit, incident)) return null;
    const offered = await this.write(caller, input, incident, unit);
    if (!offered) this.open.forget(incident.id);
    return offered;
  }

  private async write(
    caller: Caller,
    input: Input,
    incident: Incident,
    unit: Unit,
  ): Promise<Assignment[] | null> {
    const now = this.clock.now();
    const terms = termsOf(input, {
      incident,
      offeredBy: caller.actor,
      now,
      baseTimeoutS: this.env.SIAGA_OFFER_TIMEOUT_S,
    });
    const assignment = await this.maker.make({ id: unit.id, call_sign: unit.callSign }, terms);
    const entry = entryOf(assignment);
    const journalled = this.journal.parameters(entry, now);
    const claim = {
      ownerId: caller.account.id,
      key: caller.idempotencyKey ?? '',
      requestHash: requestHash(['incident.offer', input]),
      // The journal's last parameter is the assignment with its personal parts sealed: what the answer consists of.
      answer: `[${String(journalled.at(-1))}]`,
    };
    const decidedBy = { incidentVersion: incident.version, unitRegionCode: unit.regionCode };
    const offer = { assignment, autoNext: terms.autoNext, timeoutS: terms.timeoutS };
    const isWritten = await this.commit({
      id: assignment.id,
      keys: [incident.id, unit.id, `${claim.ownerId} ${claim.key}`],
      parameters: [...offerParameters(offer), ...aloneParameters(decidedBy, claim, journalled)],
      onWritten: (seq) => this.journal.announce(entry, seq, now),
    });
    return isWritten ? [assignment] : null;
  }

  private async commit(offer: LoneOffer): Promise<boolean> {
    try {
      return await this.writer.write(offer);
    } catch (error) {
      if (isUniqueViolation(error) || isRetryable(error)) return false;
      throw error;
    }
  }
}

function mayOffer(caller: Caller, unit: Unit, incident: Incident): boolean {
  return (
    isLive(incident) &&
    unit.service === 'in_service' &&
    caller.can('dispatch.offer', { regionCode: incident.regionCode }) &&
    caller.can('dispatch.offer', { regionCode: unit.regionCode })
  );
}
