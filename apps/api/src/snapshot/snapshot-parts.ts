import { Injectable } from '@nestjs/common';
import type { Closure, Facility, RegionName, Unit } from '#siaga/contracts';
import { CallService } from '#siaga/calls';
import { DispatchBoardQuery } from '#siaga/dispatch';
import { FacilitiesService } from '#siaga/facilities';
import { FleetService } from '#siaga/fleet';
import { RegionNames } from '#siaga/geo';
import { CentreHandovers } from '#siaga/handover';
import type { Caller } from '#siaga/identity';
import type { Tx } from '#siaga/persistence';
import { ClosureService } from '#siaga/roads';

/** The libs a snapshot is read from. */
@Injectable()
export class SnapshotParts {
  constructor(
    readonly calls: CallService,
    readonly dispatch: DispatchBoardQuery,
    readonly facilities: FacilitiesService,
    readonly fleet: FleetService,
    readonly closures: ClosureService,
    readonly handovers: CentreHandovers,
    private readonly regions: RegionNames,
  ) {}

  /** Facilities by the person's own right, and for crew those around their units: somebody must choose the hospital. */
  facilitiesFor(tx: Tx, caller: Caller, units: Unit[], ownUnitIds: string[]): Promise<Facility[]> {
    const { regionCodes, facilityIds } = caller.audience('facility.read');
    const wider = withRegionsOf(units, ownUnitIds, regionCodes);
    return this.facilities.list({ regionCodes: wider, facilityIds }, tx);
  }

  /** Closed areas by the person's own right, and for crew those around their units: the way must not surprise them. */
  closuresFor(tx: Tx, caller: Caller, units: Unit[], ownUnitIds: string[]): Promise<Closure[]> {
    const { regionCodes } = caller.audience('closure.read');
    return this.closures.inRegions(withRegionsOf(units, ownUnitIds, regionCodes), tx);
  }

  /** Names of the regions the person works for. */
  async regionsOf(tx: Tx, caller: Caller): Promise<Pick<RegionName, 'code' | 'name'>[]> {
    const { regionCodes } = caller.audience('session.own');
    const known = await this.regions.byCodes(regionCodes, tx);
    const names = new Map(known.map(({ code, name }) => [code, name]));
    return [...new Set(regionCodes)].map((code) => ({
      code,
      name: names.get(code) ?? (code === 'ID' ? 'Indonesia' : code),
    }));
  }
}

function withRegionsOf(units: Unit[], ownUnitIds: string[], regionCodes: readonly string[]): string[] {
  const around = units.filter((unit) => ownUnitIds.includes(unit.id)).map((unit) => unit.regionCode);
  return [...new Set([...regionCodes, ...around])];
}
