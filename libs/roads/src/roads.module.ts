import { Module } from '@nestjs/common';
import { GeoModule } from '#siaga/geo';
import { MapDataModule } from '#siaga/mapdata';
import { CalibrationService } from './calibration/calibration.service.js';
import { ClosureDeadlines } from './closures/closure-deadlines.js';
import { ClosureRules } from './closures/closure-rules.js';
import { ClosureRepository } from './closures/closure.repository.js';
import { ClosureService } from './closures/closure.service.js';
import { ClosuresController } from './closures/closures.controller.js';
import { HierarchyKeeper } from './network/hierarchy-keeper.js';
import { RoadConditions } from './network/road-conditions.js';
import { RoadNetworkService } from './network/road-network.service.js';
import { PreparationThread } from './preparation/preparation-thread.js';
import { RoadStateQuery } from './routes/road-state.query.js';
import { RoadsController } from './routes/roads.controller.js';
import { SpeedTableRepository } from './speeds/speed-table.repository.js';
import { SpeedService } from './speeds/speed.service.js';
import { SpeedsController } from './speeds/speeds.controller.js';
import { RoadTravelTimes } from './travel/road-travel-times.js';
import { StraightLineTravelTimes } from './travel/straight-line-travel-times.js';
import { travelTimesProvider } from './travel/travel-times.provider.js';
import { TRAVEL_TIMES } from './travel/travel-times.js';

/** Roads: the network of the imported maps, speeds, closed areas, travel times. Needs a global module that provides `TrackSource`. */
@Module({
  imports: [GeoModule, MapDataModule],
  controllers: [SpeedsController, ClosuresController, RoadsController],
  providers: [
    SpeedTableRepository,
    SpeedService,
    CalibrationService,
    ClosureRepository,
    ClosureRules,
    ClosureService,
    ClosureDeadlines,
    RoadConditions,
    PreparationThread,
    HierarchyKeeper,
    RoadNetworkService,
    RoadStateQuery,
    StraightLineTravelTimes,
    RoadTravelTimes,
    travelTimesProvider,
  ],
  exports: [TRAVEL_TIMES, ClosureService, RoadNetworkService],
})
export class RoadsModule {}
