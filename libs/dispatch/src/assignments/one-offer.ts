import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Assignment, Incident, OfferInput } from '#siaga/contracts';
import type { CallerContext } from '#siaga/identity';
import { Journal } from '#siaga/journal';
import { ENV, PersonalDataCipher, type Env } from '#siaga/kernel';
import { Database, isRetryable, isUniqueViolation, requestHash } from '#siaga/persistence';
import { toIncident, type IncidentRow } from '../incidents/incident-row.js';
import { termsOf } from './offer-terms.js';
import { entryOf, OfferTools } from './offer-tools.js';
import type { OfferableUnit } from './offer.repository.js';
import { offerParameters, READ_ONE, WRITE_ONE } from './one-offer.statement.js';

type Unit = Omit<OfferableUnit, 'held_by'>;
type Input = z.infer<typeof OfferInput>;

/**
 * The short way for what is nearly every dispatch: one unit, offered by an operator, not sent before. Two round trips
 * instead of eight, since a crew waits for each.
 */
@Injectable()
export class OneOffer {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
    private readonly journal: Journal,
    private readonly tools: OfferTools,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /**
   * Gives the offer once it is committed. Null when anything stands against it, be it that the command is of another kind: then
   * nothing was written, and the long way finds out and says what it is. Throws SYSTEM.DATABASE_UNAVAILABLE.
   */
  async tryOffer(caller: CallerContext, input: Input): Promise<Assignment[] | null> {
    const [unitId] = input.unitIds;
    const isPlain = input.unitIds.length === 1 && !input.importedAt && !input.destinationFacilityId;
    if (!isPlain || caller.idempotencyKey === null) return null;
    const [row] = await this.database.query<IncidentRow & { unit: Unit | null }>(READ_ONE, [
      input.id,
      unitId,
    ]);
    if (!row?.unit || !mayOffer(caller, row.unit, row)) return null;
    return this.write(caller, input, toIncident(row, this.cipher), row.unit);
  }

  private async write(
    caller: CallerContext,
    input: Input,
    incident: Incident,
    unit: Unit,
  ): Promise<Assignment[] | null> {
    const now = this.tools.now();
    const terms = termsOf(input, {
      incident,
      offeredBy: caller.actor,
      now,
      baseTimeoutS: this.env.SIAGA_OFFER_TIMEOUT_S,
    });
    const assignment = this.tools.make(unit, terms);
    const entry = entryOf(assignment);
    const journalled = this.journal.parameters(entry, now);
    const seq = await this.insert([
      ...journalled,
      ...offerParameters({ assignment, ...terms }, incident.version, {
        ownerId: caller.account.id,
        key: caller.idempotencyKey ?? '',
        requestHash: requestHash(['incident.offer', input]),
        // The journal's last parameter is the assignment with its personal parts sealed: what the answer consists of.
        answer: `[${String(journalled.at(-1))}]`,
      }),
    ]);
    if (seq === null) return null;
    this.journal.announce(entry, seq, now);
    return [assignment];
  }

  private async insert(parameters: unknown[]): Promise<number | null> {
    try {
      const [row] = await this.database.query<{ seq: string }>(WRITE_ONE, parameters);
      return row ? Number(row.seq) : null;
    } catch (error) {
      if (isUniqueViolation(error) || isRetryable(error)) return null;
      throw error;
    }
  }
}

function mayOffer(caller: CallerContext, unit: Unit, incident: IncidentRow): boolean {
  return (
    incident.status === 'open' &&
    unit.service === 'in_service' &&
    caller.can('dispatch.offer', { regionCode: incident.region_code }) &&
    caller.can('dispatch.offer', { regionCode: unit.region_code })
  );
}
