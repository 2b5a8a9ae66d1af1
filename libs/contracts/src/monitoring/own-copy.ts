import { z } from 'zod';
import { Instant, Point } from '../common/common.js';
import { notPersonal, personal } from '../define/personal.js';
import { CaseReferral } from './case-referrals.js';
import {
  AskWish,
  CaseAlarm,
  CaseArrival,
  FlagKind,
  FollowUpStatus,
  MonitoredPerson,
  VisitResult,
  VisitWay,
} from './cases.js';
import { TrailPlace } from './movement.js';
import { MonitoredKind, Wording } from './programs.js';
import { DailyReport, FollowUpDate } from './reports.js';

/** A message as it was sent; its words are left out where they would open the page, and once they are forgotten. */
const CopiedMessage = z.object({
  channel: z.string(),
  kind: z.string(),
  to: personal(z.string()).nullable(),
  text: personal(z.string()).nullable(),
  madeAt: Instant,
  outcome: z.string().nullable(),
});

/** All that Siaga holds of one person. */
export const CopiedCase = z.object({
  caseId: z.uuid(),
  program: notPersonal(Wording, 'a disease, not a person'),
  kind: MonitoredKind,
  status: FollowUpStatus,
  regionCode: z.string(),
  dayOne: FollowUpDate,
  endsOn: FollowUpDate,
  openedAt: Instant,
  activatedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  person: MonitoredPerson,
  place: personal(Point.clone()).nullable(),
  /** Every revision of each day, the oldest first. */
  reports: z.array(DailyReport),
  /** When an officer came or called, and what came of it. */
  visits: z.array(z.object({ at: Instant, way: VisitWay, result: VisitResult })),
  /** So many notes of officers are left out: they may tell of others, and are given by the puskesmas on request. */
  notesLeftOut: z.number().int(),
  flags: z.array(z.object({ kind: FlagKind, raisedAt: Instant, endedAt: Instant.nullable() })),
  alarms: z.array(CaseAlarm),
  /** How they are asked each day. */
  asks: AskWish,
  /** By which port they came; null for who was entered by an officer of the area. */
  arrival: CaseArrival.nullable(),
  /** Clinic visits that were booked for them, the newest first. */
  clinics: z.array(CaseReferral.omit({ officer: true })),
  /** Where they were, as far as they consented and it is kept. */
  movement: z.object({ consentedAt: Instant.nullable(), places: z.array(TrailPlace) }),
  messages: z.array(CopiedMessage),
});
export type CopiedCase = z.infer<typeof CopiedCase>;

/** A copy of one's own data (UU 27/2022, article 7): of the person whose page it is, and of children of the house for whom they report. */
export const OwnCopy = z.object({ madeAt: Instant, cases: z.array(CopiedCase).min(1) });
export type OwnCopy = z.infer<typeof OwnCopy>;
