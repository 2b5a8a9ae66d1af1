import { Injectable } from '@nestjs/common';
import { FleetService } from '#siaga/fleet';
import { FillsSnapshot, type SnapshotPart, type SnapshotReading } from '#siaga/identity';
import { DispatchBoardQuery, type DispatchBoard } from './dispatch-board.query.js';

/** Everything of dispatch that is alive. */
@FillsSnapshot(['incidents', 'assignments', 'inbounds', 'alerts'])
@Injectable()
export class DispatchSnapshot implements SnapshotPart<keyof DispatchBoard> {
  constructor(
    private readonly board: DispatchBoardQuery,
    private readonly fleet: FleetService,
  ) {}

  read(reading: SnapshotReading): Promise<DispatchBoard> {
    const { tx, caller } = reading;
    return reading.once(DispatchSnapshot, async () =>
      this.board.read(tx, caller, await this.fleet.extraUnitIds(caller, tx)),
    );
  }
}
