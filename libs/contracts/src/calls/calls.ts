import { z } from 'zod';
import { FixDoubt } from '../common/fix-doubt.js';
import { notPersonal, personal } from '../define/personal.js';
import { Actor, FieldProblem, Id, Instant, Point, RegionCode } from '../common/common.js';
import { CallDisposition } from './call-disposition.js';
import { Place, PlaceSource } from '../geo/geo.js';
import { RecommendationSummary } from '../dispatch/recommendation.js';

/** Telephony step that a source reports (interop §0). `cdr` is the closing record of a call that was missed live. */
export const CallEventType = z.enum([
  'offered',
  'queued',
  'ringing',
  'answered',
  'held',
  'transferred',
  'abandoned',
  'ended',
  'cdr',
]);
export type CallEventType = z.infer<typeof CallEventType>;

/** A position that came with a call. */
export const CallEventLocation = z.object({
  point: Point,
  accuracyM: z.number().nonnegative().max(100_000).default(100),
  source: PlaceSource.default('pbx'),
  /** The source or the door does not believe it. */
  doubt: FixDoubt.optional(),
});

/** The canonical call event every telephone system is mapped to. `source` comes from the credential, never from the body. */
export const CallEvent = z.object({
  sourceCallId: z.string().trim().min(1).max(120),
  linkedId: z.string().trim().max(120).optional(),
  type: CallEventType,
  at: Instant,
  from: z.string().trim().max(40).optional(),
  callerName: z.string().trim().max(120).optional(),
  to: z.string().trim().max(40).optional(),
  queue: z.string().trim().max(80).optional(),
  agent: z.string().trim().max(80).optional(),
  cause: z.string().trim().max(80).optional(),
  recordingUrl: z.url().max(500).optional(),
  /** Place in words, as the source or its operator typed it. */
  locationText: z.string().trim().max(2_000).optional(),
  location: CallEventLocation.optional(),
  /** Centre's region; the source's own region when left out. */
  regionCode: RegionCode.optional(),
  /** Read from a file of past calls: `at` holds, however old. A live event that old comes from a wrong clock. */
  isRecord: z.boolean().optional(),
});
export type CallEvent = z.infer<typeof CallEvent>;
export type CallEventInput = z.input<typeof CallEvent>;

/** One event or many; each is judged by itself. */
export const MAX_EVENTS_PER_POST = 1_000;

export const IngestOutcome = z.object({
  index: z.number().int(),
  status: z.enum(['accepted', 'duplicate', 'refused']),
  callId: Id.nullable(),
  /** Why it was refused. */
  fields: z.array(FieldProblem).optional(),
  /** What could not be stored as it came: it was taken with U+FFFD there (ADR 0030); the source should be mended. */
  cleaned: z.array(FieldProblem).optional(),
});
/** 202 when at least one was taken; 422 with the same body when all were refused. */
export const IngestResult = z.object({
  accepted: z.number().int(),
  duplicates: z.number().int(),
  refused: z.number().int(),
  events: z.array(IngestOutcome),
});
export type IngestResult = z.infer<typeof IngestResult>;

/** A refused event kept for the supervisor. */
export const RefusedEvent = z.object({
  id: Id,
  source: z.string(),
  receivedAt: Instant,
  /** The raw body as it came, personal digits masked. */
  preview: z.string(),
  fields: z.array(FieldProblem),
});
export const RefusedEventList = z.object({ events: z.array(RefusedEvent) });
export type RefusedEventList = z.infer<typeof RefusedEventList>;

export const CallState = z.enum(['ringing', 'answered', 'abandoned', 'ended']);
export type CallState = z.infer<typeof CallState>;

/** One reported location; all are kept, an automatic fix never overwrites a confirmed place. */
export const LocationFix = z.object({
  id: Id,
  place: Place,
  at: Instant,
  receivedAt: Instant,
  by: Actor,
});
export type LocationFix = z.infer<typeof LocationFix>;

/**
 * What a person's choice of a place put aside: it comes back whole when that choice is undone. `fixId` is the choice. Gone as
 * soon as something else has changed the place.
 */
export const ReplacedPlace = z.object({ fixId: Id, place: Place.nullable() });
export type ReplacedPlace = z.infer<typeof ReplacedPlace>;

/** How a caller is sent a link to share where the phone is. */
export const LinkChannel = z.enum(['sms', 'whatsapp']);
export type LinkChannel = z.infer<typeof LinkChannel>;

/** The newest link by which the caller may share where the phone is, and how far that went. */
export const CallerLink = z.object({
  channel: LinkChannel,
  /** How many were sent of this call. */
  count: notPersonal(z.number().int(), 'a count'),
  sentAt: Instant,
  sentBy: Actor,
  /** Until when it can be opened. */
  validUntil: Instant,
  openedAt: Instant.nullable(),
  sharedAt: Instant.nullable(),
});
export type CallerLink = z.infer<typeof CallerLink>;

/** What an operator sees of one call. */
export const Call = z.object({
  id: Id,
  version: z.number().int(),
  regionCode: RegionCode,
  source: z.string(),
  sourceCallId: z.string().nullable(),
  /** Number dialled: 119, 112 … */
  line: z.string().nullable(),
  queue: z.string().nullable(),
  state: CallState,
  /** eTimes.01 PSAP call: first ring. */
  offeredAt: Instant,
  /** When Siaga first heard of it; absent in what was journalled before this was kept. */
  receivedAt: Instant.optional(),
  /** What the source's clock said of the first ring, where that does not hold (ADR 0028). */
  saidAt: Instant.optional(),
  answeredAt: Instant.nullable(),
  answeredBy: Actor.nullable(),
  endedAt: Instant.nullable(),
  personal: personal(z.object({ callerNumber: z.string().nullable(), callerName: z.string().nullable() })),
  /** How many calls this number made in the last 24 hours, this one included; 1 when it is the first or has no number. */
  callsFromNumber: notPersonal(z.number().int(), 'a count'),
  locationText: personal(z.string()).nullable(),
  fixes: z.array(LocationFix),
  place: Place.nullable(),
  replaced: ReplacedPlace.optional(),
  link: CallerLink.optional(),
  incidentId: Id.nullable(),
  disposition: CallDisposition.nullable(),
  note: personal(z.string()).nullable(),
  suggestion: RecommendationSummary.nullable(),
});
export type Call = z.infer<typeof Call>;

/** A call typed by hand, with no telephone system. It counts as answered by the person who types it. */
export const CreateCallInput = z.object({
  regionCode: RegionCode,
  callerNumber: z.string().trim().max(40).optional(),
  callerName: z.string().trim().max(120).optional(),
  line: z.string().trim().max(40).optional(),
  locationText: z.string().trim().max(2_000).optional(),
  place: Place.optional(),
  note: z.string().trim().max(2_000).optional(),
});
export type CreateCallInput = z.input<typeof CreateCallInput>;

export const SetCallPlaceInput = z.object({ id: Id, place: Place });
export type SetCallPlaceInput = z.input<typeof SetCallPlaceInput>;

/** Takes a choice of a place back, if the place is still that one. */
export const UndoCallPlaceInput = z.object({ id: Id, fixId: Id });
export type UndoCallPlaceInput = z.infer<typeof UndoCallPlaceInput>;

export const SendLinkInput = z.object({ id: Id, channel: LinkChannel });
export type SendLinkInput = z.infer<typeof SendLinkInput>;

/** Where the caller's phone is, by itself; `ageS` is how old its fix is, so that its clock is not asked. */
export const SharePositionInput = z.object({
  id: Id,
  point: Point,
  accuracyM: z.number().nonnegative(),
  ageS: z.number().nonnegative().max(600).default(0),
});
export type SharePositionInput = z.infer<typeof SharePositionInput>;

/** What the page of a link says: the case is over, or how exact the centre knows the place of the phone. */
export const CallerLinkState = z.object({
  isOver: z.boolean(),
  sharedM: notPersonal(z.number().nullable(), 'how wide a position is'),
});
export type CallerLinkState = z.infer<typeof CallerLinkState>;

export const CloseCallInput = z.object({
  id: Id,
  disposition: CallDisposition,
  note: z.string().trim().max(2_000).optional(),
});
export type CloseCallInput = z.infer<typeof CloseCallInput>;

export const LinkCallInput = z.object({ id: Id, incidentId: Id });
export type LinkCallInput = z.infer<typeof LinkCallInput>;
