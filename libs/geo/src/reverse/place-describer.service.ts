import { Injectable } from '@nestjs/common';
import type { PlaceDescription, Point } from '#siaga/contracts';
import { BorderService } from '../borders/border.service.js';
import { plusCode } from '../coordinates/plus-code.js';
import { HeldRegions } from '../gazetteer/held-regions.js';
import { isVillageCode } from '../regions/region.service.js';
import { Surroundings } from './surroundings.js';

/** Says in words where a point is. */
@Injectable()
export class PlaceDescriber {
  constructor(
    private readonly borders: BorderService,
    private readonly held: HeldRegions,
    private readonly surroundings: Surroundings,
  ) {}

  /**
   * What a point is called: its address, what is around, and the regions that hold it: by imported borders where there are
   * some, below them and without them by the nearest village, whose distance is given. `method: 'none'` far from every village
   * and before the gazetteer is loaded.
   */
  async describe(point: Point): Promise<PlaceDescription> {
    const bordered = await this.borders.regionHolding(point);
    const isVillageByBorder = isVillageCode(bordered);
    const { directory } = this.held;
    const village = directory?.nearest(point, isVillageByBorder ? null : bordered) ?? null;
    const code = isVillageByBorder ? bordered : (village?.code ?? bordered);
    const lineage = directory?.lineage(code) ?? { 1: null, 2: null, 3: null, 4: null };
    return {
      point,
      village: lineage[4],
      district: lineage[3],
      regency: lineage[2],
      province: lineage[1],
      method: bordered !== null ? 'border' : village !== null ? 'nearest_village' : 'none',
      distanceM: village === null || isVillageByBorder ? null : Math.round(village.distanceM),
      plusCode: plusCode(point),
      address: this.surroundings.addressOf(point),
      around: this.surroundings.around(point),
    };
  }
}
