import { Injectable } from '@nestjs/common';
import type { FoundTemplates } from '#siaga/contracts';
import { Database } from '#siaga/persistence';
import type { PastOfClinic } from '../domain/clinic-crowd.policy.js';

// A service outside of these is a forgotten button, and says nothing of a doctor.
const PAST = `
  WITH held AS (
    SELECT id, starts_at FROM booking_session
    WHERE clinic_id = $1 AND service_date >= $2::date AND service_date < $3::date AND state <> 'called_off'),
  seen AS (
    SELECT t.session_id, t.place_kind, t.state, t.served_at, extract(epoch FROM t.ended_at - t.served_at) / 60 AS minutes
    FROM ticket t JOIN held ON held.id = t.session_id WHERE t.state <> 'cancelled'),
  worked AS (SELECT session_id, min(served_at) AS began FROM seen WHERE served_at IS NOT NULL GROUP BY session_id)
  SELECT (SELECT count(*) FROM worked)::int AS sessions,
    count(*) FILTER (WHERE place_kind <> 'walk_in')::int AS booked,
    count(*) FILTER (WHERE place_kind = 'walk_in')::int AS "walkIns",
    count(*) FILTER (WHERE place_kind <> 'walk_in' AND state = 'no_show')::int AS "noShows",
    count(*) FILTER (WHERE state = 'done' AND minutes BETWEEN 0.5 AND 180)::int AS services,
    (avg(minutes) FILTER (WHERE state = 'done' AND minutes BETWEEN 0.5 AND 180))::float8 AS "meanMin",
    (stddev_samp(minutes) FILTER (WHERE state = 'done' AND minutes BETWEEN 0.5 AND 180))::float8 AS "spreadMin",
    (SELECT avg(least(240, greatest(0, extract(epoch FROM w.began - h.starts_at) / 60)))::float8
     FROM worked w JOIN held h ON h.id = w.session_id) AS "lateMin"
  FROM seen WHERE session_id IN (SELECT session_id FROM worked)`;

const CLAIM = `
  INSERT INTO clinic_template (clinic_id, tried_at)
  SELECT c.id, $1::timestamptz FROM clinic c LEFT JOIN clinic_template t ON t.clinic_id = c.id
  WHERE c.is_active AND jsonb_array_length(c.weekly) > 0 AND (t.tried_at IS NULL OR t.tried_at < $2)
  ORDER BY t.tried_at NULLS FIRST, c.id LIMIT 1
  ON CONFLICT (clinic_id) DO UPDATE SET tried_at = excluded.tried_at WHERE clinic_template.tried_at < $2
  RETURNING clinic_id AS "clinicId"`;

/** Named queries of `clinic_template`, and what is learned from the tickets of past days. */
@Injectable()
export class TemplateRepository {
  constructor(private readonly database: Database) {}

  /** The sessions of a clinic from one day to before another in which somebody was served. */
  async past(clinicId: string, from: string, before: string): Promise<PastOfClinic> {
    const [row] = await this.database.query<PastOfClinic>(PAST, [clinicId, from, before]);
    if (row === undefined) throw new Error('a sum has one row');
    return row;
  }

  /** What the last search found; null before the first. */
  async found(clinicId: string): Promise<FoundTemplates | null> {
    const [row] = await this.database.query<{ found: FoundTemplates | null }>(
      'SELECT found FROM clinic_template WHERE clinic_id = $1',
      [clinicId],
    );
    return row?.found ?? null;
  }

  /** A clinic whose last search began before `dueBefore`, marked as begun now: of several processes one gets it. Null when none is due. */
  async claim(now: Date, dueBefore: Date): Promise<string | null> {
    const [row] = await this.database.query<{ clinicId: string }>(CLAIM, [now, dueBefore]);
    return row?.clinicId ?? null;
  }

  async save(clinicId: string, found: FoundTemplates): Promise<void> {
    await this.database.query('UPDATE clinic_template SET found = $2 WHERE clinic_id = $1', [
      clinicId,
      JSON.stringify(found),
    ]);
  }
}
