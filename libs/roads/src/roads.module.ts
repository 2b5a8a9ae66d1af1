import { Module } from '@nestjs/common';
import { MapDataModule } from '#siaga/mapdata';
import { ClosureDeadlines } from './closures/closure-deadlines.js';
import { ClosureRepository } from './closures/closure.repository.js';
import { ClosureService } from './closures/closure.service.js';
import { ClosuresController } from './closures/closures.controller.js';
import { RoadConditions } from './network/road-conditions.js';
import { SpeedTableRepository } from './speeds/speed-table.repository.js';
import { SpeedService } from './speeds/speed.service.js';
import { SpeedsController } from './speeds/speeds.controller.js';
import { StraightLineTravelTimes } from './travel/straight-line-travel-times.js';
import { TRAVEL_TIMES } from './travel/travel-times.js';

/** Roads: speeds, closed areas, travel times. */
@Module({
  imports: [MapDataModule],
  controllers: [SpeedsController, ClosuresController],
  providers: [
    SpeedTableRepository,
    SpeedService,
    ClosureRepository,
    ClosureService,
    ClosureDeadlines,
    RoadConditions,
    { provide: TRAVEL_TIMES, useClass: StraightLineTravelTimes },
  ],
  exports: [TRAVEL_TIMES, ClosureService, ClosureDeadlines, RoadConditions],
})
export class RoadsModule {}
