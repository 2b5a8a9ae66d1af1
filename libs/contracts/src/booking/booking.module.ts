import { defineEntity } from '../define/entity.js';
import { defineModule } from '../define/module.js';
import { MANAGE, READ, WORK } from './booking.rights.js';
import { bookingRoutes } from './booking.routes.js';
import * as boards from './boards.js';
import * as clinics from './clinics.js';
import { portalBookingRoutes } from './portal.routes.js';
import * as schedule from './schedule.js';
import * as stages from './stages.js';
import * as tickets from './tickets.js';

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
    'booking-session.doctor-replaced.v1',
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
  events: ['ticket.booked.v1', 'ticket.stepped.v1', 'ticket.moved.v1'],
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
/** Only its televisions follow it, by frames of their own. */
const board = defineEntity({
  name: 'queue_board',
  schema: boards.PairedBoard,
  events: ['queue-board.paired.v1', 'queue-board.cut.v1'],
  topics: [],
});

/** Queue booking: a number, a window to come in, and the day at the counter. */
export const bookingModule = defineModule({
  name: 'booking',
  stream: 'booking',
  routes: { ...bookingRoutes, ...portalBookingRoutes },
  errors: {
    'BOOKING.FULL': 409,
    'BOOKING.NOT_OPEN': 409,
    'BOOKING.ALREADY_BOOKED': 409,
    'BOOKING.ILLEGAL_STEP': 409,
    'BOOKING.OUTSIDE_WINDOW': 409,
    'BOOKING.LETTER_TAKEN': 409,
    'BOOKING.DOCTOR_BUSY': 409,
    'BOOKING.CODE_WRONG': 409,
    'BOOKING.TOO_OFTEN': 429,
    'BOOKING.CODE_UNKNOWN': 404,
    'BOOKING.BOARD_CODE_UNKNOWN': 404,
  },
  permissions: {
    [READ]: ['supervisor', 'facility_staff', 'clinic_head'],
    [WORK]: ['facility_staff', 'clinic_head'],
    [MANAGE]: ['clinic_head'],
  },
  visitorRights: {
    'booking.follow': ['ticket:booking'],
    'booking.wait': ['ticket:wait'],
    'booking.board': ['screen:board'],
  },
  topics: {
    queue: { scope: 'facility', needs: [WORK] },
    booking: { scope: 'person', needs: [], visitors: 'booking.follow' },
    board: { scope: 'person', needs: [], visitors: 'booking.board' },
  },
  entities: [clinic, doctor, session, dayOff, ticket, stage, turn, board],
});
