import { Injectable } from '@nestjs/common';
import type { ClinicLately } from '#siaga/contracts';
import { Clock } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import type { DoctorPast, ServiceTime } from '../domain/doctor-service.policy.js';

/** What a clinic did of late: what is public of it, and how long its services take. */
export interface ClinicPast extends ClinicLately {
  /** Seconds of one service and its spread over its mean; null where there were too few. */
  readonly service: ServiceTime | null;
  /** Of those who served there, by their id. */
  readonly doctors: ReadonlyMap<string, DoctorPast>;
}

interface PastRow {
  clinic_id: string;
  waits: number;
  wait_s: number | null;
  promised: number;
  kept: number;
  services: number;
  mean_s: number | null;
  spread_s: number | null;
}

interface DoctorRow {
  clinic_id: string;
  doctor_id: string;
  services: number;
  mean_s: number;
}

const DAYS = 30;
/** Fewer say nothing of a clinic, and something of people. */
const LEAST = 10;
const KEPT_MS = 10 * 60_000;
const MOST_KEPT = 5_000;
const LEAST_VARIATION = 0.2;
const NOTHING: ClinicPast = { waitMinutes: null, keptShare: null, service: null, doctors: new Map() };

/** What clinics did in the last 30 days, asked anew after ten minutes. */
@Injectable()
export class ClinicFiguresQuery {
  private readonly known = new Map<string, { past: ClinicPast; atMs: number }>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Of each of these clinics. */
  async of(clinicIds: readonly string[]): Promise<ReadonlyMap<string, ClinicPast>> {
    const nowMs = this.clock.now().getTime();
    const isFresh = (id: string): boolean => nowMs - (this.known.get(id)?.atMs ?? -Infinity) < KEPT_MS;
    const stale = [...new Set(clinicIds)].filter((id) => !isFresh(id));
    if (stale.length > 0) await this.read(stale, nowMs);
    return new Map(clinicIds.map((id) => [id, this.known.get(id)?.past ?? NOTHING]));
  }

  private async read(clinicIds: readonly string[], nowMs: number): Promise<void> {
    const rows = await this.database.query<PastRow>(
      `SELECT t.clinic_id, count(t.called_at - t.arrived_at)::int AS waits,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM t.called_at - t.arrived_at)) AS wait_s,
         (count(t.called_at) FILTER (WHERE t.place_kind <> 'walk_in'))::int AS promised,
         (count(*) FILTER (WHERE t.place_kind <> 'walk_in' AND t.called_at <= (s.clusters -> t.cluster ->> 'to')::timestamptz))::int AS kept,
         count(t.ended_at - t.served_at)::int AS services,
         avg(extract(epoch FROM t.ended_at - t.served_at))::float8 AS mean_s,
         stddev_samp(extract(epoch FROM t.ended_at - t.served_at))::float8 AS spread_s
       FROM ticket t JOIN booking_session s ON s.id = t.session_id
       WHERE t.clinic_id = ANY($1::uuid[]) AND t.service_date >= ($2::timestamptz - make_interval(days => ${DAYS}))::date AND t.state = 'done'
       GROUP BY t.clinic_id`,
      [clinicIds, new Date(nowMs)],
    );
    const doctors = await this.doctors(clinicIds, nowMs);
    const found = new Map(rows.map((row) => [row.clinic_id, toPast(row, doctors)]));
    if (this.known.size > MOST_KEPT) this.known.clear();
    for (const id of clinicIds) this.known.set(id, { past: found.get(id) ?? NOTHING, atMs: nowMs });
  }

  private doctors(clinicIds: readonly string[], nowMs: number): Promise<DoctorRow[]> {
    return this.database.query<DoctorRow>(
      `SELECT t.clinic_id, s.doctor_id, count(*)::int AS services, avg(extract(epoch FROM t.ended_at - t.served_at))::float8 AS mean_s
       FROM ticket t JOIN booking_session s ON s.id = t.session_id
       WHERE t.clinic_id = ANY($1::uuid[]) AND t.service_date >= ($2::timestamptz - make_interval(days => ${DAYS}))::date AND t.state = 'done'
         AND t.served_at IS NOT NULL AND t.ended_at IS NOT NULL
       GROUP BY t.clinic_id, s.doctor_id`,
      [clinicIds, new Date(nowMs)],
    );
  }
}

function toPast(row: PastRow, doctors: readonly DoctorRow[]): ClinicPast {
  const { waits, wait_s: waitS, promised, kept, services, mean_s: meanS, spread_s: spreadS } = row;
  return {
    waitMinutes: waits < LEAST || waitS === null ? null : Math.max(0, Math.round(waitS / 60)),
    keptShare: promised < LEAST ? null : kept / promised,
    service:
      services < LEAST || meanS === null || meanS <= 0
        ? null
        : { meanS, variation: Math.max(LEAST_VARIATION, (spreadS ?? 0) / meanS) },
    doctors: new Map(
      doctors
        .filter(({ clinic_id: clinicId }) => clinicId === row.clinic_id)
        .map(({ doctor_id: id, services: count, mean_s: mean }) => [id, { services: count, meanS: mean }]),
    ),
  };
}
