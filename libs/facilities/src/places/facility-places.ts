import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { FillsMemory } from '#siaga/kernel';
import type { Facility } from '#siaga/contracts';
import { PlaceIndex, type NamedPlace } from '#siaga/geo';
import { JournalFeed } from '#siaga/journal';
import { shortNames } from '../domain/short-names.policy.js';
import { FacilityRepository } from '../facilities/facility.repository.js';

const KINDS: Record<Facility['kind'], NamedPlace['kind']> = {
  hospital: 'hospital',
  puskesmas: 'puskesmas',
  clinic: 'clinic',
  ambulance_post: 'post',
};

/** Makes facilities findable by name ("depan RSUD Raden Mattaher") and keeps them so as they change. */
@FillsMemory({})
@Injectable()
export class FacilityPlaces implements OnApplicationShutdown {
  private readonly pending = new Map<string, Facility>();
  private unsubscribe: (() => void) | null = null;

  constructor(
    private readonly repository: FacilityRepository,
    private readonly places: PlaceIndex,
    private readonly feed: JournalFeed,
  ) {}

  /** Adds all facilities to the search and follows changes. Call once, when the journal's relay runs. */
  async start(): Promise<void> {
    this.unsubscribe = this.feed.subscribe((row) => {
      if (row.entity === 'facility') this.enqueue(row.data);
    });
    for (const facility of await this.repository.all()) this.enqueue(facility);
  }

  onApplicationShutdown(): void {
    this.unsubscribe?.();
  }

  /** An import changes thousands at once: what comes in one turn of the event loop is indexed together. */
  private enqueue(facility: Facility): void {
    const known = this.pending.get(facility.id);
    if (known !== undefined && known.version >= facility.version) return;
    if (this.pending.size === 0) setImmediate(() => this.flush());
    this.pending.set(facility.id, facility);
  }

  private flush(): void {
    const facilities = [...this.pending.values()];
    this.pending.clear();
    const gone = facilities.filter((facility) => facility.point === null);
    if (gone.length > 0) this.places.removePlaces(gone.map((facility) => facility.id));
    this.places.addPlaces(facilities.flatMap((facility) => toPlace(facility) ?? []));
  }
}

function toPlace({
  id,
  name,
  kind,
  point,
  accuracyM,
  districtCode,
  regionCode,
}: Facility): NamedPlace | null {
  if (point === null || accuracyM === null) return null;
  const aliases = shortNames({ kind, name });
  return {
    id,
    name,
    aliases,
    kind: KINDS[kind],
    point,
    radiusM: accuracyM,
    regionCode: districtCode ?? regionCode,
  };
}
