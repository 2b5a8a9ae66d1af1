import { Global, Module } from '@nestjs/common';
import { PatientTravel } from '#siaga/booking';
import { RoadsModule } from '#siaga/roads';
import { PatientRoads } from './patient-roads.js';

/** Gives the booking travel times, whose roads it must not know of. */
@Global()
@Module({
  imports: [RoadsModule],
  providers: [{ provide: PatientTravel, useClass: PatientRoads }],
  exports: [PatientTravel],
})
export class PatientTravelModule {}
