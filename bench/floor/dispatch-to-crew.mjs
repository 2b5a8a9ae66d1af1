// The least that stores an offer and rings the crew: the same inserts into the same tables in one statement, one send.
// Nobody's rights are asked, nothing is validated, encrypted or kept for a repeated command.
import { randomUUID } from 'node:crypto';
import { pool, serve } from './serve.mjs';

const REGION = '15.71';
const INSERT = {
  name: 'offer',
  text: `
    WITH offer AS (
      INSERT INTO assignment (id, version, region_code, incident_id, unit_id, unit_call_sign, status, offered_at, offered_by, due_at,
        chain_position, auto_next, timeout_s)
      VALUES ($1, 1, $2, $3, $4, $5, 'offered', $6, $7, $8, 1, true, 600)
    ), stamp AS (
      INSERT INTO assignment_stamp (id, assignment_id, name, at, received_at, source, by)
      VALUES ($9, $1, 'unit_notified', $6, $6, 'operator', $7)
    )
    INSERT INTO journal (at, actor, type, entity, entity_id, version, region_code, unit_id, incident_id, correlation_id, data)
    VALUES ($6, $7, 'assignment.offered.v1', 'assignment', $1, 1, $2, $4, $3, 'none', $10) RETURNING seq`,
};
const BY = { kind: 'account', id: randomUUID(), name: 'Petugas Uji' };
const BY_TEXT = JSON.stringify(BY);

serve(async ({ incidentId, unitId, job }, sockets) => {
  const now = new Date();
  const id = randomUUID();
  const stampId = randomUUID();
  const dueAt = new Date(now.getTime() + 600_000);
  const stamps = [{ id: stampId, name: 'unit_notified', at: now, source: 'operator', by: BY }];
  const assignment = {
    id,
    version: 1,
    regionCode: REGION,
    incidentId,
    unitId,
    status: 'offered',
    offeredAt: now,
    offeredBy: BY,
    dueAt,
    stamps,
    job,
  };
  const data = JSON.stringify(assignment);
  const inserted = await pool.query({
    ...INSERT,
    values: [id, REGION, incidentId, unitId, unitId, now, BY_TEXT, dueAt, stampId, data],
  });
  const message = `{"seq":${inserted.rows[0].seq},"data":${data}}`;
  for (const socket of sockets.get(`/crew/${unitId}`) ?? []) socket.send(message);
  return assignment;
});
