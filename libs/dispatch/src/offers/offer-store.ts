import { Injectable } from '@nestjs/common';
import type { Assignment } from '#siaga/contracts';
import { Journal } from '#siaga/journal';
import type { Tx } from '#siaga/persistence';
import { entryOf, OfferMaker } from './offer-maker.js';
import type { OfferTerms } from './offer-terms.js';
import { OfferRepository, type OfferableUnit } from './offer.repository.js';

/** Makes offers, stores and journals them, in the caller's transaction. */
@Injectable()
export class OfferStore {
  constructor(
    private readonly maker: OfferMaker,
    private readonly offers: OfferRepository,
    private readonly journal: Journal,
  ) {}

  /** Gives the offers that were stored; those whose unit is held by another are left out. */
  async insert(
    tx: Tx,
    units: readonly Pick<OfferableUnit, 'id' | 'call_sign'>[],
    terms: OfferTerms,
  ): Promise<Assignment[]> {
    const offers = await Promise.all(units.map((unit) => this.maker.make(unit, terms)));
    const { autoNext, timeoutS } = terms;
    const ids = await this.offers.insert(
      tx,
      offers.map((assignment) => ({ assignment, autoNext, timeoutS })),
    );
    const stored = offers.filter(({ id }) => ids.has(id));
    for (const assignment of stored) await this.journal.append(tx, entryOf(assignment));
    return stored;
  }
}
