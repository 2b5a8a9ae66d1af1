/** Queue booking, as one Nest module; needs the kernel, persistence, journal, identity and facilities modules. */
export { BookingModule } from './booking.module.js';
/** `tidy()`: erases the people of tickets that were kept long enough. */
export { TicketUpkeep } from './keeping/ticket-upkeep.js';
/** `openAll()`: opens the sessions that are due. */
export { SessionMaker } from './sessions/session-maker.js';
/** Booking for a system that came in at a door of its own. */
export {
  OutsideBooking,
  type BesideBooking,
  type PromisedTicket,
  type QuotaLeft,
} from './channels/outside-booking.js';
/** Booking for somebody whom others send to a clinic. */
export { SentBooking, type SentBooked, type SentPatient, type SentStanding } from './desk/sent-booking.js';
export type { CodedSession, QueueFigures } from './store/clinic-day.query.js';
export type { TurnFigures } from './store/turn.repository.js';
/** `look()`: takes the turns of waiting lists once. */
export { WaitTurns } from './portal/wait-turns.js';
/** How numbers stand, told at each change: whoever holds lines to phones listens. */
export { LiveTickets } from './portal/live-tickets.js';
/** What boards of waiting rooms show, told at each change: whoever holds lines to televisions listens. */
export { LiveBoards } from './boards/live-boards.js';
/** `say()`: a call by the voice of waiting rooms. */
export { CallVoiceService } from './voice/call-voice.service.js';
/** Days by the clock of a region. */
export { serviceDateAt } from './domain/session-days.policy.js';
/** How long patients travel: whoever knows roads gives it. */
export { PatientTravel, type PatientTravelTime } from './store/patient-travel.js';
/** The rules of a session, pure: for the simulation of a clinic. */
export { planClusters } from './domain/cluster-plan.policy.js';
export {
  arrivalWindow,
  judgeArrival,
  type Arrival,
  type ArrivalWindow,
} from './domain/arrival-window.policy.js';
export { placesOf, simulateDay, type ClinicDay, type Template } from './domain/clinic-day.policy.js';
export { USUAL_CROWD } from './domain/clinic-crowd.policy.js';
export { figuresSteps, openingSteps, searchSteps } from './templates/template-runs.js';
/** `searchNext()`: looks for the best windows of a clinic that is due. */
export { TemplateSearch } from './templates/template-search.js';
export { nextToCall, type Called, type Waiting } from './domain/next-to-call.policy.js';
export { estimateWait, type ServicePrior, type WaitEstimate } from './domain/wait-estimate.policy.js';
