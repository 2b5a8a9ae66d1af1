import { Module } from '@nestjs/common';
import { BookingModule } from '#siaga/booking';
import { FacilitiesModule } from '#siaga/facilities';
import { FleetModule } from '#siaga/fleet';
import { RoadsModule } from '#siaga/roads';
import { CrewSurroundings } from './crew-surroundings.snapshot.js';
import { FleetPositions } from './fleet-positions.js';
import { QueueBoardLines } from './queue-board-lines.js';
import { QueueTickets } from './queue-tickets.js';
import { ShiftScopes } from './shift-scopes.js';
import { UnitArrivals } from './unit-arrivals.js';

/** Where libs that must not know each other meet. */
@Module({
  imports: [BookingModule, FacilitiesModule, FleetModule, RoadsModule],
  providers: [FleetPositions, UnitArrivals, ShiftScopes, QueueTickets, QueueBoardLines, CrewSurroundings],
  exports: [FleetPositions, UnitArrivals, ShiftScopes, QueueTickets, QueueBoardLines],
})
export class WiringModule {}
