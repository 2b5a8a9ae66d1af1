import { z } from 'zod';
import { Id, Instant, RegionCode } from '../common/common.js';
import { notPersonal, personal } from '../define/personal.js';
import { ServiceDate, SessionQuota } from './clinics.js';

/** One window of a session. */
export const BookingCluster = z.object({
  from: Instant,
  to: Instant,
  places: z.number().int(),
  walkIns: z.number().int(),
});
export type BookingCluster = z.infer<typeof BookingCluster>;

/** `open` takes patients; `closed` is over; `called_off` will not be held (leave, holiday, doctor ill). */
export const BookingSessionState = z.enum(['open', 'closed', 'called_off']);
export type BookingSessionState = z.infer<typeof BookingSessionState>;

/** A doctor's session on one day: the one ledger of its numbers, whatever the channel. */
export const BookingSession = z.object({
  id: Id,
  version: z.number().int(),
  clinicId: Id,
  /** Who comes. */
  doctorId: Id,
  /** Who the week says comes: another one where somebody fills in. */
  plannedDoctorId: Id,
  facilityId: Id,
  regionCode: RegionCode,
  serviceDate: ServiceDate,
  startsAt: Instant,
  endsAt: Instant,
  clusters: z.array(BookingCluster),
  quota: SessionQuota,
  state: BookingSessionState,
  /** How late the doctor is: every window that is not over is moved by so much. */
  delayMinutes: z.number().int(),
  /** The last number that was given; none is ever given again. */
  lastNumber: notPersonal(z.number().int(), 'a number of the queue'),
});
export type BookingSession = z.infer<typeof BookingSession>;

/** What a place is counted against. */
export const PlaceKind = z.enum(['jkn', 'non_jkn', 'walk_in']);
export type PlaceKind = z.infer<typeof PlaceKind>;

/** Where it was booked. */
export const BookingChannel = z.enum(['portal', 'counter', 'kiosk', 'mobile_jkn', 'referral']);
export type BookingChannel = z.infer<typeof BookingChannel>;

/** Who is called before others of the same window. */
export const TicketPriority = z.enum(['none', 'elderly', 'pregnant', 'disabled', 'emergency']);
export type TicketPriority = z.infer<typeof TicketPriority>;

/** Where a ticket stands on its way through the day. */
export const TicketState = z.enum(['booked', 'waiting', 'called', 'serving', 'done', 'no_show', 'cancelled']);
export type TicketState = z.infer<typeof TicketState>;

/** Thirteen digits. */
export const CardNumber = z.string().regex(/^\d{13}$/, { error: 'Expected the 13 digits of the card' });
/** Sixteen digits; what they say is judged by `readNik`. */
export const Nik = z.string().regex(/^\d{16}$/, { error: 'Expected the 16 digits of the NIK' });

/** Whose ticket it is. A NIK or a card number joins records; it never proves who somebody is. */
export const TicketPatient = z.object({
  name: z.string(),
  nik: z.string().nullable(),
  cardNumber: z.string().nullable(),
  phone: z.string().nullable(),
});
export type TicketPatient = z.infer<typeof TicketPatient>;

/** From where somebody was sent here, and why. */
export const Referral = z.object({
  facilityName: z.string(),
  /** BPJS tells who comes from another hospital apart from who comes from a house of first contact. */
  isFromHospital: z.boolean().default(false),
  number: z.string(),
  reason: z.string(),
});
export type Referral = z.infer<typeof Referral>;

/** A number in a queue, with the window to come in. */
export const Ticket = z.object({
  id: Id,
  version: z.number().int(),
  sessionId: Id,
  clinicId: Id,
  facilityId: Id,
  regionCode: RegionCode,
  serviceDate: ServiceDate,
  state: TicketState,
  channel: BookingChannel,
  placeKind: PlaceKind,
  priority: TicketPriority,
  /** Index of its window in the session. */
  cluster: z.number().int(),
  number: z.number().int(),
  /** As it stands on the slip and the board: `A-12`. */
  label: notPersonal(z.string(), 'shown on the board'),
  /** What brings a person back to the ticket; it opens nothing by itself. */
  code: z.string(),
  patient: personal(TicketPatient),
  bookedAt: Instant,
  arrivedAt: Instant.nullable(),
  calledAt: Instant.nullable(),
  servedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** Where the number is called to. */
  room: z.string().nullable(),
  skips: z.number().int(),
  /** Why the counter let somebody in outside the window, or took the ticket back. */
  note: personal(z.string()).nullable(),
  /** The label that stands for this one since it was transferred. */
  movedTo: notPersonal(z.string(), 'shown on the board').nullable(),
  /** Null for who was not referred by another house. */
  referral: personal(Referral).nullable(),
});
export type Ticket = z.infer<typeof Ticket>;

export const TakeTicketInput = z.object({
  sessionId: Id,
  channel: z.enum(['counter', 'kiosk']),
  placeKind: PlaceKind,
  /** The window that was chosen; null for the first that is free. */
  cluster: z.number().int().min(0).max(200).nullable().default(null),
  priority: TicketPriority.default('none'),
  /** Who has neither NIK nor card (a newborn, somebody brought in) is served all the same. */
  patient: z.object({
    /** Empty where a crowd is given numbers before anybody is asked. */
    name: z.string().trim().max(120),
    nik: Nik.nullable().default(null),
    cardNumber: CardNumber.nullable().default(null),
    phone: z.string().trim().max(40).nullable().default(null),
  }),
});
export type TakeTicketInput = z.output<typeof TakeTicketInput>;

/** What the counter does with a ticket. */
export const TicketStep = z.enum(['arrive', 'recall', 'skip', 'serve', 'finish', 'no_show', 'cancel']);
export type TicketStep = z.infer<typeof TicketStep>;

export const StepTicketInput = z.object({
  id: Id,
  step: TicketStep,
  /** Needed to let somebody in outside the window, and to cancel. */
  note: z.string().trim().min(3).max(200).nullable().default(null),
  /** With `finish`: what is to be had at the pharmacy; null for nothing. */
  medicine: z.enum(['ready_made', 'compounded']).nullable().default(null),
});
export type StepTicketInput = z.output<typeof StepTicketInput>;

export const CallNextInput = z.object({
  /** The session. */
  id: Id,
  room: z.string().trim().min(1).max(20),
});
export type CallNextInput = z.output<typeof CallNextInput>;

/** Null when nobody waits. */
export const CalledTicket = z.object({ ticket: Ticket.nullable() });
export type CalledTicket = z.infer<typeof CalledTicket>;

export const DelaySessionInput = z.object({
  id: Id,
  /** The version that was seen; a newer one refuses with STALE.VERSION. */
  version: z.number().int(),
  delayMinutes: z.number().int().min(0).max(480),
});
export type DelaySessionInput = z.output<typeof DelaySessionInput>;

export const ReplaceDoctorInput = z.object({
  /** The session. */
  id: Id,
  /** The version that was seen; a newer one refuses with STALE.VERSION. */
  version: z.number().int(),
  /** Who comes; whom the week names is put back by it. */
  doctorId: Id,
});
export type ReplaceDoctorInput = z.output<typeof ReplaceDoctorInput>;
