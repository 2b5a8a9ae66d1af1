import { Injectable } from '@nestjs/common';
import type { Actor, BookingSession, Clinic, DayOff } from '#siaga/contracts';
import { Journal, type EventOf } from '#siaga/journal';
import { Clock } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { dayOffOf } from '../domain/days-off.policy.js';
import { serviceDateAt } from '../domain/session-days.policy.js';
import { changeOfWeek, type OpenSession, type WeekChange } from '../domain/week-change.policy.js';
import { PlanRepository } from '../store/plan.repository.js';
import { SessionMaker } from './session-maker.js';

type Days = Pick<DayOff, 'facilityId' | 'doctorId' | 'firstDay' | 'lastDay'>;

/** What a changed plan does to the sessions that are open: days off take them away and give them back, a new week reshapes the empty ones. */
@Injectable()
export class SessionCalendar {
  constructor(
    private readonly plans: PlanRepository,
    private readonly maker: SessionMaker,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Today in a region, by the calendar of its clinics. */
  today(regionCode: string): string {
    return serviceDateAt(this.clock.now(), regionCode);
  }

  /** Holds the calendar of a facility until the transaction ends; see `PlanRepository.holdCalendar`. */
  hold(tx: Tx, facilityId: string): Promise<void> {
    return this.plans.holdCalendar(tx, facilityId);
  }

  /** The open sessions that such days off would call off, with how many have a number in each. */
  felt(tx: Tx, days: Days): Promise<OpenSession[]> {
    return this.plans.openOn(tx, days, this.clock.now());
  }

  /** Calls off what is open on days off that were just stored. Who has a number keeps it until they are given another place. */
  async takeAway(tx: Tx, actor: Actor, dayOff: DayOff): Promise<void> {
    const found = await this.plans.openOn(tx, dayOff, this.clock.now());
    await this.plans.hold(
      tx,
      found.map(({ session }) => session.id),
    );
    // Once more, under the lock: a number taken or a doctor late meanwhile has made the version newer.
    for (const { session } of await this.plans.openOn(tx, dayOff, this.clock.now())) {
      const off: BookingSession = { ...session, state: 'called_off', version: session.version + 1 };
      await this.plans.callOff(tx, off, dayOff.id);
      await this.record(tx, actor, off, 'booking-session.called-off.v1');
    }
  }

  /** Opens again what lifted days off had called off, but for what other days off take away too; and what was never opened because of them. */
  async giveBack(tx: Tx, actor: Actor, lifted: DayOff, clinics: readonly Clinic[]): Promise<void> {
    const now = this.clock.now();
    const standing = await this.plans.daysOffNow(
      tx,
      lifted.facilityId,
      serviceDateAt(now, lifted.regionCode),
    );
    for (const session of await this.plans.calledOffBy(tx, lifted.id, now)) {
      const other = dayOffOf(standing, session);
      if (other !== null) {
        await this.plans.passOn(tx, session, other.id);
        continue;
      }
      const open: BookingSession = { ...session, state: 'open', version: session.version + 1 };
      await this.plans.reopen(tx, open);
      await this.record(tx, actor, open, 'booking-session.opened.v1');
    }
    // The week may have changed meanwhile: what nobody booked follows it.
    for (const clinic of clinics) await this.changeWeek(tx, actor, clinic);
  }

  /** What a clinic's week as it is given would change; changes nothing. */
  async preview(tx: Tx, clinic: Clinic): Promise<WeekChange> {
    const now = this.clock.now();
    return changeOfWeek(
      await this.plans.openOf(tx, clinic.id, now),
      await this.maker.planned(tx, clinic),
      now,
      await this.plans.filledIn(tx, clinic.facilityId, now),
    );
  }

  /** Gives the empty sessions of a clinic the shape of its new week, and opens what it adds. Nobody's window moves. */
  async changeWeek(tx: Tx, actor: Actor, clinic: Clinic): Promise<void> {
    await this.plans.holdCalendar(tx, clinic.facilityId);
    await this.plans.holdOpen(tx, clinic.id, this.clock.now());
    const change = await this.preview(tx, clinic);
    for (const session of change.calledOff) {
      const off: BookingSession = { ...session, state: 'called_off', version: session.version + 1 };
      await this.plans.callOff(tx, off, null);
      await this.record(tx, actor, off, 'booking-session.called-off.v1');
    }
    for (const session of change.replanned) {
      const next: BookingSession = { ...session, version: session.version + 1 };
      await this.plans.replan(tx, next);
      await this.record(tx, actor, next, 'booking-session.replanned.v1');
    }
    await this.maker.open(tx, clinic);
  }

  private async record(
    tx: Tx,
    actor: Actor,
    session: BookingSession,
    type: EventOf<'booking_session'>,
  ): Promise<void> {
    const { id: entityId, version, regionCode, facilityId } = session;
    await this.journal.append(tx, {
      type,
      entity: 'booking_session',
      ...{ entityId, version, regionCode, facilityId, actor, data: session },
    });
  }
}
