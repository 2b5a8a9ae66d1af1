import { Injectable } from '@nestjs/common';
import type {
  DayOff,
  DayOffFelt,
  DayOffFeltInput,
  DaysOff,
  DeclareDayOffInput,
  LiftDayOffInput,
} from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Journal, type EventOf } from '#siaga/journal';
import { AppError, demandVersion, found, newId } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { NATIONAL_HOLIDAYS } from '../domain/national-holidays.js';
import { SessionCalendar } from '../sessions/session-calendar.js';
import { ClinicEntity } from '../store/clinic.entity.js';
import { DayOffRepository } from '../store/day-off.repository.js';
import { DoctorEntity } from '../store/doctor.entity.js';

/** Holidays of a facility and leave of its doctors. */
@Injectable()
export class DaysOffService {
  constructor(
    private readonly database: Database,
    private readonly commands: CommandRunner,
    private readonly journal: Journal,
    private readonly facilities: FacilitiesService,
    private readonly daysOff: DayOffRepository,
    private readonly calendar: SessionCalendar,
  ) {}

  /** Those that stand and are not over, and the country's holidays to come. Throws RESOURCE.NOT_FOUND. */
  async list(caller: Caller, facilityId: string): Promise<DaysOff> {
    const facility = await this.facilities.byId(facilityId);
    caller.demand('booking.read', facility && { regionCode: facility.regionCode, facilityId });
    const today = this.calendar.today(found(facility).regionCode);
    return {
      daysOff: await this.daysOff.standing(facilityId, today),
      national: NATIONAL_HOLIDAYS.filter(({ date }) => date >= today),
    };
  }

  /** The sessions that such days off would call off. Throws RESOURCE.NOT_FOUND. */
  async felt(
    caller: Caller,
    { facilityId, doctorId, firstDay, lastDay }: DayOffFeltInput,
  ): Promise<DayOffFelt> {
    const facility = await this.facilities.byId(facilityId);
    caller.demand('booking.manage', facility && { regionCode: facility.regionCode, facilityId });
    const days = { facilityId, doctorId: doctorId ?? null, firstDay, lastDay };
    return { sessions: await this.database.transaction((tx) => this.calendar.felt(tx, days)) };
  }

  /**
   * Declares days off and calls off what is open on them. Throws RESOURCE.NOT_FOUND, INPUT.INVALID for a doctor who is not of the facility.
   */
  declare(caller: Caller, input: DeclareDayOffInput): Promise<DayOff> {
    return this.commands.run(caller, 'declareDayOff', input, async (tx) => {
      const { facilityId, doctorId, kind, firstDay, lastDay, reason } = input;
      const facility = await this.facilities.byId(facilityId, tx);
      caller.demand('booking.manage', facility && { regionCode: facility.regionCode, facilityId });
      if (doctorId !== null && !(await this.isOfFacility(tx, doctorId, facilityId)))
        throw new AppError('INPUT.INVALID', {
          fields: [{ path: 'doctorId', message: 'Choose a doctor of this facility' }],
        });
      await this.calendar.hold(tx, facilityId);
      const { regionCode } = found(facility);
      const facts = { facilityId, regionCode, doctorId, kind, firstDay, lastDay, reason };
      const dayOff: DayOff = { id: newId(), version: 1, ...facts, isLifted: false };
      await this.daysOff.insert(tx, dayOff);
      await this.record(tx, caller, dayOff, 'day-off.declared.v1');
      await this.calendar.takeAway(tx, caller.actor, dayOff);
      return dayOff;
    });
  }

  /** Lifts days off; what they called off opens again. Throws RESOURCE.NOT_FOUND, STALE.VERSION. */
  lift(caller: Caller, input: LiftDayOffInput): Promise<DayOff> {
    return this.commands.run(caller, 'liftDayOff', input, async (tx) => {
      const dayOff = found(await this.daysOff.lock(tx, input.id));
      caller.demand('booking.manage', dayOff);
      demandVersion(dayOff, input);
      await this.calendar.hold(tx, dayOff.facilityId);
      const lifted: DayOff = { ...dayOff, isLifted: true, version: dayOff.version + 1 };
      await this.daysOff.lift(tx, lifted);
      await this.record(tx, caller, lifted, 'day-off.lifted.v1');
      const { facilityId } = dayOff;
      const clinics = await tx.repository(ClinicEntity).find({ where: { facilityId, isActive: true } });
      await this.calendar.giveBack(tx, caller.actor, lifted, clinics);
      return lifted;
    });
  }

  private async isOfFacility(tx: Tx, id: string, facilityId: string): Promise<boolean> {
    return (await tx.repository(DoctorEntity).findOne({ where: { id, facilityId } })) !== null;
  }

  private async record(tx: Tx, { actor }: Caller, dayOff: DayOff, type: EventOf<'day_off'>): Promise<void> {
    const { id: entityId, version, regionCode, facilityId } = dayOff;
    await this.journal.append(tx, {
      type,
      entity: 'day_off',
      ...{ entityId, version, regionCode, facilityId, actor, data: dayOff },
    });
  }
}
