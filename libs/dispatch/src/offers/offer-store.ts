import { Injectable } from '@nestjs/common';
import type { Assignment } from '#siaga/contracts';
import { Journal } from '#siaga/journal';
import type { Tx } from '#siaga/persistence';
import { entryOf, OfferMaker } from './offer-maker.js';
import type { OfferTerms } from './offer-terms.js';
import { OfferRepository, type OfferableUnit } from './offer.repository.js';

/** Makes an offer, stores and journals it, in the caller's transaction. */
@Injectable()
export class OfferStore {
  constructor(
    private readonly maker: OfferMaker,
    private readonly offers: OfferRepository,
    private readonly journal: Journal,
  ) {}

  /** Gives the offer, or null when the unit is held by another. */
  async insert(
    tx: Tx,
    unit: Pick<OfferableUnit, 'id' | 'call_sign'>,
    terms: OfferTerms,
  ): Promise<Assignment | null> {
    const assignment = await this.maker.make(unit, terms);
    const isStored = await this.offers.insert(tx, {
      assignment,
      autoNext: terms.autoNext,
      timeoutS: terms.timeoutS,
    });
    if (!isStored) return null;
    await this.journal.append(tx, entryOf(assignment));
    return assignment;
  }
}
