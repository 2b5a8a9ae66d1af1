import { Injectable } from '@nestjs/common';
import { isInRegion, type CreateUnitInput, type FixDoubt, type Unit } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import { RegionCodes, RegionReach } from '#siaga/geo';
import type { Caller } from '#siaga/identity';
import { AppError, doubtOfPoint } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';

/** Histories that are replayed, and trials: they may be of any country. */
const MADE_UP = '99';
const WHY: Partial<Record<FixDoubt, string>> = {
  zero: 'This is (0, 0), where nobody stands',
  swapped: 'Longitude and latitude look swapped',
  lost_sign: 'A minus sign looks lost',
  outside_country: 'This is outside of the country',
};

/** Where units stand when they wait. */
@Injectable()
export class HomePosts {
  constructor(
    private readonly facilities: FacilitiesService,
    private readonly regions: RegionCodes,
    private readonly reach: RegionReach,
  ) {}

  /**
   * All that a unit touches where it is made or goes to: its region, the facility at which it stands and the place of its post, or of the
   * one that it `keeps`. Throws RESOURCE.NOT_FOUND without the right there, INPUT.INVALID for a region that there is not and a point that
   * cannot be meant.
   */
  async demand(
    tx: Tx,
    caller: Caller,
    input: Pick<CreateUnitInput, 'regionCode' | 'homeFacilityId' | 'homePost'>,
    keeps: Unit['homePost'] = null,
  ): Promise<void> {
    caller.demand('fleet.manage', { regionCode: input.regionCode });
    await this.regions.demandKnown(tx, 'regionCode', input.regionCode);
    const facility =
      input.homeFacilityId === undefined ? null : await this.facilities.byId(input.homeFacilityId, tx);
    if (input.homeFacilityId !== undefined) caller.demand('facility.read', facility);
    const post = input.homePost ?? keeps;
    if (post) demandPlausible(input.regionCode, post.point);
    else if (facility?.point) demandPlausible(input.regionCode, facility.point, 'homeFacilityId');
    if (!input.homePost) return;
    const { lon, lat } = input.homePost.point;
    const { regionCodes } = caller.audience('fleet.manage');
    const beyond = await this.reach.outside({ type: 'Point', coordinates: [lon, lat] }, regionCodes, tx);
    if (beyond.length > 0) throw new AppError('RESOURCE.NOT_FOUND');
  }

  /**
   * A stated post wins over the facility's own name and point. Throws RESOURCE.NOT_FOUND for an unknown facility and
   * INPUT.INVALID when the facility has no point and no post is stated.
   */
  async resolve(
    tx: Tx,
    input: Pick<CreateUnitInput, 'homeFacilityId' | 'homePost'>,
  ): Promise<Unit['homePost']> {
    const { homeFacilityId, homePost } = input;
    if (homeFacilityId === undefined) return homePost ? { facilityId: null, ...homePost } : null;
    const facility = await this.facilities.byId(homeFacilityId, tx);
    if (!facility) throw new AppError('RESOURCE.NOT_FOUND');
    if (homePost) return { facilityId: facility.id, ...homePost };
    if (!facility.point) {
      throw new AppError('INPUT.INVALID', {
        fields: [{ path: 'homePost', message: 'The facility has no point: give the post with its point' }],
      });
    }
    return { facilityId: facility.id, name: facility.name, point: facility.point };
  }
}

/** By the rule of every fix (ADR 0030): a unit is ranked from its post while it reports nothing. */
function demandPlausible(
  regionCode: string,
  point: { lon: number; lat: number },
  path = 'homePost.point',
): void {
  const doubt = isInRegion(regionCode, MADE_UP) ? null : doubtOfPoint(point);
  if (doubt === null) return;
  const message = WHY[doubt] ?? 'This cannot be meant';
  throw new AppError('INPUT.INVALID', { fields: [{ path, message }] });
}
