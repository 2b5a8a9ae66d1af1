import { Injectable } from '@nestjs/common';
import type { NikWarning } from '#siaga/contracts';
import { RegionCodes } from '#siaga/geo';
import { Clock } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { demandNik } from '../tickets/nik-form.js';

/** What a form says of where somebody was registered: a slip in it shows before the code is sent. */
@Injectable()
export class NikAreas {
  constructor(
    private readonly regions: RegionCodes,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The area of a NIK; null without one. Throws INPUT.INVALID for what cannot be a NIK. */
  demand(nik: string | null, regionCode: string): string | null {
    return nik === null ? null : demandNik(nik, regionCode, this.clock).areaCode;
  }

  /** What is said of it. Areas are split and old ones are gone, so that it may be right all the same. */
  async warnings(areaCode: string | null): Promise<NikWarning[]> {
    if (areaCode === null) return [];
    return (await this.regions.unknown([areaCode], this.database)).length > 0 ? ['unknown_area'] : [];
  }
}
