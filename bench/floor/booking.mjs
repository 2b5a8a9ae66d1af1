// The least that gives a number: the guarded count and the insert, in one statement. Nobody's rights are asked, no seat of a window is
// chosen, nothing is validated, sealed, journalled or kept for a repeated command.
import { randomUUID } from 'node:crypto';
import { pool, serve } from './serve.mjs';

const BOOK = {
  name: 'book',
  text: `
    WITH given AS (
      UPDATE booking_session SET last_number = last_number + 1 WHERE id = $1 AND last_number < 1000 RETURNING *)
    INSERT INTO ticket (id, version, session_id, clinic_id, facility_id, region_code, service_date, state, channel, place_kind, priority, cluster, seat,
      seat_kind, number, label, code, patient_sealed, booked_at)
    SELECT $2, 1, id, clinic_id, facility_id, region_code, service_date, 'booked', 'counter', 'jkn', 'none', 0, last_number, 'booked', last_number,
      'A-' || last_number, $3, $4, now() FROM given RETURNING number`,
};

serve(async ({ sessionId, patient }) => {
  const { rows } = await pool.query({
    ...BOOK,
    values: [sessionId, randomUUID(), randomUUID(), JSON.stringify(patient)],
  });
  return rows[0];
});
