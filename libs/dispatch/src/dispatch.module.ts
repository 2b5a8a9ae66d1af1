import { Global, Module } from '@nestjs/common';
import { FacilitiesModule } from '#siaga/facilities';
import { FleetModule, UnitJobs } from '#siaga/fleet';
import { GeoModule } from '#siaga/geo';
import { RoadsModule } from '#siaga/roads';
import { ActiveUnitJobs } from './active-unit-jobs.js';
import { AlertController } from './alerts/alert.controller.js';
import { AlertService } from './alerts/alert.service.js';
import { ArrivalLessons } from './arrivals/arrival-lessons.js';
import { AssignmentChanges } from './assignments/assignment-changes.js';
import { AssignmentControlService } from './assignments/assignment-control.service.js';
import { AssignmentSteering } from './assignments/assignment-steering.js';
import { AssignmentController } from './assignments/assignment.controller.js';
import { AssignmentRepository } from './assignments/assignment.repository.js';
import { AssignmentService } from './assignments/assignment.service.js';
import { FreshUnits } from './assignments/fresh-units.js';
import { OfferChain } from './assignments/offer-chain.js';
import { OneOffer } from './assignments/one-offer.js';
import { OfferTools } from './assignments/offer-tools.js';
import { OfferRepository } from './assignments/offer.repository.js';
import { OfferService } from './assignments/offer.service.js';
import { UnitRights } from './assignments/unit-rights.js';
import { DeadlineParts } from './deadlines/deadline-parts.js';
import { DeadlineWorker } from './deadlines/deadline-worker.js';
import { DispatchBackground } from './deadlines/dispatch-background.js';
import { UnitWatch } from './deadlines/unit-watch.js';
import { DispatchBoardQuery } from './dispatch-board.query.js';
import { AssignmentRouteService } from './eta/assignment-route.service.js';
import { EtaTracker } from './eta/eta-tracker.js';
import { InboundArrivals } from './eta/inbound-arrivals.js';
import { MovingJobs } from './eta/moving-jobs.js';
import { InboundSupport } from './inbounds/inbound-support.js';
import { InboundController } from './inbounds/inbound.controller.js';
import { InboundRepository } from './inbounds/inbound.repository.js';
import { InboundService } from './inbounds/inbound.service.js';
import { IncidentFollowers } from './incidents/incident-followers.js';
import { IncidentController } from './incidents/incident.controller.js';
import { IncidentRepository } from './incidents/incident.repository.js';
import { IncidentService } from './incidents/incident.service.js';
import { OpenIncidents } from './incidents/open-incidents.js';
import { TimelineQuery } from './incidents/timeline.query.js';
import { FacilityCandidates } from './recommendation/facility-candidates.js';
import { RecommendationController } from './recommendation/recommendation.controller.js';
import { RecommendationService } from './recommendation/recommendation.service.js';
import { TravelEstimator } from './recommendation/travel-estimator.js';
import { UnitCandidates } from './recommendation/unit-candidates.js';
import { ReportController } from './reports/report.controller.js';
import { ResponseTimesQuery } from './reports/response-times.query.js';

const INCIDENTS = [IncidentRepository, OpenIncidents, IncidentService, IncidentFollowers, TimelineQuery];
const ASSIGNMENTS = [
  AssignmentRepository,
  ArrivalLessons,
  AssignmentChanges,
  AssignmentService,
  AssignmentControlService,
  AssignmentSteering,
  OfferRepository,
  OfferTools,
  OneOffer,
  OfferService,
  OfferChain,
  FreshUnits,
  UnitRights,
];
const RECOMMENDATION = [UnitCandidates, FacilityCandidates, TravelEstimator, RecommendationService];
const ARRIVALS = [MovingJobs, EtaTracker, InboundArrivals, AssignmentRouteService];

/** Incidents, recommendation, offers, assignments, announcements, alerts. */
@Global()
@Module({
  imports: [FleetModule, FacilitiesModule, GeoModule, RoadsModule],
  controllers: [
    IncidentController,
    AssignmentController,
    InboundController,
    AlertController,
    RecommendationController,
    ReportController,
  ],
  providers: [
    ...INCIDENTS,
    ...ASSIGNMENTS,
    ...RECOMMENDATION,
    ...ARRIVALS,
    InboundRepository,
    InboundSupport,
    InboundService,
    AlertService,
    DeadlineParts,
    DeadlineWorker,
    UnitWatch,
    DispatchBackground,
    DispatchBoardQuery,
    ResponseTimesQuery,
    { provide: UnitJobs, useClass: ActiveUnitJobs },
  ],
  exports: [
    IncidentService,
    RecommendationService,
    AlertService,
    DispatchBoardQuery,
    DeadlineWorker,
    UnitWatch,
    DispatchBackground,
    EtaTracker,
    UnitCandidates,
    FacilityCandidates,
    UnitJobs,
  ],
})
export class DispatchModule {}
