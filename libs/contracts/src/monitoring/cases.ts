import { z } from 'zod';
import { Id, Instant, Point, RegionCode } from '../common/common.js';
import { CallDisposition } from '../calls/call-disposition.js';
import { Help } from '../dispatch/help.js';
import { notPersonal, personal } from '../define/personal.js';
import { CaseReferral } from './case-referrals.js';
import { EntryMode } from './entry-posts.js';
import { AnswerWeight, MonitoredKind, MonitoringProgram } from './programs.js';
import { DailyReport, FollowUpDate } from './reports.js';

/** How a follow-up stands or ended (SORMAS FollowUpStatus, with the ends that officers report). */
export const FollowUpStatus = z.enum(['follow_up', 'completed', 'cancelled', 'lost', 'referred', 'died']);
export type FollowUpStatus = z.infer<typeof FollowUpStatus>;

/** What makes somebody more at risk than others. */
export const RiskFactor = z.enum(['elderly', 'pregnant', 'comorbid', 'infant', 'alone']);
export type RiskFactor = z.infer<typeof RiskFactor>;

const Phone = z.string().trim().max(30);
const Nik = z.string().trim().max(24);
const person = {
  name: z.string().trim().min(2).max(120),
  nik: Nik.nullable(),
  bornOn: z.iso.date().nullable(),
  sex: z.enum(['male', 'female']).nullable(),
  phone: Phone.nullable(),
  address: z.string().trim().min(3).max(300),
  rt: z.string().trim().max(5).nullable(),
  rw: z.string().trim().max(5).nullable(),
  risks: z.array(RiskFactor).max(RiskFactor.options.length),
};
/** Who is followed up, and where they live. */
export const MonitoredPerson = personal(z.object(person));
export type MonitoredPerson = z.infer<typeof MonitoredPerson>;

/** Why somebody stands out: signs, urgent ones, silence, leaving the isolation, a need. */
export const FlagKind = z.enum(['urgent', 'symptomatic', 'silent', 'breach', 'need']);
export type FlagKind = z.infer<typeof FlagKind>;

/** Something that an officer must take up, until it is taken up and its cause is over. */
export const CaseFlag = z.object({
  id: Id,
  kind: FlagKind,
  raisedAt: Instant,
  /** Until when the officer who is asked has to take it up; null where no clock runs. */
  dueAt: Instant.nullable(),
  /** How often the time ran out and the next one was asked. */
  rounds: z.number().int(),
  /** Who is asked or has taken it up; null where no officer of the area is known. */
  officerId: Id.nullable(),
  /** The name of that officer. */
  officer: notPersonal(z.string(), 'staff answer for what they do by name').nullable(),
  takenUpAt: Instant.nullable(),
});
export type CaseFlag = z.infer<typeof CaseFlag>;

/** One person's follow-up under one program. */
export const MonitoredCase = z.object({
  id: Id,
  version: z.number().int(),
  programId: Id,
  programVersion: z.number().int(),
  kind: MonitoredKind,
  status: FollowUpStatus,
  regionCode: RegionCode,
  /** Who answers for others of the same house reports for them too; the id of the household is that of the first case in it. */
  householdId: Id,
  isReporter: z.boolean(),
  /** The case whose contact this person is; null for who was found otherwise. */
  contactOf: Id.nullable(),
  dayOne: FollowUpDate,
  endsOn: FollowUpDate,
  /** Day of the period by the person's own calendar; 0 and less before it begins. */
  day: z.number().int(),
  person: MonitoredPerson,
  place: personal(Point.clone()).nullable(),
  /** Of the last day that was reported. */
  lastReport: z.object({ forDate: FollowUpDate, weight: AnswerWeight }).nullable(),
  flags: z.array(CaseFlag),
  /** Whether the person opened their page. */
  isActivated: z.boolean(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
});
export type MonitoredCase = z.infer<typeof MonitoredCase>;

/** What the journal holds of a case: that it changed and where, and nothing of whom. */
export const MonitoredCaseChange = z.object({
  id: Id,
  version: z.number().int(),
  programId: Id,
  kind: MonitoredKind,
  status: FollowUpStatus,
  regionCode: RegionCode,
  /** The household's first case, whose reporter's line hears what changes in any of the house. */
  personId: Id,
});
export type MonitoredCaseChange = z.infer<typeof MonitoredCaseChange>;

/** By which way somebody is asked for the report of the day, and at which hour of theirs; without one, the program's. */
export const AskWish = z.object({
  channel: z.enum(['sms', 'whatsapp', 'none']),
  hour: z.number().int().min(0).max(23).nullable(),
});
export type AskWish = z.infer<typeof AskWish>;

export const OpenCaseInput = z.object({
  programId: Id,
  kind: MonitoredKind,
  regionCode: RegionCode,
  /** Day 1: the start of the quarantine, or the day after the last exposure, by the person's own calendar. */
  dayOne: FollowUpDate,
  /** A case of the same house, whose reporter reports for this one too. */
  householdOf: Id.nullable().default(null),
  /** The case that named this person as a contact. */
  contactOf: Id.nullable().default(null),
  person: MonitoredPerson,
  place: personal(Point.clone()).nullable().default(null),
  asks: AskWish.default({ channel: 'sms', hour: null }),
});
export type OpenCaseInput = z.output<typeof OpenCaseInput>;

/** How the person gets to their own page: the code is shown to the officer once, and sent where there is a telephone. */
export const Activation = z.object({
  code: personal(z.string()),
  expiresAt: Instant,
  /** Opens the page as the message's link does, for a slip of paper; null where Siaga does not know its own address. */
  link: personal(z.string()).nullable(),
  isSent: z.boolean(),
});
export type Activation = z.infer<typeof Activation>;

/** What a NIK says otherwise than the rest of the form, for the officer to look at again; none of it refuses. */
export const PersonDoubt = z.enum(['born_on', 'sex', 'area_unknown']);
export type PersonDoubt = z.infer<typeof PersonDoubt>;

export const OpenedCase = z.object({
  case: MonitoredCase,
  /** Null for somebody whose household's reporter reports for them. */
  activation: Activation.nullable(),
  doubts: z.array(PersonDoubt),
});
export type OpenedCase = z.infer<typeof OpenedCase>;

/** What came of a visit or a call to the person (SORMAS VisitStatus and VisitResult in one). */
export const VisitResult = z.enum([
  'not_symptomatic',
  'symptomatic',
  'unavailable',
  'uncooperative',
  'not_performed',
]);
export type VisitResult = z.infer<typeof VisitResult>;
export const VisitWay = z.enum(['visit', 'phone']);

/** An officer's visit or call. */
export const CaseVisit = z.object({
  id: Id,
  caseId: Id,
  at: Instant,
  way: VisitWay,
  result: VisitResult,
  note: personal(z.string()).nullable(),
  /** Staff answer for what they do by name. */
  officer: notPersonal(z.string(), 'staff answer for what they do by name'),
});
export type CaseVisit = z.infer<typeof CaseVisit>;

/** A visit as it was noted, and those of other officers that its own did not know of. */
export const NotedVisit = CaseVisit.extend({ meanwhile: z.array(CaseVisit.omit({ note: true })) });
export type NotedVisit = z.infer<typeof NotedVisit>;

/** The panic button of a case, and what became of the call. */
export const CaseAlarm = z.object({
  id: Id,
  callId: Id,
  pressedAt: Instant,
  /** Pressed by mistake, as the person said within the time for it. */
  takenBackAt: Instant.nullable(),
  /** When an operator had it in hand. */
  answeredAt: Instant.nullable(),
  incidentId: Id.nullable(),
  /** How far help has come; null until an incident was made of the call. */
  help: Help.nullable(),
  disposition: CallDisposition.nullable(),
  endedAt: Instant.nullable(),
});
export type CaseAlarm = z.infer<typeof CaseAlarm>;

/** Somebody whom a case named; of one in an area that the officer does not read, no more than how it stands. */
export const CaseContact = z.object({
  id: Id,
  name: personal(z.string()).nullable(),
  kind: MonitoredKind,
  status: FollowUpStatus,
});
export type CaseContact = z.infer<typeof CaseContact>;

/** By which port somebody came, and from where. */
export const CaseArrival = z.object({
  post: notPersonal(z.string(), 'a place'),
  mode: EntryMode,
  at: Instant,
  /** The vehicle; null for who came by none. */
  trip: notPersonal(z.string(), 'of a vehicle').nullable(),
  origin: personal(z.string()),
  seat: personal(z.string()).nullable(),
  hasConsented: z.boolean(),
});
export type CaseArrival = z.infer<typeof CaseArrival>;

/** All of a case, as its officer reads it. */
export const CaseFile = z.object({
  case: MonitoredCase,
  program: MonitoringProgram,
  reports: z.array(DailyReport),
  visits: z.array(CaseVisit),
  /** The newest first. */
  alarms: z.array(CaseAlarm),
  contacts: z.array(CaseContact),
  /** Clinic visits that were booked, the newest first. */
  referrals: z.array(CaseReferral),
  asks: AskWish,
  /** Null for who was entered by an officer of the area. */
  arrival: CaseArrival.nullable(),
});
export type CaseFile = z.infer<typeof CaseFile>;

export const VisitCaseInput = z.object({
  id: Id,
  way: VisitWay,
  result: VisitResult,
  note: personal(z.string().trim().max(1_000)).nullable().default(null),
  /** Made by the officer's device, so that a visit that is sent again stays one; null has the server make it. */
  visitId: Id.nullable().default(null),
  /** When it was, by the server's clock as the device knows it; null is now. */
  at: Instant.nullable().default(null),
  /** When the device last read of the case: what others noted since is told. */
  readAt: Instant.nullable().default(null),
});
export type VisitCaseInput = z.output<typeof VisitCaseInput>;

export const CloseCaseInput = z.object({
  id: Id,
  /** The version that was seen. */
  version: z.number().int(),
  as: FollowUpStatus.exclude(['follow_up']),
});
export type CloseCaseInput = z.output<typeof CloseCaseInput>;

export const ExtendCaseInput = z.object({
  id: Id,
  version: z.number().int(),
  endsOn: FollowUpDate,
});
export type ExtendCaseInput = z.output<typeof ExtendCaseInput>;

export const TakeUpFlagInput = z.object({ id: Id, flagId: Id });
export type TakeUpFlagInput = z.output<typeof TakeUpFlagInput>;

export const WorkInput = z.object({
  regionCode: RegionCode,
  /** As many as can be done today. */
  most: z.coerce.number().int().min(1).max(200).default(40),
});
export type WorkInput = z.output<typeof WorkInput>;

/** The day's work in an area: the most pressing first, cut to what can be done, and how many there are. */
export const WorkList = z.object({
  cases: z.array(MonitoredCase),
  counts: z.object({
    open: z.number().int(),
    reported: z.number().int(),
    silent: z.number().int(),
    symptomatic: z.number().int(),
    urgent: z.number().int(),
  }),
});
export type WorkList = z.infer<typeof WorkList>;
