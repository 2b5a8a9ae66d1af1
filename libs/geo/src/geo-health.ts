import { Injectable } from '@nestjs/common';
import { Observed, type HealthState, type ObservedPart } from '#siaga/kernel';
import { PlaceIndex } from './search/places/place-index.service.js';

/** Says whether places can be searched yet. */
@Observed()
@Injectable()
export class GeoHealth implements ObservedPart {
  constructor(private readonly places: PlaceIndex) {}

  healthChecks(): Record<string, () => HealthState> {
    return {
      geocoder: () =>
        this.places.isReady
          ? { ok: true }
          : { ok: false, detail: 'places are typed by hand until it is loaded' },
    };
  }
}
