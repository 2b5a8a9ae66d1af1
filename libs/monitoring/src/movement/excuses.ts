import { Injectable } from '@nestjs/common';
import { SentBooking } from '#siaga/booking';
import type { Point } from '#siaga/contracts';
import type { Tx } from '#siaga/persistence';
import {
  excuseOfAlarm,
  excuseOfLeave,
  excuseOfVisit,
  type Excuse,
} from '../domain/movement-excuses.policy.js';
import { AlarmRepository } from '../store/alarm.repository.js';
import { ReferralRepository } from '../store/referral.repository.js';

/** Why somebody may be out of their isolation area: help, a clinic, an officer's leave. */
@Injectable()
export class MovementExcuses {
  constructor(
    private readonly alarms: AlarmRepository,
    private readonly referrals: ReferralRepository,
    private readonly booking: SentBooking,
  ) {}

  async of(tx: Tx, caseId: string, home: Point, leaveUntil: Date | null): Promise<Excuse[]> {
    const alarms = await this.alarms.of([caseId], tx);
    const booked = await this.referrals.of(caseId, tx);
    const visits = await this.booking.standing(
      booked.map(({ ticketId }) => ticketId),
      tx,
    );
    return [
      excuseOfLeave(leaveUntil),
      ...alarms.map(excuseOfAlarm),
      ...visits.map(({ facilityPoint: point, from, to, state }) =>
        excuseOfVisit({ from, to, state, point }, home),
      ),
    ].filter((one) => one !== null);
  }
}
