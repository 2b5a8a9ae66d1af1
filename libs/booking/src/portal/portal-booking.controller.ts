import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  api,
  type BookedPlace,
  type BookingCodeSent,
  type AskReturnInput,
  type BookPlaceInput,
  type FindPlacesInput,
  type FoundPlaces,
  type HeldPlace,
  type HoldPlaceInput,
  type MovePortalTicketInput,
  type OpenedReturn,
  type OpenReturnInput,
  type PlaceOffers,
  type PortalTicket,
  type RebookTicketInput,
  type ReturnAsked,
  type JoinedWait,
  type JoinWaitInput,
  type SendBookingCodeInput,
  type SendWaitCodeInput,
  type WaitCodeSent,
  type WaitPlace,
} from '#siaga/contracts';
import { CurrentVisitor, Input, Route, type Visitor } from '#siaga/identity';
import { found } from '#siaga/kernel';
import { TicketRepository } from '../store/ticket.repository.js';
import { HoldsService } from './holds.service.js';
import { OffersService } from './offers.service.js';
import { PortalBookingService } from './portal-booking.service.js';
import { TicketChanges } from './ticket-changes.service.js';
import { TicketReturns } from './ticket-returns.service.js';
import { WaitsService } from './waits.service.js';
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
    private readonly changes: TicketChanges,
    private readonly returns: TicketReturns,
    private readonly waits: WaitsService,
  ) {}

  @Route(api.findPlaces)
  find(@Input() input: FindPlacesInput, @Req() { ip }: FastifyRequest): Promise<FoundPlaces> {
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

  @Route(api.movePortalTicket)
  move(@CurrentVisitor() visitor: Visitor, @Input() input: MovePortalTicketInput): Promise<PortalTicket> {
    return this.changes.move(visitor, input);
  }

  @Route(api.cancelPortalTicket)
  cancel(@CurrentVisitor() visitor: Visitor, @Input() input: { id: string }): Promise<PortalTicket> {
    return this.changes.cancel(visitor, input);
  }

  @Route(api.portalTicketPlaces)
  async places(@CurrentVisitor() visitor: Visitor, @Input() { id }: { id: string }): Promise<PlaceOffers> {
    visitor.demand('booking.follow', { kind: 'booking', id });
    return this.offers.insteadOf(found(await this.tickets.view(id)));
  }

  @Route(api.rebookTicket)
  rebook(@CurrentVisitor() visitor: Visitor, @Input() input: RebookTicketInput): Promise<BookedPlace> {
    return this.changes.rebook(visitor, input);
  }

  @Route(api.askReturn)
  askReturn(@Input() input: AskReturnInput, @Req() { ip }: FastifyRequest): Promise<ReturnAsked> {
    return this.returns.ask(input, ip);
  }

  @Route(api.openReturn)
  openReturn(@Input() input: OpenReturnInput, @Req() { ip }: FastifyRequest): Promise<OpenedReturn> {
    return this.returns.open(input, ip);
  }

  @Route(api.sendWaitCode)
  sendWaitCode(@Input() input: SendWaitCodeInput, @Req() { ip }: FastifyRequest): Promise<WaitCodeSent> {
    return this.waits.sendCode(input, ip);
  }

  @Route(api.joinWait)
  joinWait(@Input() input: JoinWaitInput, @Req() { ip }: FastifyRequest): Promise<JoinedWait> {
    return this.waits.join(input, ip);
  }

  @Route(api.waitPlace)
  waitPlace(@CurrentVisitor() visitor: Visitor, @Input() { id }: { id: string }): Promise<WaitPlace> {
    return this.waits.place(visitor, id);
  }

  @Route(api.takeOffer)
  takeOffer(@CurrentVisitor() visitor: Visitor, @Input() { id }: { id: string }): Promise<BookedPlace> {
    return this.waits.take(visitor, id);
  }

  @Route(api.leaveWait)
  leaveWait(@CurrentVisitor() visitor: Visitor, @Input() { id }: { id: string }): Promise<WaitPlace> {
    return this.waits.leave(visitor, id);
  }
}
