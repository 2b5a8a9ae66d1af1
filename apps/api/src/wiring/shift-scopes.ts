import { Injectable } from '@nestjs/common';
import { FleetService } from '#siaga/fleet';
import type { CallerContext } from '#siaga/identity';
import { RealtimeScopes } from '#siaga/realtime';

/** Crew hears of the unit they are signed on to. */
@Injectable()
export class ShiftScopes extends RealtimeScopes {
  constructor(private readonly fleet: FleetService) {
    super();
  }

  extraUnitIds(caller: CallerContext): Promise<string[]> {
    return this.fleet.extraUnitIds(caller);
  }
}
