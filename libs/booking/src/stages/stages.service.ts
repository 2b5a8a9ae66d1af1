import { Injectable } from '@nestjs/common';
import type { BookingStage, SetStageInput } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Journal } from '#siaga/journal';
import { AppError, demandVersion, found, newId } from '#siaga/kernel';
import { isUniqueViolation, type Tx } from '#siaga/persistence';
import { letterTaken, StageRepository } from '../store/stage.repository.js';

/** Admissions and pharmacies of a facility, as the head of its clinics sets them. */
@Injectable()
export class StagesService {
  constructor(
    private readonly stages: StageRepository,
    private readonly commands: CommandRunner,
    private readonly journal: Journal,
    private readonly facilities: FacilitiesService,
  ) {}

  /**
   * Adds one, or changes it; its kind stays. Throws RESOURCE.NOT_FOUND, STALE.VERSION, BOOKING.LETTER_TAKEN, INPUT.INVALID for a clinic of
   * another house, and for a letter where there is none or none where there is one.
   */
  set(caller: Caller, input: SetStageInput): Promise<BookingStage> {
    return this.commands.run(caller, 'setStage', input, async (tx) => {
      const { facilityId, stageId } = input;
      const facility = await this.facilities.byId(facilityId, tx);
      caller.demand('booking.manage', facility && { regionCode: facility.regionCode, facilityId });
      const before = stageId === null ? null : await this.held(tx, stageId, input);
      await this.demandFacts(tx, input);
      const { kind, name, letter, rooms, clinicIds, isActive } = input;
      const stage: BookingStage = {
        ...{ id: before?.id ?? newId(), version: (before?.version ?? 0) + 1, facilityId },
        ...{ regionCode: found(facility).regionCode, kind, name, letter, isActive },
        rooms: [...new Set(rooms)],
        clinicIds: [...new Set(clinicIds)].sort(),
      };
      await this.store(() => (before === null ? this.stages.insert(tx, stage) : this.stages.save(tx, stage)));
      await this.journal.append(tx, {
        type: 'booking-stage.set.v1',
        entity: 'booking_stage',
        ...{ entityId: stage.id, version: stage.version, regionCode: stage.regionCode, facilityId },
        ...{ actor: caller.actor, data: stage },
      });
      return stage;
    });
  }

  private async held(
    tx: Tx,
    stageId: string,
    { facilityId, kind, version }: SetStageInput,
  ): Promise<BookingStage> {
    const stage = found(await this.stages.lock(tx, stageId));
    if (stage.facilityId !== facilityId || stage.kind !== kind) throw new AppError('RESOURCE.NOT_FOUND');
    demandVersion(stage, { version: version ?? 0 });
    return stage;
  }

  private async demandFacts(tx: Tx, { facilityId, kind, letter, clinicIds }: SetStageInput): Promise<void> {
    if ((kind === 'pharmacy') !== (letter !== null))
      throw new AppError('INPUT.INVALID', {
        fields: [{ path: 'letter', message: 'A pharmacy has a letter of its own; an admission has none' }],
      });
    const own = await this.stages.clinicsOf(tx, facilityId, clinicIds);
    if (own !== new Set(clinicIds).size)
      throw new AppError('INPUT.INVALID', {
        fields: [{ path: 'clinicIds', message: 'Choose clinics of this facility' }],
      });
    if (letter !== null && (await this.stages.isClinicLetter(tx, facilityId, letter))) throw letterTaken();
  }

  private async store(write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      throw isUniqueViolation(error, 'booking_stage_letter_uq') ? letterTaken() : error;
    }
  }
}
