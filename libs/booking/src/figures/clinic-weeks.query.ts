import { Injectable } from '@nestjs/common';
import { NATIONAL_WAIT_MINUTES, type ClinicFigures, type ClinicFiguresInput } from '#siaga/contracts';
import { Database } from '#siaga/persistence';

interface WeekRow {
  clinic_id: string;
  week: string;
  people: number;
  walked_in: number;
  online: number;
  no_shows: number;
  served: number;
  in_standard: number;
  promised: number;
  kept: number;
  booked_p50: number | null;
  booked_p90: number | null;
  walk_in_p50: number | null;
  walk_in_p90: number | null;
  started_late_s: number | null;
  idle_s: number | null;
  admission_p50: number | null;
  admission_p90: number | null;
  pharmacy_p50: number | null;
  pharmacy_p90: number | null;
}

/** Question for the head of the clinics: bounded by its span of days, over the index of a facility's days. */
@Injectable()
export class ClinicWeeks {
  constructor(private readonly database: Database) {}

  /** Each clinic's weeks, the first first. */
  async of({ facilityId, from, to }: ClinicFiguresInput): Promise<ClinicFigures[]> {
    const rows = await this.database.query<WeekRow>(
      `WITH visit AS (
         SELECT t.id, t.clinic_id, t.session_id, date_trunc('week', t.service_date)::date AS week, t.state, t.channel, t.called_at, t.ended_at, s.starts_at,
           t.place_kind = 'walk_in' AS is_walk_in, t.served_at,
           CASE WHEN t.served_at < t.arrived_at THEN 0 ELSE extract(epoch FROM t.served_at - t.arrived_at) END::float8 AS wait_s,
           t.served_at <= (s.clusters -> t.cluster ->> 'to')::timestamptz AS is_kept
         FROM ticket t JOIN booking_session s ON s.id = t.session_id
         WHERE t.facility_id = $1 AND t.service_date BETWEEN $2 AND $3
       ), start AS (
         SELECT clinic_id, week, avg(late_s) AS late_s FROM (
           SELECT clinic_id, week, greatest(0, extract(epoch FROM min(called_at) - min(starts_at))) AS late_s
           FROM visit WHERE called_at IS NOT NULL GROUP BY clinic_id, week, session_id) AS one GROUP BY clinic_id, week
       -- A service that nobody ended says nothing of the pause behind it.
       ), pause AS (
         SELECT clinic_id, week, avg(idle_s) AS idle_s FROM (
           SELECT clinic_id, week, sum(CASE WHEN before < served_at THEN extract(epoch FROM served_at - before) ELSE 0 END) AS idle_s FROM (
             SELECT clinic_id, week, session_id, served_at, max(coalesce(ended_at, 'infinity')) OVER (
               PARTITION BY session_id ORDER BY served_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
             FROM visit WHERE served_at IS NOT NULL) AS service
           WHERE before IS NOT NULL GROUP BY clinic_id, week, session_id) AS one GROUP BY clinic_id, week
       ), passed AS (
         SELECT clinic_id, week,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY stage_s) FILTER (WHERE kind = 'admission') AS admission_p50,
           percentile_cont(0.9) WITHIN GROUP (ORDER BY stage_s) FILTER (WHERE kind = 'admission') AS admission_p90,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY stage_s) FILTER (WHERE kind = 'pharmacy') AS pharmacy_p50,
           percentile_cont(0.9) WITHIN GROUP (ORDER BY stage_s) FILTER (WHERE kind = 'pharmacy') AS pharmacy_p90
         FROM (
           SELECT v.clinic_id, v.week, u.kind,
             extract(epoch FROM CASE u.kind WHEN 'admission' THEN u.served_at ELSE u.ready_at END - u.waiting_at)::float8 AS stage_s
           FROM visit v JOIN stage_turn u ON u.ticket_id = v.id) AS one
         WHERE stage_s >= 0 GROUP BY clinic_id, week
       )
       SELECT v.clinic_id, v.week::text AS week,
         count(*) FILTER (WHERE state <> 'cancelled')::int AS people,
         count(*) FILTER (WHERE state <> 'cancelled' AND is_walk_in)::int AS walked_in,
         count(*) FILTER (WHERE state <> 'cancelled' AND channel IN ('portal', 'mobile_jkn'))::int AS online,
         count(*) FILTER (WHERE state = 'no_show')::int AS no_shows,
         count(served_at)::int AS served,
         count(*) FILTER (WHERE wait_s <= $4)::int AS in_standard,
         count(served_at) FILTER (WHERE NOT is_walk_in)::int AS promised,
         count(*) FILTER (WHERE NOT is_walk_in AND is_kept)::int AS kept,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY wait_s) FILTER (WHERE NOT is_walk_in) AS booked_p50,
         percentile_cont(0.9) WITHIN GROUP (ORDER BY wait_s) FILTER (WHERE NOT is_walk_in) AS booked_p90,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY wait_s) FILTER (WHERE is_walk_in) AS walk_in_p50,
         percentile_cont(0.9) WITHIN GROUP (ORDER BY wait_s) FILTER (WHERE is_walk_in) AS walk_in_p90,
         max(start.late_s)::float8 AS started_late_s, max(pause.idle_s)::float8 AS idle_s,
         max(passed.admission_p50) AS admission_p50, max(passed.admission_p90) AS admission_p90,
         max(passed.pharmacy_p50) AS pharmacy_p50, max(passed.pharmacy_p90) AS pharmacy_p90
       FROM visit v LEFT JOIN start ON start.clinic_id = v.clinic_id AND start.week = v.week
         LEFT JOIN pause ON pause.clinic_id = v.clinic_id AND pause.week = v.week
         LEFT JOIN passed ON passed.clinic_id = v.clinic_id AND passed.week = v.week
       GROUP BY v.clinic_id, v.week ORDER BY v.week, v.clinic_id`,
      [facilityId, from, to, NATIONAL_WAIT_MINUTES * 60],
    );
    return rows.map((row) => ({
      clinicId: row.clinic_id,
      week: row.week,
      people: row.people,
      walkedIn: row.walked_in,
      online: row.online,
      noShows: row.no_shows,
      served: row.served,
      inStandard: row.in_standard,
      promised: row.promised,
      kept: row.kept,
      booked: { p50S: row.booked_p50, p90S: row.booked_p90 },
      walkIn: { p50S: row.walk_in_p50, p90S: row.walk_in_p90 },
      admission: { p50S: row.admission_p50, p90S: row.admission_p90 },
      pharmacy: { p50S: row.pharmacy_p50, p90S: row.pharmacy_p90 },
      startedLateS: row.started_late_s,
      idleS: row.idle_s,
    }));
  }
}
