import { Module } from '@nestjs/common';
import { FleetModule } from '#siaga/fleet';
import { FleetPositions } from './fleet-positions.js';
import { ShiftScopes } from './shift-scopes.js';

/** Where libs that must not know each other meet. */
@Module({
  imports: [FleetModule],
  providers: [FleetPositions, ShiftScopes],
  exports: [FleetPositions, ShiftScopes],
})
export class WiringModule {}
