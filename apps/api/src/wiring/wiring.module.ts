import { Module } from '@nestjs/common';
import { FleetModule } from '#siaga/fleet';
import { FleetPositions } from './fleet-positions.js';
import { ShiftScopes } from './shift-scopes.js';
import { UnitArrivals } from './unit-arrivals.js';

/** Where libs that must not know each other meet. */
@Module({
  imports: [FleetModule],
  providers: [FleetPositions, UnitArrivals, ShiftScopes],
  exports: [FleetPositions, UnitArrivals, ShiftScopes],
})
export class WiringModule {}
