import { defineEntity } from '../define/entity.js';
import { endpoint, GET, POST } from '../define/endpoint.js';
import { defineModule } from '../define/module.js';
import { RecordFile } from '../records/records.js';
import * as clinics from './clinics.js';
import * as templates from './templates.js';
import { portalBookingRoutes } from './portal.routes.js';
import * as desk from './desk.js';
import * as figures from './figures.js';
import * as schedule from './schedule.js';
import * as stages from './stages.js';
import * as tickets from './tickets.js';
import * as voice from './voice.js';

const READ = 'booking.read';
const WORK = 'booking.work';
const MANAGE = 'booking.manage';

const clinic = defineEntity({
  name: 'clinic',
  schema: clinics.Clinic,
  events: ['clinic.added.v1', 'clinic.edited.v1'],
  topics: ['queue'],
});
const doctor = defineEntity({
  name: 'doctor',
  schema: clinics.Doctor,
  events: ['doctor.added.v1', 'doctor.edited.v1'],
  topics: ['queue'],
});
const session = defineEntity({
  name: 'booking_session',
  schema: tickets.BookingSession,
  events: [
    'booking-session.opened.v1',
    'booking-session.delayed.v1',
    'booking-session.replanned.v1',
    'booking-session.called-off.v1',
  ],
  topics: ['queue'],
});
const dayOff = defineEntity({
  name: 'day_off',
  schema: schedule.DayOff,
  events: ['day-off.declared.v1', 'day-off.lifted.v1'],
  topics: ['queue'],
});
const ticket = defineEntity({
  name: 'ticket',
  schema: tickets.Ticket,
  events: ['ticket.booked.v1', 'ticket.stepped.v1'],
  topics: ['queue'],
});

const stage = defineEntity({
  name: 'booking_stage',
  schema: stages.BookingStage,
  events: ['booking-stage.set.v1'],
  topics: ['queue'],
});
const turn = defineEntity({
  name: 'stage_turn',
  schema: stages.StageTurn,
  events: ['stage-turn.entered.v1', 'stage-turn.stepped.v1'],
  topics: ['queue'],
});

/** Queue booking: a number, a window to come in, and the day at the counter. */
export const bookingModule = defineModule({
  name: 'booking',
  stream: 'booking',
  routes: {
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
    ...portalBookingRoutes,
    transferTicket: endpoint(
      POST,
      '/booking/tickets/:id/transfer',
      WORK,
      desk.TransferTicketInput,
      desk.TransferredTicket,
    ),
    daysOff: endpoint(GET, '/booking/days-off', READ, schedule.DaysOffInput, schedule.DaysOff),
    dayOffFelt: endpoint(
      GET,
      '/booking/days-off/felt',
      MANAGE,
      schedule.DayOffFeltInput,
      schedule.DayOffFelt,
    ),
    declareDayOff: endpoint(POST, '/booking/days-off', MANAGE, schedule.DeclareDayOffInput, schedule.DayOff),
    liftDayOff: endpoint(
      POST,
      '/booking/days-off/:id/lift',
      MANAGE,
      schedule.LiftDayOffInput,
      schedule.DayOff,
    ),
    previewWeek: endpoint(
      POST,
      '/booking/clinics/:id/preview',
      MANAGE,
      clinics.EditClinicInput,
      schedule.WeekPreview,
    ),
    callVoice: endpoint(GET, '/booking/voice', WORK, voice.CallVoiceInput, voice.CallVoice),
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
  },
  errors: {
    'BOOKING.FULL': 409,
    'BOOKING.NOT_OPEN': 409,
    'BOOKING.ALREADY_BOOKED': 409,
    'BOOKING.ILLEGAL_STEP': 409,
    'BOOKING.OUTSIDE_WINDOW': 409,
    'BOOKING.LETTER_TAKEN': 409,
    'BOOKING.CODE_WRONG': 409,
    'BOOKING.TOO_OFTEN': 429,
    'BOOKING.CODE_UNKNOWN': 404,
  },
  permissions: {
    [READ]: ['supervisor', 'facility_staff', 'clinic_head'],
    [WORK]: ['facility_staff', 'clinic_head'],
    [MANAGE]: ['clinic_head'],
  },
  visitorRights: { 'booking.follow': ['ticket:booking'] },
  topics: {
    queue: { scope: 'facility', needs: [WORK] },
    booking: { scope: 'person', needs: [], visitors: 'booking.follow' },
  },
  entities: [clinic, doctor, session, dayOff, ticket, stage, turn],
});
