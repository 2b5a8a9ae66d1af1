import { Injectable } from '@nestjs/common';
import type {
  AddClinicInput,
  AddDoctorInput,
  Clinic,
  ClinicList,
  Doctor,
  EditClinicInput,
  EditDoctorInput,
  WeekPreview,
} from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Journal, type EventOf } from '#siaga/journal';
import { AppError, demandVersion, found, newId } from '#siaga/kernel';
import { Database, isUniqueViolation, type Tx } from '#siaga/persistence';
import { problemsOfWeek } from '../domain/session-days.policy.js';
import { SessionCalendar } from '../sessions/session-calendar.js';
import { ClinicEntity } from '../store/clinic.entity.js';
import { DoctorEntity } from '../store/doctor.entity.js';
import { letterTaken, StageRepository } from '../store/stage.repository.js';

/** Clinics of a facility, their doctors and weekly sessions, as their head sets them. */
@Injectable()
export class ClinicsService {
  constructor(
    private readonly database: Database,
    private readonly commands: CommandRunner,
    private readonly journal: Journal,
    private readonly facilities: FacilitiesService,
    private readonly calendar: SessionCalendar,
    private readonly stages: StageRepository,
  ) {}

  /** All of a facility, by letter and name. Throws RESOURCE.NOT_FOUND. */
  async list(caller: Caller, facilityId: string): Promise<ClinicList> {
    const facility = await this.facilities.byId(facilityId);
    caller.demand('booking.read', facility && { regionCode: facility.regionCode, facilityId });
    const clinics = await this.database.read(ClinicEntity, (rows) =>
      rows.find({ where: { facilityId }, order: { letter: 'ASC' } }),
    );
    const doctors = await this.database.read(DoctorEntity, (rows) =>
      rows.find({ where: { facilityId }, order: { name: 'ASC', id: 'ASC' } }),
    );
    return { clinics, doctors };
  }

  /** Throws RESOURCE.NOT_FOUND for a facility that is not the caller's. */
  addDoctor(caller: Caller, input: AddDoctorInput): Promise<Doctor> {
    return this.commands.run(caller, 'addDoctor', input, async (tx) => {
      const regionCode = await this.demandFacility(tx, caller, input.facilityId);
      const doctor: Doctor = { ...input, id: newId(), version: 1, regionCode, isActive: true };
      await tx.repository(DoctorEntity).insert(doctor);
      return this.recordDoctor(tx, caller, doctor, 'doctor.added.v1');
    });
  }

  /** Throws RESOURCE.NOT_FOUND, STALE.VERSION. */
  editDoctor(caller: Caller, input: EditDoctorInput): Promise<Doctor> {
    return this.commands.run(caller, 'editDoctor', input, async (tx) => {
      const rows = tx.repository(DoctorEntity);
      const row = found(await rows.findOne({ where: { id: input.id }, lock: { mode: 'pessimistic_write' } }));
      caller.demand('booking.manage', row);
      demandVersion(row, input);
      const { name, bpjsCode, isActive } = input;
      const change = { name, bpjsCode, isActive, version: row.version + 1 };
      await rows.update(row.id, change);
      return this.recordDoctor(tx, caller, Object.assign(row, change), 'doctor.edited.v1');
    });
  }

  /** Throws RESOURCE.NOT_FOUND, INPUT.INVALID with the lines of the week that cannot be, BOOKING.LETTER_TAKEN. */
  addClinic(caller: Caller, input: AddClinicInput): Promise<Clinic> {
    return this.commands.run(caller, 'addClinic', input, async (tx) => {
      const regionCode = await this.demandFacility(tx, caller, input.facilityId);
      await this.demandFacts(tx, input.facilityId, { ...input, id: null, isActive: true });
      const clinic: Clinic = { ...input, id: newId(), version: 1, regionCode, isActive: true };
      await this.store(() => tx.repository(ClinicEntity).insert(clinic));
      return this.recordClinic(tx, caller, clinic, 'clinic.added.v1');
    });
  }

  /** Throws RESOURCE.NOT_FOUND, STALE.VERSION, INPUT.INVALID, BOOKING.LETTER_TAKEN. A session in which people have a number keeps the plan it was opened with. */
  editClinic(caller: Caller, input: EditClinicInput): Promise<Clinic> {
    return this.commands.run(caller, 'editClinic', input, async (tx) => {
      const rows = tx.repository(ClinicEntity);
      const row = found(await rows.findOne({ where: { id: input.id }, lock: { mode: 'pessimistic_write' } }));
      caller.demand('booking.manage', row);
      demandVersion(row, input);
      await this.demandFacts(tx, row.facilityId, input);
      const { name, letter, bpjsCode, rules, weekly, isActive } = input;
      const change = { name, letter, bpjsCode, rules, weekly, isActive, version: row.version + 1 };
      await this.store(() => rows.update(row.id, change));
      return this.recordClinic(tx, caller, Object.assign(row, change), 'clinic.edited.v1');
    });
  }

  /** What an edit would do to the sessions that are open; stores nothing. Throws as `editClinic` does, but for the letter. */
  async preview(caller: Caller, input: EditClinicInput): Promise<WeekPreview> {
    return this.database.transaction(async (tx) => {
      const row = found(await tx.repository(ClinicEntity).findOne({ where: { id: input.id } }));
      caller.demand('booking.manage', row);
      demandVersion(row, input);
      await this.demandFacts(tx, row.facilityId, input);
      const { id, version, facilityId, regionCode } = row;
      const { name, letter, bpjsCode, rules, weekly, isActive } = input;
      const { kept, replanned, calledOff, toOpen } = await this.calendar.preview(tx, {
        ...{ id, version, facilityId, regionCode },
        ...{ name, letter, bpjsCode, rules, weekly, isActive },
      });
      return {
        kept: [...kept],
        replanned: replanned.length,
        calledOff: calledOff.length,
        opened: toOpen.length,
      };
    });
  }

  private async demandFacility(tx: Tx, caller: Caller, facilityId: string): Promise<string> {
    const facility = await this.facilities.byId(facilityId, tx);
    caller.demand('booking.manage', facility && { regionCode: facility.regionCode, facilityId });
    return found(facility).regionCode;
  }

  private async demandFacts(
    tx: Tx,
    facilityId: string,
    { id, weekly, letter, isActive }: Pick<Clinic, 'weekly' | 'letter' | 'isActive'> & { id: string | null },
  ): Promise<void> {
    if (await this.stages.isStageLetter(tx, facilityId, letter)) throw letterTaken();
    // A clinic that is closed keeps its week and plans nobody.
    if (!isActive) return;
    // Held, so that two clinics that are changed at once do not both plan the same doctor.
    const doctors = await tx.repository(DoctorEntity).find({
      where: { facilityId, isActive: true },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const clinics = await tx.repository(ClinicEntity).find({ where: { facilityId, isActive: true } });
    const others = clinics.filter((clinic) => clinic.id !== id);
    const fields = problemsOfWeek(weekly, new Set(doctors.map((doctor) => doctor.id)), others);
    if (fields.length > 0) throw new AppError('INPUT.INVALID', { fields });
  }

  private async store(write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      if (!isUniqueViolation(error, 'clinic_letter_uq')) throw error;
      throw letterTaken();
    }
  }

  private async recordDoctor(
    tx: Tx,
    { actor }: Caller,
    doctor: Doctor,
    type: EventOf<'doctor'>,
  ): Promise<Doctor> {
    const { id: entityId, version, regionCode, facilityId } = doctor;
    await this.journal.append(tx, {
      type,
      entity: 'doctor',
      ...{ entityId, version, regionCode, facilityId, actor, data: doctor },
    });
    return doctor;
  }

  private async recordClinic(
    tx: Tx,
    { actor }: Caller,
    clinic: Clinic,
    type: EventOf<'clinic'>,
  ): Promise<Clinic> {
    const { id: entityId, version, regionCode, facilityId } = clinic;
    await this.journal.append(tx, {
      type,
      entity: 'clinic',
      ...{ entityId, version, regionCode, facilityId, actor, data: clinic },
    });
    await this.calendar.changeWeek(tx, actor, clinic);
    return clinic;
  }
}
