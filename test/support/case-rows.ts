import type { Pool } from 'pg';
import { newId } from '#siaga/kernel';
import { OTHER_REGION, OWN_REGION } from './builders.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A case as it is stored: when its call came, and after how many seconds the first unit was there. */
export interface CaseRow {
  regionCode: string;
  atMs: number;
  hasCall: boolean;
  /** Null: nobody got there; below zero: a stamp before the call. */
  responseS: number | null;
}

/** Cases of `days` from `fromMs` on, in several regions; the same in each run. */
export function manyCases(fromMs: number, days: number, count: number): CaseRow[] {
  let state = 7;
  const random = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const regions = [OWN_REGION, OWN_REGION, `${OWN_REGION}.03`, OTHER_REGION, '15.72', '15'];
  return Array.from({ length: count }, () => {
    const chance = random();
    return {
      regionCode: regions[Math.floor(random() * regions.length)] ?? OWN_REGION,
      atMs: fromMs + Math.floor(random() * days * DAY_MS),
      hasCall: random() < 0.9,
      responseS: chance < 0.2 ? null : chance < 0.25 ? -30 : Math.floor(200 + random() * 2_000),
    };
  });
}

/** Writes the incident with its assignments and stamps, with times of their own. */
export async function storeCase(pool: Pool, one: CaseRow): Promise<void> {
  const [incidentId, at] = [newId(), new Date(one.atMs)];
  // Opened an hour after its call: the call decides where it counts.
  const openedAt = one.hasCall ? new Date(one.atMs + HOUR_MS) : at;
  await pool.query(
    `INSERT INTO incident (id, version, number, region_code, status, complaint, needs, patient_count, geom, place, personal_sealed,
       call_offered_at, opened_at, opened_by, closed_at)
     VALUES ($1, 1, $1::uuid::text, $2, 'closed', 'burn', '{}', 1, ST_SetSRID(ST_MakePoint(103, -1), 4326), '{}', '', $3, $4, '{}', $4)`,
    [incidentId, one.regionCode, one.hasCall ? at : null, openedAt],
  );
  if (one.responseS === null) return;
  // Two units: the first one there counts, and what was corrected does not.
  for (const laterS of [0, 300])
    await storeArrival(
      pool,
      incidentId,
      one.regionCode,
      new Date(one.atMs + (one.responseS + laterS) * 1_000),
    );
}

/** A unit's arrival that was noted too early and corrected. */
async function storeArrival(pool: Pool, incidentId: string, regionCode: string, at: Date): Promise<void> {
  const [assignmentId, wrongId] = [newId(), newId()];
  await pool.query(
    `INSERT INTO assignment (id, version, region_code, incident_id, unit_id, unit_call_sign, status, offered_at, offered_by,
       chain_position, auto_next, timeout_s, released_at)
     VALUES ($1, 1, $2, $3, $4, 'UJI', 'available', $5, '{}', 1, false, 60, $5)`,
    [assignmentId, regionCode, incidentId, newId(), at],
  );
  const stamp = (id: string, time: Date, supersedesId: string | null): Promise<unknown> =>
    pool.query(
      `INSERT INTO assignment_stamp (id, assignment_id, name, at, received_at, source, by, supersedes_id)
       VALUES ($1, $2, 'unit_on_scene', $3, $3, 'operator', '{}', $4)`,
      [id, assignmentId, time, supersedesId],
    );
  await stamp(wrongId, new Date(at.getTime() - 100_000), null);
  await stamp(newId(), at, wrongId);
}

/** Writes a call that is over. */
export async function storeCall(pool: Pool, { regionCode, atMs }: CaseRow): Promise<void> {
  await pool.query(
    `INSERT INTO call (id, version, region_code, source, state, offered_at, calls_from_number, personal_sealed, received_at, disposition,
       closed_at, ended_at)
     VALUES ($1, 1, $2, 'uji', 'ended', $3, 1, '', $3, 'information', $3, $3)`,
    [newId(), regionCode, new Date(atMs)],
  );
}
