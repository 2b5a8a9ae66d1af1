import { Module } from '@nestjs/common';
import { GeoController } from './geo.controller.js';
import { GeoService } from './geo.service.js';
import { LearnedPlaceController } from './learned/learned-place.controller.js';
import { LearnedPlaceRepository } from './learned/learned-place.repository.js';
import { LearnedPlaces } from './learned/learned-places.service.js';

/** Places and regions. The application calls `GeoService.prepare` after the migrations. */
@Module({
  controllers: [GeoController, LearnedPlaceController],
  providers: [GeoService, LearnedPlaceRepository, LearnedPlaces],
  exports: [GeoService, LearnedPlaces],
})
export class GeoModule {}
