import { z } from 'zod';
import { notPersonal, personal } from '../define/personal.js';
import { type Actor, FieldProblem, Id, Instant, RegionCode, Triage } from '../common/common.js';
import { IncidentPersonal } from '../dispatch/incident.js';
import { Place, RegionName } from '../geo/geo.js';
import { ComplaintCode, Needs } from '../common/needs.js';

/** A centre's short name, agreed between neighbours: it stands in signed messages, and in the source of handed calls. */
export const CentreCode = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9-]{1,39}$/, {
    error: 'Use 2 to 40 small letters, digits and hyphens, for example psc119-bantul',
  });

export const CentrePhone = z.object({
  label: notPersonal(z.string().trim().max(60), 'of a centre').default(''),
  number: z
    .string()
    .trim()
    .regex(/^\+?[\d][\d ().-]{1,28}$/, { error: 'Expected a telephone number such as 0274-555-0100 or 112' }),
});
export type CentrePhone = z.infer<typeof CentrePhone>;

/** Where another Siaga answers: scheme, host and port only; no path, query or password. */
export const CentreBaseUrl = z
  .url({
    protocol: /^https?$/,
    error: 'Expected the address of the other Siaga, for example https://psc.example',
  })
  .max(200)
  .refine((text) => isBareOrigin(text), {
    error: 'Give scheme, host and port only, without path, query or password',
  })
  .transform((text) => new URL(text).origin);

function isBareOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password, pathname, search, hash } = new URL(text);
  return username === '' && password === '' && pathname === '/' && search === '' && hash === '';
}

/** Own borders of a centre, where it answers for something else than whole kabupaten/kota: [lon, lat] rings. */
export const CentreArea = z.object({
  type: z.enum(['Polygon', 'MultiPolygon']),
  coordinates: z.array(z.unknown()).min(1),
});
export type CentreArea = z.infer<typeof CentreArea>;

/** A 112 or 119 centre: which area it answers for and how a case reaches it. */
export const Centre = z.object({
  id: Id,
  version: z.number().int(),
  code: CentreCode,
  /** The region whose administrators keep this entry; an own centre's calls lie there when nothing else says where. */
  regionCode: RegionCode,
  name: notPersonal(z.string(), 'the name of a centre'),
  /** Kabupaten/kota (or whole provinces) it answers for. */
  regionCodes: z.array(RegionCode),
  /** True when it has borders of its own, which go before `regionCodes`. */
  hasArea: z.boolean(),
  phones: z.array(CentrePhone),
  /** What to say on the telephone, in Indonesian; a general text when empty. */
  script: z.string().nullable(),
  /** Another Siaga's address; null when it is reached by telephone only. */
  baseUrl: z.string().nullable(),
  /** True when the secret that signs messages is set. It is never shown. */
  hasSecret: z.boolean(),
  /** A centre that works with this installation. */
  isOwn: z.boolean(),
});
export type Centre = z.infer<typeof Centre>;
export const CentreList = z.object({ centres: z.array(Centre) });

const CentreFields = z.object({
  code: CentreCode,
  regionCode: RegionCode,
  name: z.string().trim().min(2).max(120),
  regionCodes: z.array(RegionCode).max(514),
  area: CentreArea.nullable(),
  phones: z.array(CentrePhone).max(8),
  script: z.string().trim().max(2_000).nullable(),
  baseUrl: CentreBaseUrl.nullable(),
  /** Shared secret of the two installations; null takes it away. */
  secret: z.string().min(16).max(200).nullable(),
  isOwn: z.boolean(),
});

export const CreateCentreInput = CentreFields.extend({
  area: CentreFields.shape.area.default(null),
  phones: CentreFields.shape.phones.default([]),
  script: CentreFields.shape.script.default(null),
  baseUrl: CentreFields.shape.baseUrl.default(null),
  secret: CentreFields.shape.secret.default(null),
  isOwn: CentreFields.shape.isOwn.default(false),
});
export type CreateCentreInput = z.input<typeof CreateCentreInput>;

export const UpdateCentreInput = CentreFields.omit({ regionCode: true }).partial().extend({
  id: Id,
  /** The version the administrator saw; a newer one refuses the change with STALE.VERSION. */
  version: z.number().int(),
});
export type UpdateCentreInput = z.input<typeof UpdateCentreInput>;

export const JurisdictionInput = z.object({
  lon: z.coerce.number().min(-180).max(180),
  lat: z.coerce.number().min(-90).max(90),
  /** Radius of the place in metres. */
  accuracyM: z.coerce.number().nonnegative().max(1_000_000).default(0),
  /** Region of the call. */
  regionCode: RegionCode,
});
export type JurisdictionInput = z.input<typeof JurisdictionInput>;

/** Who to hand a case to: numbers and words are there also when no centre is known. */
export const HandoverTarget = z.object({
  regency: RegionName.nullable(),
  centre: Centre.nullable(),
  phones: z.array(CentrePhone),
  /** What to say, in Indonesian. */
  script: z.string(),
});
export type HandoverTarget = z.infer<typeof HandoverTarget>;

/** Whose case a place is, seen from the region of a call. */
export const Jurisdiction = z.object({
  isOwn: z.boolean(),
  /** The place's radius reaches over the border, or the border itself is guessed: ask the caller before handing over. */
  isUncertain: z.boolean(),
  /** The border is guessed from village points. */
  isEstimate: z.boolean(),
  regency: RegionName.nullable(),
  /** Who answers there; null when no centre is known for the regency. */
  centre: Centre.nullable(),
  /** To the line where the answer changes; null when it is far away (over 25 km) or not known. Coasts do not count. */
  distanceToBorderM: z.number().nullable(),
  /** Outside: who has the place. Inside, but so near to the border that it is uncertain: the nearest neighbour. Otherwise null. */
  target: HandoverTarget.nullable(),
});
export type Jurisdiction = z.infer<typeof Jurisdiction>;

/** `api`: to another Siaga; `phone`: by telephone, with a script. */
export const HandoverMethod = z.enum(['api', 'phone']);
export type HandoverMethod = z.infer<typeof HandoverMethod>;

/**
 * `offered` waits for the other centre. `taken`: it has the case. All others leave the case with the sender: `refused` by the
 * other centre, `returned` because nobody took it in time, `taken_back` by the sender, `failed` because it could not be sent.
 */
export const HandoverStatus = z.enum(['offered', 'taken', 'refused', 'returned', 'taken_back', 'failed']);
export type HandoverStatus = z.infer<typeof HandoverStatus>;

/** Why a hand-over did not go through, for the screen's sentence. */
export const HandoverReason = z.enum([
  'ack_timeout',
  'nobody_answers',
  'call_closed',
  'wrong_secret',
  'not_accepted',
  'unreachable',
]);

/** What the sender knows of the case: its current state, never its history (the rule of NENA EIDO). */
export const HandoverFacts = z.object({
  /** The sender's incident number; null when none was opened. */
  incidentNumber: notPersonal(z.string(), 'a running number that people say aloud').nullable().default(null),
  /** Number dialled. */
  line: z.string().nullable().default(null),
  complaint: ComplaintCode.nullable().default(null),
  triage: Triage.nullable().default(null),
  needs: Needs.default({ unit: [], facility: [] }),
  patientCount: notPersonal(z.number().int().min(0).max(10_000), 'a count').nullable().default(null),
  place: Place.nullable().default(null),
  callOfferedAt: Instant,
  callAnsweredAt: Instant.nullable().default(null),
});
export type HandoverFacts = z.infer<typeof HandoverFacts>;

/** The same, of people; encrypted at rest. */
export const HandoverPersonal = z.object({
  callerNumber: z.string().max(40).nullable().default(null),
  callerName: z.string().max(120).nullable().default(null),
  locationText: z.string().max(2_000).nullable().default(null),
  incident: IncidentPersonal.nullable().default(null),
  callNote: z.string().max(2_000).nullable().default(null),
  /** What the sender's operator adds for the other side. */
  handoverNote: z.string().max(2_000).nullable().default(null),
});
export type HandoverPersonal = z.infer<typeof HandoverPersonal>;

/** One case between two centres, as one of the two sees it. */
export const Handover = z.object({
  id: Id,
  version: z.number().int(),
  /** The call's region on this side. */
  regionCode: RegionCode,
  direction: z.enum(['outgoing', 'incoming']),
  /** The sender's id of the hand-over: both sides know it by this. */
  reference: Id,
  /** The call on this side; null only for one that was taken back before it arrived. */
  callId: Id.nullable(),
  incidentId: Id.nullable(),
  /** The centre on the other side; null when none is known there and somebody was phoned. */
  centreId: Id.nullable(),
  centreName: notPersonal(z.string(), 'the name of a centre'),
  phones: z.array(CentrePhone),
  script: z.string(),
  method: HandoverMethod,
  status: HandoverStatus,
  facts: HandoverFacts,
  personal: personal(HandoverPersonal),
  offeredAt: Instant,
  offeredBy: notPersonal(z.string(), 'staff of a centre'),
  /** Until then somebody must take it; null once it is over. */
  ackDueAt: Instant.nullable(),
  /** When it was taken, refused, returned, taken back or given up: the hand-over's own interval ends here. */
  endedAt: Instant.nullable(),
  /** Who took or refused it. */
  answeredBy: notPersonal(z.string(), 'staff of a centre').nullable(),
  reason: personal(z.string().max(300)).nullable(),
  /** Somebody over there took it after it had come back: both centres work on it until one lets go. */
  lateTakenAt: Instant.nullable(),
  lateTakenBy: notPersonal(z.string(), 'staff of a centre').nullable(),
  /** When an operator saw that the case came back and took care of it. */
  handledAt: Instant.nullable(),
  /** When the other Siaga confirmed that it has the case on its screens. */
  deliveredAt: Instant.nullable(),
  /** What the other side does not know yet. */
  isUnsent: z.boolean(),
  sendAttempts: z.number().int(),
});
export type Handover = z.infer<typeof Handover>;

/** The case as the card shows it before an incident is opened. */
export const HandoverDraft = z.object({
  complaint: ComplaintCode.nullable().optional(),
  triage: Triage.nullable().optional(),
  needs: Needs.optional(),
  patientCount: z.number().int().min(0).max(10_000).optional(),
  personal: IncidentPersonal.optional(),
});
export type HandoverDraft = z.input<typeof HandoverDraft>;

export const HandOverInput = z.object({
  id: Id,
  /** To this centre; left out where none is known: then to whoever answers the telephone for `regencyCode`. */
  centreId: Id.optional(),
  regencyCode: RegionCode.optional(),
  /** By API when both sides are set up for it, by telephone otherwise. */
  method: HandoverMethod.optional(),
  note: z.string().trim().max(2_000).optional(),
  draft: HandoverDraft.optional(),
});
export type HandOverInput = z.input<typeof HandOverInput>;

/** How a call by telephone ended, or that a late taking is accepted. */
export const ConfirmHandoverInput = z.discriminatedUnion('outcome', [
  z.object({ id: Id, outcome: z.literal('taken'), takenBy: z.string().trim().min(2).max(120) }),
  z.object({ id: Id, outcome: z.literal('nobody_answers') }),
]);
export type ConfirmHandoverInput = z.infer<typeof ConfirmHandoverInput>;

export const RefuseHandoverInput = z.object({ id: Id, reason: z.string().trim().min(3).max(300) });
export type RefuseHandoverInput = z.infer<typeof RefuseHandoverInput>;

/** What both ends of a signed message must agree on; `to` and `from` are centre codes. */
const envelope = { reference: Id, from: CentreCode, to: CentreCode };

/** A case sent to another Siaga. Idempotent by `reference`. */
export const ReceiveHandoverInput = z.object({
  ...envelope,
  kind: z.literal('case'),
  offeredAt: Instant,
  offeredBy: z.string().max(120),
  ackDueAt: Instant,
  /** Whom to phone back. */
  phones: z.array(CentrePhone).max(8),
  facts: HandoverFacts,
  personal: HandoverPersonal,
});
export type ReceiveHandoverInput = z.infer<typeof ReceiveHandoverInput>;

/** The receiver's answer, sent back to the sender. */
export const AnswerHandoverInput = z.object({
  ...envelope,
  id: Id,
  kind: z.literal('answer'),
  status: z.enum(['taken', 'refused']),
  by: z.string().max(120),
  at: Instant,
  reason: z.string().max(300).nullable(),
});
export type AnswerHandoverInput = z.infer<typeof AnswerHandoverInput>;

/** The sender's word on how it ended: what holds when both sides acted at the same moment. */
export const HandoverStateInput = z.object({
  ...envelope,
  id: Id,
  kind: z.literal('state'),
  status: HandoverStatus.exclude(['offered']),
  at: Instant,
  reason: z.string().max(300).nullable(),
});
export type HandoverStateInput = z.infer<typeof HandoverStateInput>;

/** What the answering side holds for true. */
export const HandoverReceipt = z.object({
  reference: Id,
  status: HandoverStatus,
  /** What could not be stored as it came: it was taken with U+FFFD there (ADR 0030). */
  cleaned: z.array(FieldProblem).optional(),
});
export type HandoverReceipt = z.infer<typeof HandoverReceipt>;

/** True when the case came back and nobody has taken care of it yet: it is shown in red, at the top. */
export function isHandoverRed(handover: Handover): boolean {
  const cameBack = ['returned', 'refused', 'failed'].includes(handover.status);
  return handover.direction === 'outgoing' && cameBack && handover.handledAt === null;
}

/** The actor behind what another centre did. */
export function centreActor(code: string, name: string): Actor {
  return { kind: 'source', id: `handover:${code}`, name };
}
