import { z } from 'zod';
import { Id, Instant, Point, RegionCode } from '../common/common.js';
import { notPersonal, personal } from '../define/personal.js';
import { Secret } from '../identity/visits.js';
import { MonitoringProgram } from './programs.js';
import { FollowUpDate } from './reports.js';

const STAFF = 'staff answer for what they do by name';

/** How travellers come to a post. */
export const EntryMode = z.enum(['air', 'land', 'sea']);
export type EntryMode = z.infer<typeof EntryMode>;

const postFields = {
  regionCode: RegionCode,
  name: notPersonal(z.string().trim().min(2).max(120), 'a place'),
  mode: EntryMode,
  point: Point,
  /** Under which travellers are followed up. */
  programId: Id,
  isActive: z.boolean(),
};

/** A port of entry of a health office, where travellers are entered: an airport, a terminal, a harbour, a road. */
export const EntryPost = z.object({ id: Id, version: z.number().int(), ...postFields });
export type EntryPost = z.infer<typeof EntryPost>;

export const EntryPostsInput = z.object({});
/** Those of the caller's regions, by name. */
export const EntryPostList = z.object({ posts: z.array(EntryPost) });
export type EntryPostList = z.infer<typeof EntryPostList>;

export const SetEntryPostInput = z.object({
  /** Of the post that is changed; null adds one. */
  postId: Id.nullable().default(null),
  /** The version that was seen; null where there was none. */
  version: z.number().int().nullable().default(null),
  ...postFields,
});
export type SetEntryPostInput = z.output<typeof SetEntryPostInput>;

/** An officer's work at a post, from the opening to the hand-over. */
export const EntryShift = z.object({
  id: Id,
  version: z.number().int(),
  postId: Id,
  regionCode: RegionCode,
  officerId: Id,
  officer: notPersonal(z.string(), STAFF),
  openedAt: Instant,
  /** When it ends by itself. */
  endsAt: Instant,
  endedAt: Instant.nullable(),
});
export type EntryShift = z.infer<typeof EntryShift>;

/** What the journal holds of a shift. */
export const EntryShiftChange = EntryShift.pick({
  ...{ id: true, version: true, postId: true, regionCode: true, officerId: true, endedAt: true },
});
export type EntryShiftChange = z.infer<typeof EntryShiftChange>;

export const OpenEntryShiftInput = z.object({ postId: Id });
export type OpenEntryShiftInput = z.output<typeof OpenEntryShiftInput>;

/** All that a phone needs to work without a line: opening again gives the same shift with the same secret. */
export const OpenedEntryShift = z.object({
  shift: EntryShift,
  post: EntryPost,
  program: MonitoringProgram,
  /** 32 bytes in base64url, by which the phone proves the codes that it shows. */
  secret: Secret,
  /** The server's clock, for `clockSkewMs`. */
  at: Instant,
});
export type OpenedEntryShift = z.infer<typeof OpenedEntryShift>;

/** Of a shift, or of a day at a post. */
export const EntryFigures = z.object({
  in: z.number().int(),
  out: z.number().int(),
  paired: z.number().int(),
  /** Given a code by message or on paper. */
  coded: z.number().int(),
  /** Reported for by somebody of the house. */
  household: z.number().int(),
  waiting: z.number().int(),
  withSigns: z.number().int(),
  /** The middle one of the times that entries took; null where none was told. */
  secondsEach: z.number().nullable(),
  /** By vehicle, the newest first; `tripId` is null for those who came by none. */
  trips: z.array(
    z.object({
      tripId: Id.nullable(),
      number: notPersonal(z.string(), 'of a vehicle').nullable(),
      ...{ in: z.number().int(), out: z.number().int(), waiting: z.number().int() },
    }),
  ),
});
export type EntryFigures = z.infer<typeof EntryFigures>;

export const PostFiguresInput = z.object({
  id: Id,
  /** By the post's own calendar; today's where none is given. */
  date: FollowUpDate.optional(),
});
export type PostFiguresInput = z.output<typeof PostFiguresInput>;
/** A post's day. */
export const PostFigures = z.object({
  postId: Id,
  date: FollowUpDate,
  figures: EntryFigures,
  /** Shifts that stood open on that day, the newest first. */
  shifts: z.array(EntryShift),
});
export type PostFigures = z.infer<typeof PostFigures>;

export const EndEntryShiftInput = z.object({
  id: Id,
  note: personal(z.string().trim().max(2_000)).nullable().default(null),
  /** An open shift at the same post that goes on with those who are not paired yet; null leaves them to the next that opens. */
  toShiftId: Id.nullable().default(null),
});
export type EndEntryShiftInput = z.output<typeof EndEntryShiftInput>;

/** What one officer leaves to the next. */
export const EntryHandover = z.object({
  shift: EntryShift,
  figures: EntryFigures,
  note: personal(z.string()).nullable(),
  /** How many were not paired yet. */
  handedOn: z.number().int(),
});
export type EntryHandover = z.infer<typeof EntryHandover>;
