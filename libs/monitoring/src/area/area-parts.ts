import { Injectable } from '@nestjs/common';
import type { AreaUnit } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import { RegionNames } from '#siaga/geo';
import type { Tx } from '#siaga/persistence';
import { unitOf, type PlacedRegion, type Puskesmas } from '../domain/area-units.policy.js';
import { isWide } from './asked-area.js';

const DISTRICT_WIDTH = 8;
const REGENCY_WIDTH = 5;

/** The parts of an area by the codes that something was counted under. */
export interface AreaParts {
  readonly unitOf: (code: string) => AreaUnit;
  readonly region: (code: string) => PlacedRegion | undefined;
}

/** Which puskesmas answers for which part of an area. */
@Injectable()
export class AreaPartsReader {
  constructor(
    private readonly facilities: FacilitiesService,
    private readonly names: RegionNames,
  ) {}

  async of(tx: Tx, regionCode: string, codes: Iterable<string>): Promise<AreaParts> {
    const found = [...new Set(codes)];
    const above = found.flatMap((code) => [code.slice(0, DISTRICT_WIDTH), code.slice(0, REGENCY_WIDTH)]);
    const regions = new Map<string, PlacedRegion>();
    for (const region of await this.names.placed([...new Set([...found, ...above])], tx))
      regions.set(region.code, region);
    const puskesmas = isWide(regionCode) ? [] : await this.puskesmas(tx, regionCode);
    const units = new Map<string, AreaUnit>();
    return {
      region: (code) => regions.get(code),
      unitOf: (code) => {
        const unit = units.get(code) ?? unitOf(code, puskesmas, regions);
        units.set(code, unit);
        return unit;
      },
    };
  }

  /** Those of the whole regency: a facility stands under its regency, whichever kecamatan is asked for. */
  private async puskesmas(tx: Tx, regionCode: string): Promise<Puskesmas[]> {
    const scope = { regionCodes: [regionCode.slice(0, REGENCY_WIDTH)], facilityIds: [] };
    return (await this.facilities.list(scope, tx)).filter(({ kind }) => kind === 'puskesmas');
  }
}
