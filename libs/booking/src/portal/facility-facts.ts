import { Injectable } from '@nestjs/common';
import type { Facility } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import { Clock } from '#siaga/kernel';
import { OfferQuery } from '../store/offer.query.js';

/** What patients know a facility by. */
export type FacilityFact = Pick<Facility, 'id' | 'name' | 'kind' | 'point'>;

const KEPT_MS = 60_000;

/** The facilities that have clinics, in memory for a minute; one that was not known is asked for at once. */
@Injectable()
export class FacilityFacts {
  private facts: ReadonlyMap<string, FacilityFact> = new Map();
  private readAtMs = -Infinity;

  constructor(
    private readonly offers: OfferQuery,
    private readonly facilities: FacilitiesService,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<ReadonlyMap<string, FacilityFact>> {
    const nowMs = this.clock.now().getTime();
    const facilityIds = await this.offers.facilityIds();
    const isFresh = nowMs - this.readAtMs < KEPT_MS && facilityIds.every((id) => this.facts.has(id));
    if (!isFresh) {
      const facilities = await this.facilities.list({ regionCodes: [], facilityIds });
      this.facts = new Map(
        facilities.map(({ id, name, kind, point }) => [id, { id, name, kind, point }] as const),
      );
      this.readAtMs = nowMs;
    }
    return this.facts;
  }
}
