import { Module } from '@nestjs/common';
import { StraightLineTravelTimes } from './travel/straight-line-travel-times.js';
import { TRAVEL_TIMES } from './travel/travel-times.js';

/** Roads and travel times. */
@Module({
  providers: [{ provide: TRAVEL_TIMES, useClass: StraightLineTravelTimes }],
  exports: [TRAVEL_TIMES],
})
export class RoadsModule {}
