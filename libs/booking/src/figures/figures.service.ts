import { Injectable } from '@nestjs/common';
import type { ClinicFiguresInput, ClinicFiguresList } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import type { Caller } from '#siaga/identity';
import { ClinicWeeks } from './clinic-weeks.query.js';

/** How the clinics of a facility did. */
@Injectable()
export class FiguresService {
  constructor(
    private readonly weeks: ClinicWeeks,
    private readonly facilities: FacilitiesService,
  ) {}

  /** Each clinic's weeks within the span. Throws RESOURCE.NOT_FOUND. */
  async of(caller: Caller, input: ClinicFiguresInput): Promise<ClinicFiguresList> {
    const { facilityId } = input;
    const facility = await this.facilities.byId(facilityId);
    caller.demand('booking.manage', facility && { regionCode: facility.regionCode, facilityId });
    return { weeks: await this.weeks.of(input) };
  }
}
