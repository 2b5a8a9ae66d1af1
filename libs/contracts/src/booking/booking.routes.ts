import { IdParam } from '../common/common.js';
import { endpoint, GET, POST } from '../define/endpoint.js';
import { RecordFile } from '../records/records.js';
import { MANAGE, READ, WORK } from './booking.rights.js';
import * as boards from './boards.js';
import * as clinics from './clinics.js';
import * as desk from './desk.js';
import * as figures from './figures.js';
import * as portal from './portal.js';
import * as schedule from './schedule.js';
import * as stages from './stages.js';
import * as templates from './templates.js';
import * as tickets from './tickets.js';

/** The staff's side of queue booking: clinics, counters, stages, figures. */
export const bookingRoutes = {
  clinics: endpoint(GET, '/booking/clinics', READ, clinics.ClinicsInput, clinics.ClinicList),
  addClinic: endpoint(POST, '/booking/clinics', MANAGE, clinics.AddClinicInput, clinics.Clinic),
  editClinic: endpoint(POST, '/booking/clinics/:id', MANAGE, clinics.EditClinicInput, clinics.Clinic),
  addDoctor: endpoint(POST, '/booking/doctors', MANAGE, clinics.AddDoctorInput, clinics.Doctor),
  editDoctor: endpoint(POST, '/booking/doctors/:id', MANAGE, clinics.EditDoctorInput, clinics.Doctor),
  tryTemplate: endpoint(
    GET,
    '/booking/clinics/:id/template',
    MANAGE,
    templates.TryTemplateInput,
    templates.TemplateTrial,
  ),
  bookingDay: endpoint(GET, '/booking/day', WORK, stages.BookingDayInput, stages.BookingDay),
  takeTicket: endpoint(POST, '/booking/tickets', WORK, tickets.TakeTicketInput, tickets.Ticket),
  stepTicket: endpoint(POST, '/booking/tickets/:id/step', WORK, tickets.StepTicketInput, tickets.Ticket),
  callNext: endpoint(
    POST,
    '/booking/sessions/:id/call-next',
    WORK,
    tickets.CallNextInput,
    tickets.CalledTicket,
  ),
  delaySession: endpoint(
    POST,
    '/booking/sessions/:id/delay',
    WORK,
    tickets.DelaySessionInput,
    tickets.BookingSession,
  ),
  replaceDoctor: endpoint(
    POST,
    '/booking/sessions/:id/doctor',
    WORK,
    tickets.ReplaceDoctorInput,
    tickets.BookingSession,
  ),
  transferTicket: endpoint(
    POST,
    '/booking/tickets/:id/transfer',
    WORK,
    desk.TransferTicketInput,
    desk.TransferredTicket,
  ),
  daysOff: endpoint(GET, '/booking/days-off', READ, schedule.DaysOffInput, schedule.DaysOff),
  dayOffFelt: endpoint(GET, '/booking/days-off/felt', MANAGE, schedule.DayOffFeltInput, schedule.DayOffFelt),
  declareDayOff: endpoint(POST, '/booking/days-off', MANAGE, schedule.DeclareDayOffInput, schedule.DayOff),
  liftDayOff: endpoint(POST, '/booking/days-off/:id/lift', MANAGE, schedule.LiftDayOffInput, schedule.DayOff),
  previewWeek: endpoint(
    POST,
    '/booking/clinics/:id/preview',
    MANAGE,
    clinics.EditClinicInput,
    schedule.WeekPreview,
  ),
  boards: endpoint(GET, '/booking/boards', WORK, boards.BoardsInput, boards.BoardList),
  pairBoard: endpoint(POST, '/booking/boards', WORK, boards.PairBoardInput, boards.PairedBoard),
  cutBoard: endpoint(POST, '/booking/boards/:id/cut', WORK, IdParam, boards.PairedBoard),
  clinicFigures: endpoint(
    GET,
    '/booking/figures',
    MANAGE,
    figures.ClinicFiguresInput,
    figures.ClinicFiguresList,
  ),
  clinicFiguresFile: endpoint(
    GET,
    '/booking/figures.csv',
    MANAGE,
    figures.ClinicFiguresFileInput,
    RecordFile,
  ),
  /** POST: a complaint in words stands in no address. */
  referralPlaces: endpoint(
    POST,
    '/booking/tickets/:id/refer/places',
    WORK,
    desk.ReferralPlacesInput,
    portal.PlaceOffers,
  ),
  referPatient: endpoint(
    POST,
    '/booking/tickets/:id/refer',
    WORK,
    desk.ReferPatientInput,
    desk.ReferredTicket,
  ),
  setStage: endpoint(POST, '/booking/stages', MANAGE, stages.SetStageInput, stages.BookingStage),
  callTurn: endpoint(POST, '/booking/stages/:id/call-next', WORK, stages.CallTurnInput, stages.CalledTurn),
  stepTurn: endpoint(POST, '/booking/turns/:id/step', WORK, stages.StepTurnInput, stages.StageTurn),
  checkIn: endpoint(POST, '/booking/check-in', WORK, desk.CheckInInput, tickets.Ticket),
} as const;
