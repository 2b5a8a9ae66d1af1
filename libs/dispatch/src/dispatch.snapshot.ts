import { Inject, Injectable } from '@nestjs/common';
import type { Snapshot } from '#siaga/contracts';
import { FleetService } from '#siaga/fleet';
import { FillsSnapshot, type SnapshotPart, type SnapshotReading } from '#siaga/identity';
import { latenessSettings, type LatenessSettings } from './dispatch.settings.js';
import { DispatchBoardQuery, type DispatchBoard } from './dispatch-board.query.js';

type DispatchKey = keyof DispatchBoard | 'lateTimes';

/** Everything of dispatch that is alive, and when it is late. */
@FillsSnapshot(['incidents', 'assignments', 'inbounds', 'alerts', 'lateTimes'])
@Injectable()
export class DispatchSnapshot implements SnapshotPart<DispatchKey> {
  constructor(
    private readonly board: DispatchBoardQuery,
    private readonly fleet: FleetService,
    @Inject(latenessSettings.token) private readonly lateness: LatenessSettings,
  ) {}

  async read(reading: SnapshotReading): Promise<Pick<Snapshot, DispatchKey>> {
    return { ...(await this.alive(reading)), lateTimes: this.lateness.SIAGA_LATE_AFTER };
  }

  private alive(reading: SnapshotReading): Promise<DispatchBoard> {
    const { tx, caller } = reading;
    return reading.once(DispatchSnapshot, async () =>
      this.board.read(tx, caller, await this.fleet.extraUnitIds(caller, tx)),
    );
  }
}
