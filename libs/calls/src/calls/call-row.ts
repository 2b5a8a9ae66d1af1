import {
  Place,
  type ReplacedPlace,
  RecommendationSummary,
  sealPlanOf,
  type Actor,
  type Call,
  type CallDisposition,
  type CallerLink,
  type CallState,
  type LocationFix,
} from '#siaga/contracts';
import type { PersonalDataCipher } from '#siaga/kernel';
import { stillReplaced } from '../domain/replaced-place.policy.js';

/** What of a call is sealed at rest in one text. */
export interface SealedPart {
  callerNumber: string | null;
  callerName: string | null;
  locationText: string | null;
  note: string | null;
  replaced?: ReplacedPlace | undefined;
}

/** A call with what its public view does not show. Never leaves this lib. */
export interface StoredCall {
  view: Call;
  /** When a person took the card in the console. */
  claimedAt: Date | null;
  closedAt: Date | null;
  numberDigest: Buffer | null;
  /** By how much the times that its source says are moved; 0 when left out. */
  clockShiftMs?: number;
}

/** A row of `call` as the database gives it with `CALL_COLUMNS`. */
export interface CallRow {
  id: string;
  version: number;
  region_code: string;
  source: string;
  source_call_id: string | null;
  line: string | null;
  queue: string | null;
  state: CallState;
  offered_at: Date;
  received_at: Date;
  said_at: Date | null;
  clock_shift_ms: number;
  answered_at: Date | null;
  answered_by: Actor | null;
  ended_at: Date | null;
  claimed_at: Date | null;
  closed_at: Date | null;
  disposition: CallDisposition | null;
  incident_id: string | null;
  number_digest: Buffer | null;
  calls_from_number: number;
  place: Place | null;
  suggestion: RecommendationSummary | null;
  personal_sealed: string;
  caller_link: CallerLink | null;
  fixes: FixRow[];
}

interface FixRow {
  id: string;
  lon: number;
  lat: number;
  accuracyM: number;
  source: Place['source'];
  /** Label and context in clear, from before they were sealed. */
  label: string | null;
  context: string | null;
  wordsSealed: string | null;
  regionCode: string | null;
  isConfirmed: boolean;
  at: string;
  receivedAt: string;
  by: Actor;
}

/** What of a fix is sealed at rest in one text; why it is not believed says how its words are meant. */
type Words = Pick<Place, 'label' | 'context' | 'doubt'>;

const PLACE_PLAN = sealPlanOf(Place);
const SUGGESTION_PLAN = sealPlanOf(RecommendationSummary);

export const CALL_COLUMNS = `
  id, version, region_code, source, source_call_id, line, queue, state, offered_at, received_at, said_at, clock_shift_ms, answered_at, answered_by, ended_at, claimed_at,
  closed_at, disposition, incident_id, number_digest, calls_from_number, place, suggestion, personal_sealed, caller_link,
  (SELECT coalesce(jsonb_agg(jsonb_build_object(
      'id', fix.id, 'lon', ST_X(fix.geom), 'lat', ST_Y(fix.geom), 'accuracyM', fix.accuracy_m, 'source', fix.source,
      'label', fix.label, 'context', fix.context, 'wordsSealed', fix.words_sealed, 'regionCode', fix.region_code, 'isConfirmed', fix.is_confirmed,
      'at', fix.at, 'receivedAt', fix.received_at, 'by', fix.by) ORDER BY fix.received_at, fix.id), '[]'::jsonb)
   FROM location_fix fix WHERE fix.call_id = call.id) AS fixes`;

/** The row with its sealed parts opened. */
export function toStoredCall(row: CallRow, cipher: PersonalDataCipher): StoredCall {
  const { callerNumber, callerName, locationText, note, replaced } = cipher.open(
    row.personal_sealed,
  ) as SealedPart;
  const fixes = row.fixes.map((fix) => toFix(fix, cipher));
  const place = cipher.openView(row.place) as Place | null;
  const view: Call = {
    id: row.id,
    version: row.version,
    regionCode: row.region_code,
    source: row.source,
    sourceCallId: row.source_call_id,
    line: row.line,
    queue: row.queue,
    state: row.state,
    offeredAt: row.offered_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    saidAt: row.said_at?.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
    answeredBy: row.answered_by,
    endedAt: row.ended_at?.toISOString() ?? null,
    personal: { callerNumber, callerName },
    callsFromNumber: row.calls_from_number,
    locationText,
    fixes,
    place,
    replaced: stillReplaced(replaced, place, fixes),
    ...(row.caller_link && { link: row.caller_link }),
    incidentId: row.incident_id,
    disposition: row.disposition,
    note,
    suggestion: cipher.openView(row.suggestion) as RecommendationSummary | null,
  };
  return {
    view,
    claimedAt: row.claimed_at,
    closedAt: row.closed_at,
    numberDigest: row.number_digest,
    clockShiftMs: row.clock_shift_ms,
  };
}

function toFix(row: FixRow, cipher: PersonalDataCipher): LocationFix {
  const { id, lon, lat, accuracyM, source, regionCode, isConfirmed, at, receivedAt, by } = row;
  const words = wordsOf(row, cipher);
  const place: Place = { point: { lon, lat }, accuracyM, source, ...words, regionCode, isConfirmed };
  return { id, place, at: new Date(at).toISOString(), receivedAt: new Date(receivedAt).toISOString(), by };
}

function wordsOf({ label, context, wordsSealed }: FixRow, cipher: PersonalDataCipher): Words {
  if (wordsSealed !== null) return cipher.open(wordsSealed) as Words;
  return { label: label ?? '', context: context ?? '' };
}

/** The words of a fix, sealed in one text. */
export function sealWords({ label, context, doubt }: Words, cipher: PersonalDataCipher): string {
  return cipher.seal({ label, context, ...(doubt && { doubt }) } satisfies Words);
}

/** A place as JSON with its words sealed; null without one. */
export function sealPlace(place: Place | null, cipher: PersonalDataCipher): string | null {
  return place && JSON.stringify(cipher.sealView(place, PLACE_PLAN));
}

/** A first answer as JSON with the words of its place sealed; null without one. */
export function sealSuggestion(
  suggestion: RecommendationSummary | null,
  cipher: PersonalDataCipher,
): string | null {
  return suggestion && JSON.stringify(cipher.sealView(suggestion, SUGGESTION_PLAN));
}

/** The sealed text of a call's personal part. */
export function sealPersonal(view: Call, cipher: PersonalDataCipher): string {
  const { locationText, note, replaced } = view;
  const part: SealedPart = { ...view.personal, locationText, note, ...(replaced && { replaced }) };
  return cipher.seal(part);
}

/** Keyed digest of who called; an extension names somebody only within its source. Null without digits. */
export function digestOf(
  { personal, source }: Pick<Call, 'personal' | 'source'>,
  cipher: PersonalDataCipher,
): Buffer | null {
  return personal.callerNumber === null ? null : cipher.numberDigest(personal.callerNumber, source);
}
