import type { LocationFix } from '#siaga/contracts';
import type { NamedQuery } from '#siaga/persistence';
import type { StoredCall } from '../calls/call-row.js';
import type { Arrival } from './arrival.js';

/**
 * The whole intake of a new call in one statement, because each further round trip costs as much as the work itself: repeat
 * count, call, raw event, fix and journal entry, all or nothing. $1 to $12 are `Journal.parameters`. No row comes back when
 * the call is known already; then nothing was written.
 */
export const NEW_CALL: NamedQuery = {
  name: 'siaga_new_call',
  text: `
    WITH repeat AS (
      SELECT 1 + count(*)::integer AS calls FROM call
      WHERE number_digest = $13 AND offered_at > $14::timestamptz - interval '24 hours' AND offered_at <= $14
    ), new_call AS (
      INSERT INTO call (id, version, region_code, source, source_call_id, line, queue, state, offered_at, answered_at, answered_by,
        ended_at, number_digest, calls_from_number, place, suggestion, personal_sealed, received_at)
      SELECT $5, $6, $7, $15, $16, $17, $18, $19, $14, $20, $21, $22, $13, repeat.calls, $23, $24, $25, $1 FROM repeat
      ON CONFLICT ON CONSTRAINT call_source_call_uq DO NOTHING
      RETURNING id, calls_from_number
    ), raw_event AS (
      INSERT INTO call_event (id, source, region_code, received_at, source_call_id, linked_id, type, at, agent, cause, body_sealed, status, call_id)
      SELECT $26, $15, $7, $1, $16, $27, $28, $29, $30, $31, $32, 'applied', id FROM new_call
    ), fix AS (
      INSERT INTO location_fix (id, call_id, geom, accuracy_m, source, label, context, region_code, is_confirmed, at, received_at, by)
      SELECT $33, id, ST_SetSRID(ST_MakePoint($34, $35), 4326), $36, $37, $38, $39, $40, $41, $29, $1, $2 FROM new_call
      WHERE $33::uuid IS NOT NULL
    )
    SELECT calls_from_number AS calls, journal_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
      jsonb_set($12::jsonb, '{callsFromNumber}', to_jsonb(calls_from_number))) AS seq
    FROM new_call`,
};

export interface NewCallRow {
  calls: number;
  seq: string;
}

interface NewCallParts {
  arrival: Arrival;
  call: StoredCall;
  fix: LocationFix | null;
  eventId: string;
  personalSealed: string;
  bodySealed: string;
}

/** Values of $13 and up. */
export function newCallParameters({
  arrival,
  call,
  fix,
  eventId,
  personalSealed,
  bodySealed,
}: NewCallParts): unknown[] {
  const { view, numberDigest } = call;
  const { event } = arrival;
  return [
    numberDigest,
    view.offeredAt,
    view.source,
    view.sourceCallId,
    view.line,
    view.queue,
    view.state,
    view.answeredAt,
    json(view.answeredBy),
    view.endedAt,
    json(view.place),
    json(view.suggestion),
    personalSealed,
    eventId,
    event.linkedId ?? null,
    event.type,
    event.at,
    event.agent ?? null,
    event.cause ?? null,
    bodySealed,
    ...fixParameters(fix),
  ];
}

function fixParameters(fix: LocationFix | null): unknown[] {
  if (fix === null) return [null, null, null, null, null, null, null, null, null];
  const { point, accuracyM, source, label, context, regionCode, isConfirmed } = fix.place;
  return [fix.id, point.lon, point.lat, accuracyM, source, label, context, regionCode, isConfirmed];
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
