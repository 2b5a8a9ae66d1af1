import { Injectable } from '@nestjs/common';
import { FleetService } from '#siaga/fleet';
import type { Caller } from '#siaga/identity';
import type { Tx } from '#siaga/persistence';
import { RealtimeScopes, type CrewedUnit } from '#siaga/realtime';

/** Crew hears of the unit they are signed on to, and of closed areas where it belongs. */
@Injectable()
export class ShiftScopes extends RealtimeScopes {
  constructor(private readonly fleet: FleetService) {
    super();
  }

  crewedUnits(caller: Caller, tx?: Tx): Promise<CrewedUnit[]> {
    return this.fleet.crewedUnits(caller, tx);
  }
}
