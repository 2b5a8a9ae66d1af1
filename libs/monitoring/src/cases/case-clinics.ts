import { Injectable } from '@nestjs/common';
import { SentBooking } from '#siaga/booking';
import type { CaseReferral } from '#siaga/contracts';
import { ReferralRepository } from '../store/referral.repository.js';

/** The clinic visits of a case, as they stand at the clinics now. */
@Injectable()
export class CaseClinics {
  constructor(
    private readonly referrals: ReferralRepository,
    private readonly booking: SentBooking,
  ) {}

  /** The newest first; without those whose number the clinic keeps no more. */
  async of(caseId: string): Promise<CaseReferral[]> {
    const booked = await this.referrals.of(caseId);
    const standing = await this.booking.standing(booked.map(({ ticketId }) => ticketId));
    const byTicket = new Map(standing.map((one) => [one.firstId, one]));
    return booked.flatMap(({ id, ticketId, bookedAt, officer }) => {
      const now = byTicket.get(ticketId);
      if (now === undefined) return [];
      const { facilityName, clinicName, label, serviceDate, timeZone, from, to, state, movedTo } = now;
      const there = { facilityName, clinicName, label, serviceDate, timeZone, from, to, state, movedTo };
      return [{ id, bookedAt, officer, ...there }];
    });
  }
}
