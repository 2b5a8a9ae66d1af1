import { z } from 'zod';
import { Id, Instant, RegionCode } from '../common/common.js';
import { notPersonal } from '../define/personal.js';

/** What the security trail tells, by the question that a supervisor asks. */
export const TRAIL_ACTS = {
  sign_in: ['signed_in', 'sign_in_failed', 'locked_out', 'signed_out', 'password_changed', 'sessions_ended'],
  view: ['record_viewed', 'trail_read', 'list_read', 'board_opened', 'searched'],
  export: ['exported'],
  import: ['imported'],
  rights: ['account_created', 'account_changed', 'right_refused', 'outlet_changed'],
  trail: ['gap', 'forgotten'],
} as const;

export type TrailGroup = keyof typeof TRAIL_ACTS;
export type TrailAct = (typeof TRAIL_ACTS)[TrailGroup][number];
export const TRAIL_GROUPS = Object.keys(TRAIL_ACTS) as [TrailGroup, ...TrailGroup[]];

const Word = z.string().regex(/^[a-z_]{2,40}$/);
const NOT_A_PERSON = 'staff answer for what they do by name';

/** One line: who did what to which record, from where. It holds no word and no number of a caller or patient. */
export const TrailEntry = z.object({
  seq: z.number().int(),
  at: Instant,
  act: z.enum(Object.values(TRAIL_ACTS).flat() as [TrailAct, ...TrailAct[]]),
  /** Null when nobody was known: a wrong name, the server itself. */
  account: z
    .object({
      id: Id,
      username: notPersonal(z.string(), NOT_A_PERSON),
      displayName: notPersonal(z.string(), NOT_A_PERSON),
    })
    .nullable(),
  subject: z
    .object({ kind: Word, id: Id.nullable(), label: notPersonal(z.string(), 'a running number').nullable() })
    .nullable(),
  regionCodes: z.array(RegionCode),
  /** The first half of an address, with a mark by which two of them are told apart. */
  from: z.string().nullable(),
  /** Counts and names of rights. */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type TrailEntry = z.infer<typeof TrailEntry>;

export const TrailInput = z.object({
  /** Part of a sign-in name or of a person's name. */
  who: z.string().trim().min(1).max(80).optional(),
  accountId: Id.optional(),
  subjectId: Id.optional(),
  what: z.enum(TRAIL_GROUPS).optional(),
  from: Instant.optional(),
  until: Instant.optional(),
  /** Lines older than this one, for the next page. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type TrailInput = z.infer<typeof TrailInput>;

export const TrailPage = z.object({
  entries: z.array(TrailEntry),
  /** Where the next page begins; null behind the last line. */
  next: z.number().int().nullable(),
});
export type TrailPage = z.infer<typeof TrailPage>;
