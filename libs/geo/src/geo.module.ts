import { Module } from '@nestjs/common';
import { ClearRowsSealer } from '#siaga/persistence';
import { outsideGeocoderProvider } from './adapters/outside-geocoder.provider.js';
import { OutsideSearch } from './adapters/outside-search.service.js';
import { PlaceLocator } from './adapters/place-locator.service.js';
import { NearBorders } from './borders/near-borders.query.js';
import { RegionSnapshot } from './gazetteer/region.snapshot.js';
import { RegionNames } from './gazetteer/region-names.query.js';
import { GeoController } from './geo.controller.js';
import { GeoHealth } from './geo-health.js';
import { GeoService } from './geo.service.js';
import { ClearNames } from './learned/clear-names.js';
import { LearnedPlaceController } from './learned/learned-place.controller.js';
import { LearnedPlaceRepository } from './learned/learned-place.repository.js';
import { LearnedPlaces } from './learned/learned-places.service.js';

/** Places and regions. The application calls `GeoService.prepare` after the migrations. */
@Module({
  controllers: [GeoController, LearnedPlaceController],
  providers: [
    GeoService,
    RegionNames,
    RegionSnapshot,
    NearBorders,
    outsideGeocoderProvider,
    OutsideSearch,
    PlaceLocator,
    LearnedPlaceRepository,
    LearnedPlaces,
    ClearNames,
    GeoHealth,
  ],
  exports: [GeoService, RegionNames, NearBorders, LearnedPlaces],
})
export class GeoModule {
  constructor(sealer: ClearRowsSealer, names: ClearNames) {
    sealer.register(names);
  }
}
