import { Injectable } from '@nestjs/common';
import type { ClinicFiguresFileInput, ClinicFiguresInput, ClinicFiguresList } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import type { Caller } from '#siaga/identity';
import { Database } from '#siaga/persistence';
import { ClinicEntity } from '../store/clinic.entity.js';
import { ClinicWeeks } from './clinic-weeks.query.js';
import { figuresFile, type FiguresFile } from './figures-file.policy.js';

/** How the clinics of a facility did. */
@Injectable()
export class FiguresService {
  constructor(
    private readonly weeks: ClinicWeeks,
    private readonly facilities: FacilitiesService,
    private readonly database: Database,
  ) {}

  /** Each clinic's weeks within the span. Throws RESOURCE.NOT_FOUND. */
  async of(caller: Caller, input: ClinicFiguresInput): Promise<ClinicFiguresList> {
    const { facilityId } = input;
    const facility = await this.facilities.byId(facilityId);
    caller.demand('booking.manage', facility && { regionCode: facility.regionCode, facilityId });
    return { weeks: await this.weeks.of(input) };
  }

  /** The same as CSV, in the words of its reader. Throws RESOURCE.NOT_FOUND. */
  async file(caller: Caller, { language, ...input }: ClinicFiguresFileInput): Promise<FiguresFile> {
    const { weeks } = await this.of(caller, input);
    const clinics = await this.database.read(ClinicEntity, (rows) =>
      rows.find({ where: { facilityId: input.facilityId } }),
    );
    return figuresFile(weeks, new Map(clinics.map(({ id, name }) => [id, name])), {
      language,
      from: input.from,
      to: input.to,
    });
  }
}
