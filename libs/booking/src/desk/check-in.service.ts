import { Injectable } from '@nestjs/common';
import type { CheckInInput, Ticket } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import type { Caller } from '#siaga/identity';
import { AppError, Clock } from '#siaga/kernel';
import { isOfToday } from '../domain/session-days.policy.js';
import { TicketRepository } from '../store/ticket.repository.js';
import { TicketsService } from '../tickets/tickets.service.js';

/** Arrival by the code of a slip, at a kiosk or with a scanner at the counter. */
@Injectable()
export class CheckInService {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly steps: TicketsService,
    private readonly facilities: FacilitiesService,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes the ticket's step of arrival; a slip that is shown twice changes nothing. Throws RESOURCE.NOT_FOUND for a facility that is not the
   * caller's, BOOKING.CODE_UNKNOWN, BOOKING.OUTSIDE_WINDOW on another day too, BOOKING.ILLEGAL_STEP for a ticket that is over.
   */
  async checkIn(caller: Caller, { facilityId, code }: CheckInInput): Promise<Ticket> {
    const facility = await this.facilities.byId(facilityId);
    caller.demand('booking.work', facility && { regionCode: facility.regionCode, facilityId });
    const ticket = (await this.tickets.byCode(facilityId, code))?.ticket;
    if (ticket === undefined) throw new AppError('BOOKING.CODE_UNKNOWN');
    if (ticket.state === 'waiting' || ticket.state === 'called' || ticket.state === 'serving') return ticket;
    if (ticket.state === 'booked' && !isOfToday(ticket, this.clock.now()))
      throw new AppError('BOOKING.OUTSIDE_WINDOW', { details: { serviceDate: ticket.serviceDate } });
    return this.steps.step(caller, { id: ticket.id, step: 'arrive', note: null, medicine: null });
  }
}
