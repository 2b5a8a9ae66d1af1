import { Injectable } from '@nestjs/common';
import type { Centre, CentreArea } from '#siaga/contracts';
import { RegionCodes, RegionReach } from '#siaga/geo';
import type { Caller } from '#siaga/identity';
import { AppError } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';

/** Which regions an entry of the directory is about: who keeps it, and whose cases go to it. */
type Regions = Pick<Centre, 'regionCode' | 'regionCodes'>;

/** Who may say where a region's cases go: only somebody with the right in that region. */
@Injectable()
export class CentreRules {
  constructor(
    private readonly regions: RegionCodes,
    private readonly reach: RegionReach,
  ) {}

  /** The right in every region of the entry. Throws RESOURCE.NOT_FOUND. */
  demandAll(caller: Caller, { regionCode, regionCodes }: Regions): void {
    for (const code of [regionCode, ...regionCodes]) caller.demand('centre.manage', { regionCode: code });
  }

  /** Throws RESOURCE.NOT_FOUND for an area that reaches into a region without the right. */
  async demandArea(tx: Tx, caller: Caller, area: CentreArea | null | undefined): Promise<void> {
    if (!area) return;
    const { regionCodes } = caller.audience('centre.manage');
    if ((await this.reach.outside(area, regionCodes, tx)).length > 0)
      throw new AppError('RESOURCE.NOT_FOUND');
  }

  /** Throws INPUT.INVALID for a code that names no region. */
  async demandKnown(tx: Tx, { regionCode, regionCodes }: Partial<Regions>): Promise<void> {
    if (regionCode !== undefined) await this.regions.demandKnown(tx, 'regionCode', regionCode);
    if (regionCodes !== undefined) await this.regions.demandKnown(tx, 'regionCodes', regionCodes);
  }
}
