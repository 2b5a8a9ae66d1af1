import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  api,
  type BookedPlace,
  type BookingCodeSent,
  type BookPlaceInput,
  type FindPlacesInput,
  type HeldPlace,
  type HoldPlaceInput,
  type PlaceOffers,
  type PortalTicket,
  type SendBookingCodeInput,
} from '#siaga/contracts';
import { CurrentVisitor, Input, Route, type Visitor } from '#siaga/identity';
import { found } from '#siaga/kernel';
import { TicketRepository } from '../store/ticket.repository.js';
import { HoldsService } from './holds.service.js';
import { OffersService } from './offers.service.js';
import { PortalBookingService } from './portal-booking.service.js';
import { TicketViews } from './ticket-views.js';

/** Booking from a phone, by people without an account. */
@Controller()
export class PortalBookingController {
  constructor(
    private readonly offers: OffersService,
    private readonly holds: HoldsService,
    private readonly booking: PortalBookingService,
    private readonly tickets: TicketRepository,
    private readonly views: TicketViews,
  ) {}

  @Route(api.findPlaces)
  find(@Input() input: FindPlacesInput, @Req() { ip }: FastifyRequest): Promise<PlaceOffers> {
    return this.offers.find(input, ip);
  }

  @Route(api.holdPlace)
  hold(@Input() input: HoldPlaceInput, @Req() { ip }: FastifyRequest): Promise<HeldPlace> {
    return this.holds.hold(input, ip);
  }

  @Route(api.sendBookingCode)
  sendCode(@Input() input: SendBookingCodeInput, @Req() { ip }: FastifyRequest): Promise<BookingCodeSent> {
    return this.booking.sendCode(input, ip);
  }

  @Route(api.bookPlace)
  book(@Input() input: BookPlaceInput, @Req() { ip }: FastifyRequest): Promise<BookedPlace> {
    return this.booking.book(input, ip);
  }

  @Route(api.portalTicket)
  async ticket(@CurrentVisitor() visitor: Visitor, @Input() { id }: { id: string }): Promise<PortalTicket> {
    visitor.demand('booking.follow', { kind: 'booking', id });
    return this.views.of(found(await this.tickets.view(id)));
  }
}
