import { Injectable } from '@nestjs/common';
import type { CreateUnitInput, Unit } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import { AppError } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';

/** Where units stand when they wait. */
@Injectable()
export class HomePosts {
  constructor(private readonly facilities: FacilitiesService) {}

  /**
   * A stated post wins over the facility's own name and point. Throws RESOURCE.NOT_FOUND for an unknown facility and
   * INPUT.INVALID when the facility has no point and no post is stated.
   */
  async resolve(tx: Tx, input: CreateUnitInput): Promise<Unit['homePost']> {
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
