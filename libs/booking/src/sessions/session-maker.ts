import { Inject, Injectable } from '@nestjs/common';
import type { Clinic } from '#siaga/contracts';
import { Journal } from '#siaga/journal';
import { Clock, LOGGER, newId, RunsInBackground, SYSTEM_ACTOR, TimedWork, type Logger } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { ClinicEntity } from '../store/clinic.entity.js';
import { DoctorEntity } from '../store/doctor.entity.js';
import { planClusters } from '../domain/cluster-plan.policy.js';
import { dayOffOf } from '../domain/days-off.policy.js';
import { serviceDateAt, sessionsAhead, type PlannedSession } from '../domain/session-days.policy.js';
import { changeOfWeek } from '../domain/week-change.policy.js';
import { PlanRepository } from '../store/plan.repository.js';
import { SessionRepository } from '../store/session.repository.js';

const INTERVAL_MS = 15 * 60_000;

/** Opens the sessions of each clinic as far ahead as it lets people book. Any number of processes may do it at once. */
@RunsInBackground()
@Injectable()
export class SessionMaker extends TimedWork {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly plans: PlanRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super(INTERVAL_MS, logger, 'sessions to come cannot be opened');
  }

  /** The sessions that a clinic's week plans from now on: of doctors who still work there, on days that nobody took off. */
  async planned(tx: Tx, clinic: Clinic): Promise<PlannedSession[]> {
    if (!clinic.isActive) return [];
    const doctors = await tx.read(DoctorEntity, (rows) =>
      rows.find({ where: { facilityId: clinic.facilityId, isActive: true } }),
    );
    const active = new Set(doctors.map(({ id }) => id));
    const now = this.clock.now();
    const daysOff = await this.plans.daysOffNow(tx, clinic.facilityId, serviceDateAt(now, clinic.regionCode));
    return sessionsAhead(clinic, now).filter(
      ({ weekly: { doctorId }, serviceDate }) =>
        active.has(doctorId) && dayOffOf(daysOff, { doctorId, serviceDate }) === null,
    );
  }

  /** Opens what is planned and not there yet, over no session of the same doctor, nor one to which they come for another; gives how many. */
  async open(tx: Tx, clinic: Clinic): Promise<number> {
    await this.plans.holdCalendar(tx, clinic.facilityId);
    const now = this.clock.now();
    const { toOpen } = changeOfWeek(
      await this.plans.openOf(tx, clinic.id, now),
      await this.planned(tx, clinic),
      now,
      await this.plans.filledIn(tx, clinic.facilityId, now),
    );
    let opened = 0;
    for (const { weekly, serviceDate, startsAt, endsAt } of toOpen) {
      const session = await this.sessions.insert(tx, {
        id: newId(),
        version: 1,
        clinicId: clinic.id,
        ...{ doctorId: weekly.doctorId, plannedDoctorId: weekly.doctorId },
        facilityId: clinic.facilityId,
        regionCode: clinic.regionCode,
        serviceDate,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        clusters: planClusters(startsAt, endsAt, weekly.rhythm),
        quota: weekly.quota,
        state: 'open',
        delayMinutes: 0,
        lastNumber: 0,
      });
      if (session === null) continue;
      opened += 1;
      await this.journal.append(tx, {
        type: 'booking-session.opened.v1',
        entity: 'booking_session',
        entityId: session.id,
        version: session.version,
        regionCode: clinic.regionCode,
        facilityId: clinic.facilityId,
        actor: SYSTEM_ACTOR,
        data: session,
      });
    }
    return opened;
  }

  /** Opens what every clinic lets people book by now; what one of them cannot be given is told in the log. */
  async openAll(): Promise<void> {
    const clinics = await this.database.read(ClinicEntity, (rows) =>
      rows.find({ where: { isActive: true } }),
    );
    // Each by itself: one that cannot be opened keeps back no other clinic's day.
    for (const clinic of clinics)
      await this.database
        .transaction((tx) => this.open(tx, clinic))
        .catch((error: unknown) =>
          this.logger.error({ err: error, clinicId: clinic.id }, 'sessions of a clinic cannot be opened'),
        );
  }

  protected turn(): Promise<void> {
    return this.openAll();
  }
}
