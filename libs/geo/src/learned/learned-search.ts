import { Injectable } from '@nestjs/common';
import type { LearnedPlace } from '#siaga/contracts';
import { RegionService } from '../regions/region.service.js';
import { PlaceIndex } from '../search/places/place-index.service.js';

/** Makes approved landmarks findable by name, and others not. */
@Injectable()
export class LearnedSearch {
  constructor(
    private readonly places: PlaceIndex,
    private readonly regions: RegionService,
  ) {}

  show({ id, status, name, point, radiusM }: LearnedPlace): void {
    const placeId = `learned/${id}`;
    if (status !== 'approved') this.places.removePlaces([placeId]);
    else
      this.places.addPlaces([
        { id: placeId, name, kind: 'landmark', point, radiusM, regionCode: this.regions.villageOf(point) },
      ]);
  }
}
