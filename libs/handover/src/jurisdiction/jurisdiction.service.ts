import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Jurisdiction, JurisdictionInput, Point, RegionName } from '#siaga/contracts';
import { PlaceDescriber } from '#siaga/geo';
import { CentreService } from '../centres/centre.service.js';
import { decideJurisdiction } from './jurisdiction.policy.js';
import { JurisdictionQuery } from './jurisdiction.query.js';

/** Tells whose case a place is. */
@Injectable()
export class JurisdictionService {
  constructor(
    private readonly query: JurisdictionQuery,
    private readonly centres: CentreService,
    private readonly places: PlaceDescriber,
  ) {}

  /** By imported borders where there are some, by the nearest village otherwise. Takes a few milliseconds. */
  async judge(input: z.output<typeof JurisdictionInput>): Promise<Jurisdiction> {
    const { lon, lat, regionCode, accuracyM } = input;
    const [around, centres] = await Promise.all([this.query.around({ lon, lat }), this.centres.list()]);
    const isHeld = around.borders.some(({ covers, isEstimate }) => covers && !isEstimate);
    const nearestVillage = isHeld ? null : await this.regencyNear({ lon, lat });
    return decideJurisdiction({ regionCode, accuracyM }, { ...around, nearestVillage }, centres);
  }

  private async regencyNear(point: Point): Promise<RegionName | null> {
    return (await this.places.describe(point)).regency;
  }
}
