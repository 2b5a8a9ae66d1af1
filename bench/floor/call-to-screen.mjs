// The least that takes a call event and shows it: one nearest query, the same inserts into the same tables in one
// statement, one send to each screen. Nothing is validated, encrypted, signed, logged or checked against rights.
import { randomUUID } from 'node:crypto';
import { pool, serve } from './serve.mjs';

const REGION = '15.71';
const NEAREST = {
  name: 'nearest',
  text: `SELECT id AS "facilityId", name, kind, ST_Distance(geom::geography, ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography) AS "distanceM"
    FROM facility ORDER BY geom <-> ST_SetSRID(ST_MakePoint($1, $2), 4326) LIMIT 10`,
};
const INSERT = {
  name: 'insert',
  text: `
    WITH new_call AS (
      INSERT INTO call (id, version, region_code, source, source_call_id, line, state, offered_at, calls_from_number, place, suggestion, personal_sealed, received_at)
      VALUES ($1, 1, $2, 'floor', $3, $4, 'ringing', $5, 1, $6, $7, $8, $9)
    ), raw_event AS (
      INSERT INTO call_event (id, source, region_code, received_at, source_call_id, type, at, body_sealed, status, call_id)
      VALUES ($10, 'floor', $2, $9, $3, $11, $5, $12, 'applied', $1)
    ), fix AS (
      INSERT INTO location_fix (id, call_id, geom, accuracy_m, source, label, context, is_confirmed, at, received_at, by)
      VALUES ($13, $1, ST_SetSRID(ST_MakePoint($14, $15), 4326), $16, 'pbx', '', '', false, $5, $9, $17)
    )
    INSERT INTO journal (at, actor, type, entity, entity_id, version, region_code, correlation_id, data)
    VALUES ($9, $17, 'call.received.v1', 'call', $1, 1, $2, 'none', $18) RETURNING seq`,
};
const BY = JSON.stringify({ kind: 'source', id: 'floor', name: 'floor' });

serve(async (event, sockets) => {
  const { point, accuracyM } = event.location;
  const nearest = await pool.query({ ...NEAREST, values: [point.lon, point.lat] });
  const now = new Date();
  const id = randomUUID();
  const { sourceCallId, type, at, from, to } = event;
  const place = {
    point,
    accuracyM,
    source: 'pbx',
    label: '',
    context: '',
    regionCode: null,
    isConfirmed: false,
  };
  const suggestion = { at: now, method: 'straight_line', place, facilities: nearest.rows };
  const call = {
    id,
    regionCode: REGION,
    sourceCallId,
    line: to,
    state: 'ringing',
    offeredAt: at,
    callerNumber: from,
    place,
    suggestion,
  };
  const data = JSON.stringify(call);
  const inserted = await pool.query({
    ...INSERT,
    values: [
      id,
      REGION,
      sourceCallId,
      to,
      at,
      JSON.stringify(place),
      JSON.stringify(suggestion),
      from,
      now,
      randomUUID(),
      type,
      JSON.stringify(event),
      randomUUID(),
      point.lon,
      point.lat,
      accuracyM,
      BY,
      data,
    ],
  });
  const message = `{"seq":${inserted.rows[0].seq},"data":${data}}`;
  for (const socket of sockets.get('/') ?? []) socket.send(message);
  return { accepted: 1, callId: id };
});
