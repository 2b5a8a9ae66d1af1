import { Injectable } from '@nestjs/common';
import type { Snapshot } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import { FleetSnapshot } from '#siaga/fleet';
import { FillsSnapshot, type SnapshotPart, type SnapshotReading } from '#siaga/identity';
import { ClosureService } from '#siaga/roads';

type SurroundingsKey = 'facilities' | 'closures';

/**
 * Facilities and closed areas by the person's own right, and for crew those around their units: somebody must choose the hospital,
 * and the way must not surprise them.
 */
@FillsSnapshot(['facilities', 'closures'])
@Injectable()
export class CrewSurroundings implements SnapshotPart<SurroundingsKey> {
  constructor(
    private readonly facilities: FacilitiesService,
    private readonly closures: ClosureService,
    private readonly fleet: FleetSnapshot,
  ) {}

  async read(reading: SnapshotReading): Promise<Pick<Snapshot, SurroundingsKey>> {
    const { tx, caller } = reading;
    const around = await this.fleet.ownRegionCodes(reading);
    const { regionCodes, facilityIds } = caller.audience('facility.read');
    return {
      facilities: await this.facilities.list({ regionCodes: unique(regionCodes, around), facilityIds }, tx),
      closures: await this.closures.inRegions(
        unique(caller.audience('closure.read').regionCodes, around),
        tx,
      ),
    };
  }
}

function unique(own: readonly string[], around: readonly string[]): string[] {
  return [...new Set([...own, ...around])];
}
