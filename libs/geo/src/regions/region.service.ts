import { Injectable } from '@nestjs/common';
import type { Point } from '#siaga/contracts';
import { BorderService } from '../borders/border.service.js';
import { regencyOfCode } from '../domain/region.js';
import { HeldRegions } from '../gazetteer/held-regions.js';
import { RegionRepository, type StoredRegion } from '../gazetteer/region.repository.js';

/** Of a dotted Kemendagri code. */
const VILLAGE_CODE_LENGTH = 13;

/** True for the code of a village, the smallest region there is. */
export function isVillageCode(code: string | null): code is string {
  return code?.length === VILLAGE_CODE_LENGTH;
}

/** Which region holds a point: by the imported borders, below them and without them by the nearest village. */
@Injectable()
export class RegionService {
  constructor(
    private readonly table: RegionRepository,
    private readonly borders: BorderService,
    private readonly held: HeldRegions,
  ) {}

  /** All regions, ordered by code: what importers compare names and codes with. */
  all(): AsyncIterable<StoredRegion> {
    return this.table.all();
  }

  /** The kabupaten/kota code of a point by imported borders, else by the nearest village; null where there is none. */
  async regionOf(point: Point): Promise<string | null> {
    const bordered = await this.borders.regionHolding(point);
    const regency = bordered === null ? null : regencyOfCode(bordered);
    return regency ?? this.nearestRegionOf(point);
  }

  /**
   * The code of the village that holds the point by the imported borders, else of the nearest village (within the smallest
   * region whose border holds the point), at once and without the database; null far from every village.
   */
  villageOf(point: Point): string | null {
    const { directory } = this.held;
    if (directory === null) return null;
    const bordered = this.borders.heldBy(point);
    if (isVillageCode(bordered)) return bordered;
    return directory.nearest(point, bordered)?.code ?? bordered;
  }

  /** The kabupaten/kota of a point in the same way; null far from every village. */
  nearestRegionOf(point: Point): string | null {
    return regencyOfCode(this.villageOf(point) ?? '');
  }
}
