import { Module } from '@nestjs/common';
import { FacilitiesModule } from '#siaga/facilities';
import { GeoModule } from '#siaga/geo';
import { MessagingModule } from '#siaga/messaging';
import { BoardCodes } from './boards/board-codes.js';
import { BoardsController } from './boards/boards.controller.js';
import { BoardsService } from './boards/boards.service.js';
import { LiveBoards } from './boards/live-boards.js';
import { QueueBoards } from './boards/queue-boards.js';
import { BookingController } from './booking.controller.js';
import { OutsideBooking } from './channels/outside-booking.js';
import { DoctorNotices } from './portal/doctor-notices.js';
import { FacilityFacts } from './portal/facility-facts.js';
import { HoldsService } from './portal/holds.service.js';
import { LiveTickets } from './portal/live-tickets.js';
import { NikAreas } from './portal/nik-areas.js';
import { OffersService } from './portal/offers.service.js';
import { OneTimeCodes } from './portal/one-time-codes.js';
import { PhoneNotices } from './portal/phone-notices.follower.js';
import { PhoneReach } from './portal/phone-reach.js';
import { PortalBookingController } from './portal/portal-booking.controller.js';
import { PortalBookingService } from './portal/portal-booking.service.js';
import { PortalLimits } from './portal/portal-limits.js';
import { PortalUpkeep } from './portal/portal-upkeep.js';
import { SessionStandings } from './portal/session-standings.js';
import { TicketChanges } from './portal/ticket-changes.service.js';
import { TicketLinks } from './portal/ticket-links.js';
import { TicketReturns } from './portal/ticket-returns.service.js';
import { WaitTurns } from './portal/wait-turns.js';
import { WaitsService } from './portal/waits.service.js';
import { TicketViews } from './portal/ticket-views.js';
import { TicketUpkeep } from './keeping/ticket-upkeep.js';
import { PeopleRepository } from './store/people.repository.js';
import { BoardDayQuery } from './store/board-day.query.js';
import { BoardRepository } from './store/board.repository.js';
import { ClinicFiguresQuery } from './store/clinic-figures.query.js';
import { CodeRepository } from './store/code.repository.js';
import { HoldRepository } from './store/hold.repository.js';
import { OfferQuery } from './store/offer.query.js';
import { QueueQuery } from './store/queue.query.js';
import { CheckInService } from './desk/check-in.service.js';
import { DeskController } from './desk.controller.js';
import { TransfersService } from './desk/transfers.service.js';
import { ReferralsService } from './desk/referrals.service.js';
import { SentBooking } from './desk/sent-booking.js';
import { SentOffers } from './desk/sent-offers.js';
import { StageDeskService } from './desk/stage-desk.service.js';
import { ClinicsService } from './clinics/clinics.service.js';
import { DaysOffService } from './schedule/days-off.service.js';
import { ScheduleController } from './schedule.controller.js';
import { SessionCalendar } from './sessions/session-calendar.js';
import { DoctorChanges } from './sessions/doctor-changes.service.js';
import { DayOffRepository } from './store/day-off.repository.js';
import { PlanRepository } from './store/plan.repository.js';
import { FiguresController } from './figures.controller.js';
import { ClinicWeeks } from './figures/clinic-weeks.query.js';
import { FiguresService } from './figures/figures.service.js';
import { SessionMaker } from './sessions/session-maker.js';
import { StageQueue } from './stages/stage-queue.js';
import { StagesService } from './stages/stages.service.js';
import { StageRepository } from './store/stage.repository.js';
import { TurnRepository } from './store/turn.repository.js';
import { ClinicDayQuery } from './store/clinic-day.query.js';
import { SentQuery } from './store/sent.query.js';
import { SessionRepository } from './store/session.repository.js';
import { SessionsService } from './sessions/sessions.service.js';
import { Ledger } from './tickets/ledger.js';
import { PatientRepository } from './store/patient.repository.js';
import { TicketRepository } from './store/ticket.repository.js';
import { Places } from './tickets/places.js';
import { WaitOffers } from './tickets/wait-offers.js';
import { WaitRepository } from './store/wait.repository.js';
import { SessionLine } from './tickets/session-line.js';
import { CallVoiceService } from './voice/call-voice.service.js';
import { TicketsService } from './tickets/tickets.service.js';
import { TemplateRepository } from './store/template.repository.js';
import { TemplateSearch } from './templates/template-search.js';
import { TemplatesService } from './templates/templates.service.js';

/** The patients' side: from a phone without an account. */
const PORTAL = [
  ...[HoldRepository, CodeRepository, OfferQuery, QueueQuery, ClinicFiguresQuery],
  ...[PortalLimits, OneTimeCodes, FacilityFacts, OffersService, HoldsService, NikAreas],
  ...[SessionStandings, LiveTickets, TicketViews, TicketLinks, TicketChanges, TicketReturns],
  ...[WaitsService, WaitTurns],
  ...[PortalBookingService, PortalUpkeep, PhoneReach, DoctorNotices, PhoneNotices],
];

/** The boards of waiting rooms, and their voice. */
const BOARDS = [
  BoardRepository,
  BoardDayQuery,
  BoardCodes,
  BoardsService,
  QueueBoards,
  LiveBoards,
  CallVoiceService,
];

/** What a visit passes beside the clinic. */
const STAGES = [StageRepository, TurnRepository, StageQueue, StagesService, StageDeskService];

/** Queue booking: clinics, the ledger of their sessions, the day at the counter. */
@Module({
  imports: [FacilitiesModule, GeoModule, MessagingModule],
  controllers: [
    BookingController,
    PortalBookingController,
    DeskController,
    ScheduleController,
    FiguresController,
    BoardsController,
  ],
  providers: [
    SessionRepository,
    TicketRepository,
    PatientRepository,
    DayOffRepository,
    PlanRepository,
    SessionMaker,
    SessionCalendar,
    DoctorChanges,
    DaysOffService,
    WaitRepository,
    Places,
    WaitOffers,
    Ledger,
    SessionLine,
    ClinicsService,
    SessionsService,
    TicketsService,
    TemplateRepository,
    TemplatesService,
    TemplateSearch,
    ClinicDayQuery,
    OutsideBooking,
    ...PORTAL,
    ...STAGES,
    ...[SentQuery, SentOffers, SentBooking, ReferralsService],
    PeopleRepository,
    TicketUpkeep,
    TransfersService,
    CheckInService,
    ClinicWeeks,
    FiguresService,
    ...BOARDS,
  ],
  exports: [OutsideBooking, SentBooking, LiveTickets, LiveBoards],
})
export class BookingModule {}
