import { Injectable } from '@nestjs/common';
import { Observed, type HealthState, type ObservedPart } from '#siaga/kernel';
import { GeoService } from './geo.service.js';

/** Says whether places can be searched yet. */
@Observed()
@Injectable()
export class GeoHealth implements ObservedPart {
  constructor(private readonly geo: GeoService) {}

  healthChecks(): Record<string, () => HealthState> {
    return {
      geocoder: () =>
        this.geo.isReady
          ? { ok: true }
          : { ok: false, detail: 'places are typed by hand until it is loaded' },
    };
  }
}
