import { Injectable } from '@nestjs/common';
import { FillsMemory } from '#siaga/kernel';
import type { Facility } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import { JournalFeed } from '#siaga/journal';
import { NearestIndex } from './nearest-index.js';

/** Every facility with a point, in memory, kept current by the journal. */
@FillsMemory({})
@Injectable()
export class FacilityCandidates {
  readonly index = new NearestIndex<Facility>();
  private readonly versions = new Map<string, number>();

  constructor(
    private readonly facilities: FacilitiesService,
    private readonly feed: JournalFeed,
  ) {}

  /** Loads everything and follows changes. Call once, after the journal's relay was started. */
  async start(): Promise<void> {
    this.feed.subscribe((row) => {
      if (row.entity === 'facility') this.put(row.data);
    });
    for (const facility of await this.facilities.all()) this.put(facility);
  }

  private put(facility: Facility): void {
    if ((this.versions.get(facility.id) ?? 0) >= facility.version) return;
    this.versions.set(facility.id, facility.version);
    if (facility.point) this.index.set(facility.id, facility.point, facility);
    else this.index.delete(facility.id);
  }
}
