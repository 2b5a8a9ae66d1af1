import type { LocationFix } from '#siaga/contracts';
import type { NamedQuery } from '#siaga/persistence';
import type { StoredCall } from '../calls/call-row.js';
import type { Arrival } from './arrival.js';

/** One value of a new call: its name inside the statement and its type. The first fourteen are `Journal.parameters`. */
const COLUMNS = [
  ['received_at', 'timestamptz'],
  ['actor', 'jsonb'],
  ['journal_type', 'text'],
  ['entity', 'text'],
  ['id', 'uuid'],
  ['version', 'integer'],
  ['region_code', 'text'],
  ['unit_id', 'uuid'],
  ['facility_id', 'uuid'],
  ['incident_id', 'uuid'],
  ['correlation_id', 'text'],
  ['stream', 'text'],
  ['topics', 'text[]'],
  ['data', 'jsonb'],
  ['number_digest', 'bytea'],
  ['offered_at', 'timestamptz'],
  ['said_at', 'timestamptz'],
  ['clock_shift_ms', 'double precision'],
  ['source', 'text'],
  ['source_call_id', 'text'],
  ['source_use', 'integer'],
  ['is_again', 'boolean'],
  ['leg_id', 'text'],
  ['caller_digest', 'bytea'],
  ['line', 'text'],
  ['queue', 'text'],
  ['state', 'text'],
  ['answered_at', 'timestamptz'],
  ['answered_by', 'jsonb'],
  ['ended_at', 'timestamptz'],
  ['place', 'jsonb'],
  ['suggestion', 'jsonb'],
  ['personal_sealed', 'text'],
  ['event_id', 'uuid'],
  ['linked_id', 'text'],
  ['event_type', 'text'],
  ['event_at', 'timestamptz'],
  ['agent', 'text'],
  ['cause', 'text'],
  ['body_sealed', 'text'],
  ['fix_id', 'uuid'],
  ['fix_at', 'timestamptz'],
  ['lon', 'double precision'],
  ['lat', 'double precision'],
  ['accuracy_m', 'double precision'],
  ['fix_source', 'text'],
  ['words_sealed', 'text'],
  ['place_region', 'text'],
  ['is_confirmed', 'boolean'],
] as const;

/**
 * The whole intake of `count` new calls in one statement, because each further round trip and each further commit costs as
 * much as the work itself: repeat count, call, raw event, fix and journal entry, all or nothing. A call one of whose ids is known
 * already gives no row, unless it is said to be another use of them; then nothing of it was written.
 */
export function newCallStatement(count: number): NamedQuery {
  const names = COLUMNS.map(([name]) => name).join(', ');
  const rows = Array.from({ length: count }, (_, row) => `(${placeholders(row).join(', ')})`);
  return {
    name: `siaga_new_call_${count}`,
    text: `
    WITH arrived (${names}) AS (VALUES ${rows.join(', ')}),
    new_call AS (
      INSERT INTO call (id, version, region_code, source, source_call_id, source_use, line, queue, state, offered_at, answered_at,
        answered_by, ended_at, number_digest, calls_from_number, place, suggestion, personal_sealed, received_at, said_at,
        clock_shift_ms, number_form)
      SELECT id, version, region_code, source, source_call_id, source_use, line, queue, state, offered_at, answered_at,
        answered_by, ended_at, number_digest, 1 + (
          SELECT count(*)::integer FROM call earlier
          WHERE earlier.number_digest = arrived.number_digest
            AND earlier.offered_at > arrived.offered_at - interval '24 hours' AND earlier.offered_at <= arrived.offered_at
        ), place, suggestion, personal_sealed, received_at, said_at, clock_shift_ms, 1
      FROM arrived
      WHERE is_again OR NOT EXISTS (
        SELECT 1 FROM call_event known WHERE known.source = arrived.source AND known.call_id IS NOT NULL
          AND known.source_call_id IN (arrived.source_call_id, arrived.leg_id)
      ) AND NOT EXISTS (
        SELECT 1 FROM call_event known WHERE known.source = arrived.source AND known.call_id IS NOT NULL
          AND known.linked_id IS NOT NULL AND known.linked_id IN (arrived.source_call_id, arrived.leg_id)
      )
      ON CONFLICT ON CONSTRAINT call_source_use_uq DO NOTHING
      RETURNING id, calls_from_number AS calls
    ), raw_event AS (
      INSERT INTO call_event (id, source, region_code, received_at, source_call_id, linked_id, type, at, agent, cause,
        body_sealed, status, call_id, caller_digest)
      SELECT event_id, source, region_code, received_at, leg_id, linked_id, event_type, event_at, agent, cause,
        body_sealed, 'applied', id, caller_digest
      FROM arrived JOIN new_call USING (id)
    ), fix AS (
      INSERT INTO location_fix (id, call_id, geom, accuracy_m, source, words_sealed, region_code, is_confirmed, at,
        received_at, by)
      SELECT fix_id, id, ST_SetSRID(ST_MakePoint(lon, lat), 4326), accuracy_m, fix_source, words_sealed, place_region,
        is_confirmed, fix_at, received_at, actor
      FROM arrived JOIN new_call USING (id) WHERE fix_id IS NOT NULL
    )
    SELECT id, calls, journal_append(received_at, actor, journal_type, entity, id, version, region_code, unit_id,
      facility_id, incident_id, correlation_id, stream, topics, jsonb_set(data, '{callsFromNumber}', to_jsonb(calls))) AS seq
    FROM arrived JOIN new_call USING (id)`,
  };
}

/** What the statement gives for each call that was new. */
export interface NewCallRow {
  id: string;
  calls: number;
  seq: string;
}

/** Which use of its ids a call is. */
export interface IdUse {
  /** How often the id it is known by named a call before. */
  number: number;
  /** True when one of its ids is known to have named another call. */
  isAgain: boolean;
}

interface NewCallParts {
  arrival: Arrival;
  use: IdUse;
  callerDigest: Buffer | null;
  call: StoredCall;
  fix: LocationFix | null;
  eventId: string;
  sealed: {
    place: string | null;
    suggestion: string | null;
    personal: string;
    body: string;
    /** Of the fix. */
    words: string | null;
  };
}

/** Values of one call after its `Journal.parameters`, in the order of `COLUMNS`. */
export function newCallParameters({ sealed, ...parts }: NewCallParts): unknown[] {
  const { view, numberDigest } = parts.call;
  const { event } = parts.arrival;
  return [
    numberDigest,
    view.offeredAt,
    view.saidAt ?? null,
    parts.call.clockShiftMs ?? 0,
    view.source,
    view.sourceCallId,
    parts.use.number,
    parts.use.isAgain,
    event.sourceCallId,
    parts.callerDigest,
    view.line,
    view.queue,
    view.state,
    view.answeredAt,
    json(view.answeredBy),
    view.endedAt,
    sealed.place,
    sealed.suggestion,
    sealed.personal,
    parts.eventId,
    event.linkedId ?? null,
    event.type,
    event.at,
    event.agent ?? null,
    event.cause ?? null,
    sealed.body,
    ...fixParameters(parts.fix, sealed.words),
  ];
}

function placeholders(row: number): string[] {
  return COLUMNS.map(([, type], column) => `$${row * COLUMNS.length + column + 1}::${type}`);
}

function fixParameters(fix: LocationFix | null, words: string | null): unknown[] {
  if (fix === null) return Array.from({ length: 9 }, () => null);
  const { point, accuracyM, source, regionCode, isConfirmed } = fix.place;
  return [fix.id, fix.at, point.lon, point.lat, accuracyM, source, words, regionCode, isConfirmed];
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
