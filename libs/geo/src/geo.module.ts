import { Module } from '@nestjs/common';
import { GeoController } from './geo.controller.js';
import { GeoService } from './geo.service.js';
import { StraightLineTravelTimes } from './travel/straight-line-travel-times.js';
import { TRAVEL_TIMES } from './travel/travel-times.js';

/** Places, regions and travel times. The application calls `GeoService.prepare` after the migrations. */
@Module({
  controllers: [GeoController],
  providers: [GeoService, { provide: TRAVEL_TIMES, useClass: StraightLineTravelTimes }],
  exports: [GeoService, TRAVEL_TIMES],
})
export class GeoModule {}
