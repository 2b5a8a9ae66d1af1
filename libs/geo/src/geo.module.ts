import { Module } from '@nestjs/common';
import { ClearRowsSealer } from '#siaga/persistence';
import { outsideGeocoderProvider } from './adapters/outside-geocoder.provider.js';
import { OutsideSearch } from './adapters/outside-search.service.js';
import { PlaceLocator } from './adapters/place-locator.service.js';
import { BorderRepository } from './borders/border.repository.js';
import { BorderStageService } from './borders/border-stage.service.js';
import { BorderService } from './borders/border.service.js';
import { NearBorders } from './borders/near-borders.query.js';
import { RegionReach } from './borders/region-reach.query.js';
import { HeldRegions } from './gazetteer/held-regions.js';
import { RegionRepository } from './gazetteer/region.repository.js';
import { RegionSnapshot } from './gazetteer/region.snapshot.js';
import { RegionNames } from './gazetteer/region-names.query.js';
import { GeoController } from './geo.controller.js';
import { GeoHealth } from './geo-health.js';
import { GeoLoader } from './geo-loader.service.js';
import { clearNames } from './learned/clear-names.js';
import { LearnedPlaceController } from './learned/learned-place.controller.js';
import { LearnedPlaceRepository } from './learned/learned-place.repository.js';
import { LearnedPlaces } from './learned/learned-places.service.js';
import { LearnedSearch } from './learned/learned-search.js';
import { RegionCodes } from './regions/region-codes.js';
import { RegionService } from './regions/region.service.js';
import { PlaceDescriber } from './reverse/place-describer.service.js';
import { Surroundings } from './reverse/surroundings.js';
import { PlaceIndex } from './search/places/place-index.service.js';

/** Places and regions. The application calls `GeoLoader.prepare` after the migrations. */
@Module({
  controllers: [GeoController, LearnedPlaceController],
  providers: [
    HeldRegions,
    RegionRepository,
    BorderRepository,
    BorderService,
    BorderStageService,
    RegionCodes,
    RegionReach,
    RegionService,
    Surroundings,
    PlaceDescriber,
    PlaceIndex,
    GeoLoader,
    RegionNames,
    RegionSnapshot,
    NearBorders,
    outsideGeocoderProvider,
    OutsideSearch,
    PlaceLocator,
    LearnedPlaceRepository,
    LearnedSearch,
    LearnedPlaces,
    GeoHealth,
  ],
  exports: [
    GeoLoader,
    PlaceIndex,
    PlaceDescriber,
    RegionCodes,
    RegionReach,
    RegionService,
    BorderService,
    BorderStageService,
    RegionNames,
    NearBorders,
    LearnedPlaces,
  ],
})
export class GeoModule {
  constructor(sealer: ClearRowsSealer) {
    sealer.register(clearNames);
  }
}
