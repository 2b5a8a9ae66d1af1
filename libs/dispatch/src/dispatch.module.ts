import { Global, Module } from '@nestjs/common';
import { FacilitiesModule } from '#siaga/facilities';
import { FleetModule, UnitJobs } from '#siaga/fleet';
import { GeoModule } from '#siaga/geo';
import { ClearRowsSealer } from '#siaga/persistence';
import { MessagingModule } from '#siaga/messaging';
import { RoadsModule } from '#siaga/roads';
import { CrewAlarm } from './crew-alarm/crew-alarm.follower.js';
import { ActiveUnitJobs } from './active-unit-jobs.js';
import { AlertEndings } from './alerts/alert-endings.js';
import { AlertController } from './alerts/alert.controller.js';
import { AlertService } from './alerts/alert.service.js';
import { SourceAlerts } from './alerts/source-alerts.js';
import { ArrivalLessons } from './arrivals/arrival-lessons.js';
import { AssignmentChanges } from './assignments/assignment-changes.js';
import { AssignmentControlService } from './assignments/assignment-control.service.js';
import { DestinationChoice } from './assignments/destination-choice.js';
import { DestinationService } from './assignments/destination.service.js';
import { StampCorrectionService } from './assignments/stamp-correction.service.js';
import { AssignmentController } from './assignments/assignment.controller.js';
import { AssignmentRepository } from './store/assignment.repository.js';
import { AssignmentService } from './assignments/assignment.service.js';
import { FreshUnits } from './offers/fresh-units.js';
import { OfferChain } from './offers/offer-chain.js';
import { QuickOffer } from './offers/quick-offer.js';
import { NextUnits } from './offers/next-units.js';
import { OfferMaker } from './offers/offer-maker.js';
import { OfferStore } from './offers/offer-store.js';
import { OffersInside } from './offers/offers-inside.js';
import { OfferController } from './offers/offer.controller.js';
import { OfferRepository } from './offers/offer.repository.js';
import { OfferService } from './offers/offer.service.js';
import { OfferWriter } from './offers/offer.writer.js';
import { UnitRights } from './assignments/unit-rights.js';
import { ExpiredOffers } from './deadlines/expired-offers.js';
import { DeadlineWorker } from './deadlines/deadline-worker.js';
import { DispatchBackground } from './deadlines/dispatch-background.js';
import { UnacknowledgedInbounds } from './deadlines/unacknowledged-inbounds.js';
import { LateJobs } from './deadlines/late-jobs.js';
import { ClockWatch } from './deadlines/clock-watch.js';
import { UnitWatch } from './deadlines/unit-watch.js';
import { DispatchBoardQuery } from './dispatch-board.query.js';
import { DispatchSnapshot } from './dispatch.snapshot.js';
import { AssignmentRouteController } from './eta/assignment-route.controller.js';
import { AssignmentRouteService } from './eta/assignment-route.service.js';
import { EtaTracker } from './eta/eta-tracker.js';
import { InboundArrivals } from './eta/inbound-arrivals.js';
import { MovingJobs } from './eta/moving-jobs.js';
import { ClosedWays } from './notices/closed-ways.js';
import { JobNotices } from './notices/job-notices.js';
import { JobReviews } from './notices/job-reviews.js';
import { JobWorldReader } from './notices/job-world.js';
import { NoticeWorker } from './notices/notice-worker.js';
import { ResourceChanges } from './notices/resource-changes.follower.js';
import { DestinationArrival } from './inbounds/destination-arrival.js';
import { InboundAnswerService } from './inbounds/inbound-answer.service.js';
import { InboundChanges } from './inbounds/inbound-changes.js';
import { InboundController } from './inbounds/inbound.controller.js';
import { InboundRepository } from './store/inbound.repository.js';
import { InboundService } from './inbounds/inbound.service.js';
import { IncidentFollowers } from './incidents/incident-followers.js';
import { IncidentChanges } from './incidents/incident-changes.js';
import { IncidentJoining } from './incidents/incident-joining.js';
import { IncidentController } from './incidents/incident.controller.js';
import { IncidentRepository } from './store/incident.repository.js';
import { IncidentService } from './incidents/incident.service.js';
import { OpenIncidents } from './offers/open-incidents.js';
import { HelpQuery } from './incidents/help.query.js';
import { TimelineQuery } from './incidents/timeline.query.js';
import { FacilityCandidates } from './recommendation/facility-candidates.js';
import { NextFreeUnits } from './recommendation/next-free.js';
import { RecommendationController } from './recommendation/recommendation.controller.js';
import { RecommendationService } from './recommendation/recommendation.service.js';
import { TravelEstimator } from './recommendation/travel-estimator.js';
import { UnitCandidates } from './recommendation/unit-candidates.js';
import { ReportController } from './reports/report.controller.js';
import { clearIncidents, clearNotes, clearReasons } from './store/clear-rows.js';
import { CaseRecords } from './search/case-records.query.js';
import { IncidentSearchQuery } from './search/incident-search.query.js';
import { ReportSeriesQuery } from './reports/report-series.query.js';
import { ResponseTimesQuery } from './reports/response-times.query.js';

const STORE = [IncidentRepository, AssignmentRepository, InboundRepository];
const INCIDENTS = [
  IncidentChanges,
  IncidentService,
  IncidentJoining,
  IncidentFollowers,
  TimelineQuery,
  HelpQuery,
];
const OFFERS = [
  OpenIncidents,
  OfferRepository,
  OfferMaker,
  OfferStore,
  OfferWriter,
  QuickOffer,
  OffersInside,
  OfferService,
  FreshUnits,
  NextUnits,
  OfferChain,
];
const ASSIGNMENTS = [
  ArrivalLessons,
  UnitRights,
  AssignmentChanges,
  AssignmentService,
  AssignmentControlService,
  StampCorrectionService,
  DestinationChoice,
  DestinationService,
];
const RECOMMENDATION = [
  UnitCandidates,
  FacilityCandidates,
  TravelEstimator,
  NextFreeUnits,
  RecommendationService,
];
const INBOUNDS = [DestinationArrival, InboundChanges, InboundService, InboundAnswerService];
const ARRIVALS = [MovingJobs, EtaTracker, InboundArrivals, AssignmentRouteService];
const NOTICES = [ClosedWays, JobWorldReader, JobReviews, JobNotices, ResourceChanges, NoticeWorker];

/** Incidents, recommendation, offers, assignments, announcements, alerts. */
@Global()
@Module({
  imports: [FleetModule, FacilitiesModule, GeoModule, RoadsModule, MessagingModule],
  controllers: [
    IncidentController,
    OfferController,
    AssignmentController,
    AssignmentRouteController,
    InboundController,
    AlertController,
    RecommendationController,
    ReportController,
  ],
  providers: [
    ...STORE,
    ...INCIDENTS,
    ...OFFERS,
    ...ASSIGNMENTS,
    ...RECOMMENDATION,
    ...ARRIVALS,
    ...INBOUNDS,
    ...NOTICES,
    AlertService,
    SourceAlerts,
    CrewAlarm,
    ExpiredOffers,
    UnacknowledgedInbounds,
    AlertEndings,
    DeadlineWorker,
    ClockWatch,
    UnitWatch,
    LateJobs,
    DispatchBackground,
    DispatchBoardQuery,
    DispatchSnapshot,
    ResponseTimesQuery,
    ReportSeriesQuery,
    IncidentSearchQuery,
    CaseRecords,
    { provide: UnitJobs, useClass: ActiveUnitJobs },
  ],
  exports: [
    IncidentSearchQuery,
    CaseRecords,
    TimelineQuery,
    HelpQuery,
    ResponseTimesQuery,
    IncidentService,
    IncidentJoining,
    RecommendationService,
    AlertService,
    SourceAlerts,
    DispatchSnapshot,
    DeadlineWorker,
    UnitWatch,
    LateJobs,
    NoticeWorker,
    EtaTracker,
    UnitCandidates,
    FacilityCandidates,
    UnitJobs,
  ],
})
export class DispatchModule {
  constructor(sealer: ClearRowsSealer) {
    sealer.register(clearIncidents, clearReasons, clearNotes);
  }
}
