import { z } from 'zod';
import { Id, Instant, Point, RegionCode } from '../common/common.js';
import { notPersonal, personal } from '../define/personal.js';
import { FacilityKind } from '../facilities/facilities.js';
import { Secret } from '../identity/visits.js';
import { ServiceDate } from './clinics.js';
import { StageKind, TurnState } from './stages.js';
import { BookingSessionState, CardNumber, Nik, TicketPriority, TicketState } from './tickets.js';

/** Kinds of places that are booked ahead. */
export const BookedKind = z.enum(['jkn', 'non_jkn']);
export type BookedKind = z.infer<typeof BookedKind>;

/** What somebody looks for. Sent in the body: neither a complaint in words nor a point stands in an address. */
export const FindPlacesInput = z.object({
  /** Of a clinic, a doctor or a facility, in any order: `klinik anak terdekat`. */
  words: z.string().trim().max(80).default(''),
  placeKind: BookedKind.default('jkn'),
  clinicId: Id.nullable().default(null),
  /** Picked from what an answer named. */
  facilityId: Id.nullable().default(null),
  doctorId: Id.nullable().default(null),
  date: ServiceDate.nullable().default(null),
  /** Where the phone is; travel times are reckoned from here, and nothing of it is kept. */
  point: Point.nullable().default(null),
  order: z.enum(['soonest', 'nearest']).default('soonest'),
});
export type FindPlacesInput = z.output<typeof FindPlacesInput>;

/** A window that has places. */
export const FreeWindow = z.object({
  cluster: z.number().int(),
  from: Instant,
  to: Instant,
  free: z.number().int(),
});
export type FreeWindow = z.infer<typeof FreeWindow>;

/** Where, at whom and when: shown to everybody who asks. */
const SessionFacts = z.object({
  sessionId: Id,
  clinicId: Id,
  facilityId: Id,
  regionCode: RegionCode,
  /** Whose wall clock the times are told by: `Asia/Jakarta`. */
  timeZone: z.string(),
  clinicName: notPersonal(z.string(), 'the name of a clinic'),
  facilityName: notPersonal(z.string(), 'the name of a facility'),
  doctorName: notPersonal(z.string(), 'staff stand by name on the door'),
  serviceDate: ServiceDate,
  delayMinutes: z.number().int(),
});

/** What a clinic did in the last 30 days; null where it did too little to say. */
export const ClinicLately = z.object({
  /** Half of the patients waited no longer than this, from their arrival to their call. */
  waitMinutes: z.number().int().nullable(),
  /** Share of the patients who were called before their window ended. */
  keptShare: z.number().nullable(),
});
export type ClinicLately = z.infer<typeof ClinicLately>;

/** A session in which a number can be had; without a window it is full. */
export const PlaceOffer = SessionFacts.extend({
  facilityKind: FacilityKind,
  /** Seconds of travel from the point that was asked about; null without one. */
  travelS: z.number().int().nullable(),
  /** Reckoned without roads. */
  isTravelEstimated: z.boolean(),
  earliestMinutes: z.number().int(),
  windows: z.array(FreeWindow),
  figures: ClinicLately,
});
export type PlaceOffer = z.infer<typeof PlaceOffer>;
export const PlaceOffers = z.object({ offers: z.array(PlaceOffer) });
export type PlaceOffers = z.infer<typeof PlaceOffers>;

/** One that can be picked; staff and houses stand by name on the door. */
const Named = z.object({ id: Id, name: notPersonal(z.string(), 'of a facility or a doctor') });
/** The first offers, and of all that fit the facilities and doctors, by name: a long list is narrowed by them. */
export const FoundPlaces = PlaceOffers.extend({ facilities: z.array(Named), doctors: z.array(Named) });
export type FoundPlaces = z.infer<typeof FoundPlaces>;

export const HoldPlaceInput = z.object({
  sessionId: Id,
  placeKind: BookedKind,
  /** The window that was chosen; null for the first that is free. */
  cluster: z.number().int().min(0).max(200).nullable().default(null),
  /** A secret that this browser made for itself: the place is held for whoever shows it. */
  device: Secret,
});
export type HoldPlaceInput = z.output<typeof HoldPlaceInput>;

/** A place that waits for its form. */
export const HeldPlace = z.object({
  holdId: Id,
  until: Instant,
  cluster: z.number().int(),
  from: Instant,
  to: Instant,
});
export type HeldPlace = z.infer<typeof HeldPlace>;

/** Whose number it will be, and whose phone is told. */
const BookingForm = z.object({
  holdId: Id,
  device: Secret,
  phone: z.string().trim().min(6).max(40),
  patient: z.object({
    name: z.string().trim().min(1).max(120),
    nik: Nik.nullable().default(null),
    cardNumber: CardNumber.nullable().default(null),
  }),
  /** An emergency books nothing: it calls 119. */
  priority: TicketPriority.exclude(['emergency']).default('none'),
  language: z.enum(['id', 'en']).default('id'),
});

const hasKey = ({ patient }: Pick<z.output<typeof BookingForm>, 'patient'>): boolean =>
  patient.nik !== null || patient.cardNumber !== null;
const NEEDS_KEY = { path: ['patient', 'nik'], error: 'Give the NIK or the card number' };

export const SendBookingCodeInput = BookingForm.refine(hasKey, NEEDS_KEY);
export type SendBookingCodeInput = z.output<typeof SendBookingCodeInput>;

/** What is said of a NIK that may be right all the same. */
export const NikWarning = z.enum(['unknown_area']);
export type NikWarning = z.infer<typeof NikWarning>;

/** The same whether the number is known or not. */
export const BookingCodeSent = z.object({
  expiresAt: Instant,
  /** Until when the place is held. */
  until: Instant,
  warnings: z.array(NikWarning),
});
export type BookingCodeSent = z.infer<typeof BookingCodeSent>;

/** Six digits that were sent to a phone. */
export const OneTimeCode = z
  .string()
  .trim()
  .regex(/^\d{6}$/, { error: 'Expected the 6 digits of the message' });

export const BookPlaceInput = BookingForm.extend({
  code: OneTimeCode,
  /** Seconds of travel that the choice showed; for the time to leave. */
  travelS: z.number().int().min(0).max(86_400).nullable().default(null),
}).refine(hasKey, NEEDS_KEY);
export type BookPlaceInput = z.output<typeof BookPlaceInput>;

/** When somebody is likely called: earlier than `from` and later than `to` happen to one of ten each. */
export const CallEstimate = z.object({ at: Instant, from: Instant, to: Instant });
export type CallEstimate = z.infer<typeof CallEstimate>;

/** A stage that the visit passes before or behind the clinic, as far as it has come there. */
export const TicketStage = z.object({
  kind: StageKind,
  state: TurnState,
  name: notPersonal(z.string(), 'stands above the counter'),
  label: notPersonal(z.string(), 'shown on the board'),
  /** The counter that called. */
  room: z.string().nullable(),
});
export type TicketStage = z.infer<typeof TicketStage>;

/** A ticket as its patient sees it: of others their numbers only. */
export const PortalTicket = SessionFacts.extend({
  id: Id,
  version: z.number().int(),
  state: TicketState,
  sessionState: BookingSessionState,
  label: notPersonal(z.string(), 'shown on the board'),
  code: z.string(),
  patientName: personal(z.string()),
  cluster: z.number().int(),
  /** As the day runs: a late doctor has moved them. */
  earliest: Instant,
  from: Instant,
  to: Instant,
  room: z.string().nullable(),
  /** The admission before the pharmacy; empty for who passes the clinic alone. */
  stages: z.array(TicketStage),
  /** The number that stands for this one, where the counter moved it: it is not cancelled. */
  movedTo: notPersonal(z.string(), 'shown on the board').nullable(),
  /** Null once it was called, or is over. */
  estimate: CallEstimate.nullable(),
  /** How many are called before it; null once it was called. */
  ahead: z.number().int().nullable(),
  /** The numbers that are called or served now. */
  serving: z.array(z.string()),
  travelS: z.number().int().nullable(),
  /** Another number stands for it: it was booked anew. */
  isReplaced: z.boolean(),
  leaveAt: Instant.nullable(),
  /** The next window that has room for it; null once it came, or where there is none. */
  next: z.object({ from: Instant, to: Instant }).nullable(),
  figures: ClinicLately,
  /** When all of this was so. */
  at: Instant,
});
export type PortalTicket = z.infer<typeof PortalTicket>;

/** What of a ticket moves with its queue: its phones are sent it at each change. */
export const TicketStanding = PortalTicket.pick({
  id: true,
  version: true,
  state: true,
  sessionState: true,
  doctorName: true,
  delayMinutes: true,
  cluster: true,
  earliest: true,
  from: true,
  to: true,
  room: true,
  stages: true,
  estimate: true,
  ahead: true,
  serving: true,
  leaveAt: true,
  next: true,
  at: true,
});
export type TicketStanding = z.infer<typeof TicketStanding>;

/** The number, and a secret by which this browser opens its page. */
export const BookedPlace = z.object({ ticket: PortalTicket, secret: Secret });
export type BookedPlace = z.infer<typeof BookedPlace>;

export const MovePortalTicketInput = z.object({
  id: Id,
  /** The version that was seen; a newer one refuses with STALE.VERSION: two taps move it once. */
  version: z.number().int(),
});
export type MovePortalTicketInput = z.output<typeof MovePortalTicketInput>;

export const RebookTicketInput = z.object({
  id: Id,
  sessionId: Id,
  /** The window that was chosen; null for the first that is free. */
  cluster: z.number().int().min(0).max(200).nullable().default(null),
});
export type RebookTicketInput = z.output<typeof RebookTicketInput>;

/** What brings a person back to a number from another device: its code, and the phone that it was booked with. */
export const AskReturnInput = z.object({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{6,20}$/, { error: 'Expected the booking code' }),
  phone: z.string().trim().min(6).max(40),
  device: Secret,
  language: z.enum(['id', 'en']).default('id'),
});
export type AskReturnInput = z.output<typeof AskReturnInput>;
/** The same whether there is such a number or not. */
export const ReturnAsked = z.object({ expiresAt: Instant });
export type ReturnAsked = z.infer<typeof ReturnAsked>;
export const OpenReturnInput = AskReturnInput.extend({ otp: OneTimeCode });
export type OpenReturnInput = z.output<typeof OpenReturnInput>;
/** By which this browser opens the page of the number. */
export const OpenedReturn = z.object({ secret: Secret });
export type OpenedReturn = z.infer<typeof OpenedReturn>;

/** Where somebody stands who waits for a place of a full session. */
export const WaitState = z.enum(['waiting', 'offered', 'taken', 'passed', 'left', 'ended']);
export type WaitState = z.infer<typeof WaitState>;

const WaitForm = BookingForm.omit({ holdId: true }).extend({
  /** Made by the phone: the same form sent twice is one. */
  waitId: Id,
  sessionId: Id,
  placeKind: BookedKind,
});

export const SendWaitCodeInput = WaitForm.refine(hasKey, NEEDS_KEY);
export type SendWaitCodeInput = z.output<typeof SendWaitCodeInput>;
export const WaitCodeSent = BookingCodeSent.omit({ until: true });
export type WaitCodeSent = z.infer<typeof WaitCodeSent>;

export const JoinWaitInput = WaitForm.extend({
  code: OneTimeCode,
  /** Seconds of travel that the choice showed: only a place that can be reached is offered. */
  travelS: z.number().int().min(0).max(86_400).nullable().default(null),
}).refine(hasKey, NEEDS_KEY);
export type JoinWaitInput = z.output<typeof JoinWaitInput>;

/** A place in the line, as who stands there sees it. */
export const WaitPlace = SessionFacts.extend({
  id: Id,
  state: WaitState,
  patientName: personal(z.string()),
  /** How many stand before. */
  before: z.number().int(),
  /** The place that is kept for them, until when. */
  offer: z.object({ from: Instant, to: Instant, until: Instant }).nullable(),
  at: Instant,
});
export type WaitPlace = z.infer<typeof WaitPlace>;

/** The place in the line, and a secret by which this browser opens its page. */
export const JoinedWait = z.object({ wait: WaitPlace, secret: Secret });
export type JoinedWait = z.infer<typeof JoinedWait>;
