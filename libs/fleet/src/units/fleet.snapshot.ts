import { Inject, Injectable } from '@nestjs/common';
import type { Snapshot, Unit } from '#siaga/contracts';
import { FillsSnapshot, type SnapshotPart, type SnapshotReading } from '#siaga/identity';
import { ENV, type Env } from '#siaga/kernel';
import { FleetService } from './fleet.service.js';

type FleetKey = 'units' | 'ownUnitIds' | 'stalePositionS';

/** The units a person sees, and those that are theirs. */
@FillsSnapshot(['units', 'ownUnitIds', 'stalePositionS'])
@Injectable()
export class FleetSnapshot implements SnapshotPart<FleetKey> {
  constructor(
    private readonly fleet: FleetService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async read(reading: SnapshotReading): Promise<Pick<Snapshot, FleetKey>> {
    const { units, ownUnitIds } = await this.seen(reading);
    return { units, ownUnitIds, stalePositionS: this.env.SIAGA_STALE_POSITION_S };
  }

  /** The regions of the person's own units: a crew sees what is around them, whatever their grant is for. */
  async ownRegionCodes(reading: SnapshotReading): Promise<string[]> {
    const { units, ownUnitIds } = await this.seen(reading);
    return units.filter((unit) => ownUnitIds.includes(unit.id)).map((unit) => unit.regionCode);
  }

  private seen(reading: SnapshotReading): Promise<{ units: Unit[]; ownUnitIds: string[] }> {
    const { tx, caller } = reading;
    return reading.once(FleetSnapshot, async () => {
      const ownUnitIds = await this.fleet.ownUnitIds(caller, tx);
      return { ownUnitIds, units: await this.fleet.list(caller, tx) };
    });
  }
}
