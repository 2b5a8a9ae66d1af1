import { Module } from '@nestjs/common';
import { FacilitiesModule } from '#siaga/facilities';
import { FleetModule } from '#siaga/fleet';
import { RoadsModule } from '#siaga/roads';
import { CrewSurroundings } from './crew-surroundings.snapshot.js';
import { FleetPositions } from './fleet-positions.js';
import { ShiftScopes } from './shift-scopes.js';
import { UnitArrivals } from './unit-arrivals.js';

/** Where libs that must not know each other meet. */
@Module({
  imports: [FacilitiesModule, FleetModule, RoadsModule],
  providers: [FleetPositions, UnitArrivals, ShiftScopes, CrewSurroundings],
  exports: [FleetPositions, UnitArrivals, ShiftScopes],
})
export class WiringModule {}
