import { Injectable } from '@nestjs/common';
import type { BookingSession, ReplaceDoctorInput } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Journal } from '#siaga/journal';
import { AppError, Clock, demandVersion, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { dayOffOf } from '../domain/days-off.policy.js';
import { DoctorEntity } from '../store/doctor.entity.js';
import { PlanRepository } from '../store/plan.repository.js';
import { SessionRepository } from '../store/session.repository.js';

/** Who comes to a session: another doctor of the house for one day, and the week's own again. */
@Injectable()
export class DoctorChanges {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly plans: PlanRepository,
    private readonly commands: CommandRunner,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Names who comes; numbers, windows and promises stay. Throws RESOURCE.NOT_FOUND, STALE.VERSION, BOOKING.NOT_OPEN for a session that is off or
   * over, INPUT.INVALID for who is not of the house, BOOKING.DOCTOR_BUSY for who is away on that day or has another session at those hours.
   */
  replace(caller: Caller, input: ReplaceDoctorInput): Promise<BookingSession> {
    return this.commands.run(caller, 'replaceDoctor', input, async (tx) => {
      const { facilityId } = found(await this.sessions.byId(input.id, tx));
      // Before the session's row, as whoever opens sessions and declares days off: nobody comes between.
      await this.plans.holdCalendar(tx, facilityId);
      const { session } = found(await this.sessions.lock(tx, input.id));
      caller.demand('booking.work', session);
      demandVersion(session, input);
      const { doctorId } = input;
      if (doctorId === session.doctorId) return session;
      await this.demandMayCome(tx, session, doctorId);
      const replaced: BookingSession = { ...session, doctorId, version: session.version + 1 };
      await this.sessions.setDoctor(tx, replaced);
      const { id: entityId, version, regionCode } = replaced;
      await this.journal.append(tx, {
        type: 'booking-session.doctor-replaced.v1',
        entity: 'booking_session',
        ...{ entityId, version, regionCode, facilityId, actor: caller.actor, data: replaced },
      });
      return replaced;
    });
  }

  private async demandMayCome(tx: Tx, session: BookingSession, doctorId: string): Promise<void> {
    const { state, facilityId, serviceDate } = session;
    const now = this.clock.now();
    if (state !== 'open' || Date.parse(session.endsAt) + session.delayMinutes * 60_000 <= now.getTime())
      throw new AppError('BOOKING.NOT_OPEN', { details: { state } });
    const doctor = await tx
      .repository(DoctorEntity)
      .findOne({ where: { id: doctorId, facilityId, isActive: true } });
    if (doctor === null)
      throw new AppError('INPUT.INVALID', {
        fields: [{ path: 'doctorId', message: 'Choose a doctor who works at this facility' }],
      });
    const dayOff = dayOffOf(await this.plans.daysOffNow(tx, facilityId, serviceDate), {
      ...{ doctorId, serviceDate },
    });
    if (dayOff !== null) throw new AppError('BOOKING.DOCTOR_BUSY', { details: { why: 'day_off' } });
    const other = await this.plans.besides(tx, doctorId, session);
    if (other !== null)
      throw new AppError('BOOKING.DOCTOR_BUSY', {
        details: { why: 'session', sessionId: other.id, startsAt: other.startsAt, endsAt: other.endsAt },
      });
  }
}
