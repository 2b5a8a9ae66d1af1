import { z } from 'zod';
import { Id, Instant, RegionCode } from '../common/common.js';
import { notPersonal, personal } from '../define/personal.js';
import { ServiceDate } from '../booking/clinics.js';
import { TicketState } from '../booking/tickets.js';

/** Which of BPJS's two contracts a facility serves: that of hospitals, or that of puskesmas and clinics (FKTP). */
export const JknKind = z.enum(['hospital', 'primary']);
export type JknKind = z.infer<typeof JknKind>;

/** What a patient may be told in Mobile JKN; each has a wording that a facility may change. */
export const JknWord = z.enum([
  'wrong_credentials',
  'token_expired',
  'no_service',
  'no_clinic',
  'date_form',
  'date_over',
  'clinic_shut',
  'clinic_over',
  'no_session',
  'once_a_day',
  'new_patient',
  'same_reference',
  'full',
  'nik_form',
  'card_form',
  'field_missing',
  'visit_form',
  'no_ticket',
  'no_ticket_or_cancelled',
  'already_served',
  'no_code',
  'no_time',
  'no_booking',
  'time_backwards',
  'already_in',
  'cancelled_at',
  'too_late',
  'too_early',
  'no_prescription',
  'come_to_admission',
  'come_early',
  'missed',
  'busy',
]);
export type JknWord = z.infer<typeof JknWord>;

/** What BPJS's documents leave open, or implementations differ in; found out with the branch in the acceptance test. */
export const JknOptions = z.object({
  /** The HTTP status of a refusal: that of `metadata.code`, or always 200. */
  httpStatus: z.enum(['mirror', 'always_200']).default('mirror'),
  /** Whether `jampraktek` must be the session's own hours, or the doctor alone is enough where there is one session that day. */
  hours: z.enum(['exact', 'doctor']).default('exact'),
  /** The nearest day that can be booked, from today; 1 refuses today. */
  leastDaysAhead: z.number().int().min(0).max(7).default(0),
  /** The farthest, or null for as far as sessions are open. */
  mostDaysAhead: z.number().int().min(0).max(90).nullable().default(null),
  /** Whether who was never here is asked to register first (202). */
  asksRegistration: z.boolean().default(true),
  tokenMinutes: z.number().int().min(5).max(240).default(30),
  /** The facility's own wording, with `{…}` where ours has it. */
  words: z.partialRecord(JknWord, z.string().trim().min(2).max(200)).default({}),
  /** Unit of `x-timestamp` and of what is signed. */
  timestampUnit: z.enum(['s', 'ms']).default('s'),
  /** How BPJS's answers come: packed by LZ-String for addresses or as base64, or not at all. */
  packing: z.enum(['lz_uri', 'lz_base64', 'none']).default('lz_uri'),
  isEncrypted: z.boolean().default(true),
  /** Whether patients without JKN are told too, as the catalogue asks. */
  tellsNonJkn: z.boolean().default(true),
  /** `jeniskunjungan` of who did not book by Mobile JKN, which alone tells it. */
  visitKind: z.number().int().min(1).max(4).default(1),
  /** Of who is new: tasks 1 to 3 with the arrival at the counter, which is the admission; or 3 alone, as of who is known. */
  admission: z.enum(['with_arrival', 'none']).default('with_arrival'),
});
export type JknOptions = z.infer<typeof JknOptions>;

/** How a facility and BPJS know each other. What is secret goes in and never comes out. */
export const JknLink = z.object({
  facilityId: Id,
  version: z.number().int(),
  regionCode: RegionCode,
  kind: JknKind,
  isActive: z.boolean(),
  /** What BPJS signs in with at our door. */
  username: z.string(),
  /** Where our services stand, below this server. */
  basePath: z.string(),
  options: JknOptions,
  /** BPJS's services, where we call them. */
  outgoing: z.object({ baseUrl: z.string(), consId: z.string() }).nullable(),
});
export type JknLink = z.infer<typeof JknLink>;

export const JknLinkInput = z.object({ facilityId: Id });
/** Null when the facility has none. */
export const JknLinkAnswer = z.object({ link: JknLink.nullable() });
export type JknLinkAnswer = z.infer<typeof JknLinkAnswer>;

export const SetJknLinkInput = z.object({
  facilityId: Id,
  /** The version that was seen; null where there was none. A newer one refuses with STALE.VERSION. */
  version: z.number().int().nullable(),
  kind: JknKind,
  isActive: z.boolean(),
  options: JknOptions.prefault({}),
  /** Makes a new password for BPJS; the one before ends at once. */
  renewsPassword: z.boolean().default(false),
  /** Left out: as it was. Null: BPJS is not called. */
  outgoing: z
    .object({
      baseUrl: z.url().max(300),
      consId: z.string().trim().min(1).max(40),
      secret: z.string().min(1).max(200),
      userKey: z.string().min(1).max(200),
    })
    .nullable()
    .optional(),
});
export type SetJknLinkInput = z.output<typeof SetJknLinkInput>;

/** The password is shown once, to be given to BPJS. */
export const SetJknLinkAnswer = z.object({ link: JknLink, password: personal(z.string()).nullable() });
export type SetJknLinkAnswer = z.infer<typeof SetJknLinkAnswer>;

/** One question of BPJS with our answer, or one of ours with theirs. NIK, card and telephone are masked before anything is stored. */
export const JknExchange = z.object({
  id: Id,
  at: Instant,
  direction: z.enum(['in', 'out']),
  service: z.string(),
  /** `metadata.code`; null where there was no answer. */
  code: z.number().int().nullable(),
  message: personal(z.string()).nullable(),
  durationMs: z.number().int(),
  bookingCode: z.string().nullable(),
  request: personal(z.string()),
  response: personal(z.string()),
});
export type JknExchange = z.infer<typeof JknExchange>;

export const JknExchangesInput = z.object({
  facilityId: Id,
  bookingCode: z.string().trim().min(4).max(40).optional(),
  /** Older than this one, for the next page. */
  before: Id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type JknExchangesInput = z.output<typeof JknExchangesInput>;
export const JknExchangeList = z.object({ exchanges: z.array(JknExchange) });
export type JknExchangeList = z.infer<typeof JknExchangeList>;

/** An operation that is planned or done. */
export const JknOperation = z.object({
  id: Id,
  version: z.number().int(),
  facilityId: Id,
  /** A booking code of its own, for BPJS. */
  bookingCode: z.string(),
  date: ServiceDate,
  procedure: personal(z.string()),
  clinicCode: z.string(),
  clinicName: notPersonal(z.string(), 'the name of a clinic'),
  isDone: z.boolean(),
  /** Empty where the patient has no JKN. */
  cardNumber: personal(z.string()),
  updatedAt: Instant,
});
export type JknOperation = z.infer<typeof JknOperation>;

export const SetJknOperationInput = z.object({
  facilityId: Id,
  /** Of the operation that is changed; null adds one. */
  operationId: Id.nullable().default(null),
  /** The version that was seen; null where there was none. */
  version: z.number().int().nullable().default(null),
  date: ServiceDate,
  procedure: z.string().trim().min(2).max(200),
  clinicCode: z.string().trim().toUpperCase().min(2).max(8),
  clinicName: z.string().trim().min(2).max(80),
  isDone: z.boolean().default(false),
  cardNumber: z
    .string()
    .regex(/^(\d{13})?$/, { error: 'Expected the 13 digits of the card, or nothing' })
    .default(''),
});
export type SetJknOperationInput = z.output<typeof SetJknOperationInput>;

export const JknOperationsInput = z.object({ facilityId: Id, from: ServiceDate, until: ServiceDate });
export type JknOperationsInput = z.output<typeof JknOperationsInput>;
export const JknOperationList = z.object({ operations: z.array(JknOperation) });
export type JknOperationList = z.infer<typeof JknOperationList>;

/** How a booking stands otherwise at BPJS than here. */
export const JknDifference = z.enum([
  'missing_there',
  'missing_here',
  'number',
  'served',
  'cancelled',
  'untold',
]);
export type JknDifference = z.infer<typeof JknDifference>;

/** What BPJS is told of a puskesmas' booking: that it was taken, whether who was called was there, that it ended. */
export const JknPrimaryTold = z.enum(['add', 'call', 'cancel']);
export type JknPrimaryTold = z.infer<typeof JknPrimaryTold>;

/** A booking of a day as we hold it and as BPJS does. */
export const JknComparedBooking = z.object({
  bookingCode: z.string(),
  ours: z
    .object({
      number: notPersonal(z.string(), 'shown on the board'),
      state: TicketState,
      /** Tasks that BPJS was not told of, or refused. */
      untold: z.array(z.number().int()),
      /** Of a puskesmas: what BPJS has not taken yet; null for who is not told of, and at a hospital. */
      missed: z.array(JknPrimaryTold).nullable(),
    })
    .nullable(),
  theirs: z.object({ number: notPersonal(z.string(), 'shown on the board'), status: z.string() }).nullable(),
  differs: z.array(JknDifference),
});
export type JknComparedBooking = z.infer<typeof JknComparedBooking>;

export const JknComparisonInput = z.object({ facilityId: Id, date: ServiceDate });
export type JknComparisonInput = z.output<typeof JknComparisonInput>;
/** Why BPJS could not be asked; `no_list`: it lets no puskesmas read what it holds, only what it took of us is known. */
export const JknProblem = z.enum(['not_called', 'no_answer', 'refused', 'no_list']);
export type JknProblem = z.infer<typeof JknProblem>;

/** With a `problem` nothing of theirs is known, and nothing is said to be missing there. */
export const JknComparison = z.object({
  problem: JknProblem.nullable(),
  bookings: z.array(JknComparedBooking),
});
export type JknComparison = z.infer<typeof JknComparison>;

/** What BPJS does not know of one of our sessions as we do: it would find neither it nor its patients. */
export const JknUnknown = z.enum([
  'no_clinic_code',
  'clinic',
  'no_doctor_code',
  'doctor',
  'session',
  'hours',
]);
export type JknUnknown = z.infer<typeof JknUnknown>;

/** A session of ours, and what of it is otherwise in BPJS's list of clinics, of doctors (HFIS) and of the day. */
export const JknKnownSession = z.object({
  clinicName: notPersonal(z.string(), 'the name of a clinic'),
  clinicCode: z.string().nullable(),
  doctorName: notPersonal(z.string(), 'staff at their work'),
  doctorCode: z.number().int().nullable(),
  /** As BPJS writes hours: `08:00-12:00`. */
  hours: z.string(),
  unknown: z.array(JknUnknown),
  /** The hours that BPJS has of this doctor at this clinic on the day; null where it has none, or was not asked. */
  theirHours: z.string().nullable(),
});
export type JknKnownSession = z.infer<typeof JknKnownSession>;
export const JknKnownInput = z.object({ facilityId: Id, date: ServiceDate });
export type JknKnownInput = z.output<typeof JknKnownInput>;
/** With a `problem` only codes that we lack ourselves are told. */
export const JknKnown = z.object({ problem: JknProblem.nullable(), sessions: z.array(JknKnownSession) });
export type JknKnown = z.infer<typeof JknKnown>;

export const JknVisitInput = z.object({ facilityId: Id, bookingCode: z.string().trim().min(4).max(40) });
export type JknVisitInput = z.output<typeof JknVisitInput>;
/** The steps of one visit, ours and theirs, in order. */
export const JknVisit = z.object({
  problem: JknProblem.nullable(),
  tasks: z.array(
    z.object({
      taskId: z.number().int(),
      /** When it happened, as we tell it. */
      oursAt: Instant.nullable(),
      /** When BPJS had it from us. */
      toldAt: Instant.nullable(),
      /** What BPJS said instead. */
      refusal: personal(z.string()).nullable(),
      /** As BPJS writes it. */
      theirs: z.string().nullable(),
    }),
  ),
});
export type JknVisit = z.infer<typeof JknVisit>;

/** What BPJS asks at our door, in its own form; its services are told apart behind it. */
export const JknAsk = z.looseObject({ facilityId: Id });

/** What BPJS is answered: `metadata` in lower case, or Mobile JKN takes everything for failed. */
export const JknAnswer = z.object({
  response: z.record(z.string(), z.unknown()).optional(),
  metadata: z.object({ code: z.number().int(), message: personal(z.string()) }),
});
export type JknAnswer = z.infer<typeof JknAnswer>;
