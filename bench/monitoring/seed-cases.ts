import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { dateInRegion, daysLater, type MonitoringProgram } from '#siaga/contracts';
import { newId, PersonalDataCipher } from '#siaga/kernel';
import { DATA_KEY } from '../harness/our-server.js';
import { REGION } from '../harness/seed.js';

/** The village of the puskesmas whose list is measured, and how many it follows up. */
export const OWN_VILLAGE = `${REGION}.03.1003`;
export const OWN_CASES = 2_000;
const BATCH = 5_000;
const KEY_BYTES = 32;
const DISTRICTS = 40;
const wording = (id: string) => ({ id, en: id });

const RULES: MonitoringProgram['rules'] = {
  ...{ periodDays: 14, asksFromHour: 7, silentAfterHours: 24, takenUpMinutes: 30, extendsDays: 0 },
  ...{ needsClosingVisit: false, keptDays: 14, protection: 'APD level 2', movement: null },
};
const QUESTIONS: MonitoringProgram['questions'] = [
  {
    ...{ kind: 'temperature', key: 'temperature', group: 'symptoms', wording: wording('Suhu') },
    ...{ symptomaticFrom: 38, urgentFrom: 40 },
  },
  ...['cough', 'breathless', 'fatigue', 'headache'].map((key) => ({
    ...{ kind: 'yes_no' as const, key, group: 'symptoms' as const, wording: wording(key), when: true },
    weighs: key === 'breathless' ? ('urgent' as const) : ('symptomatic' as const),
  })),
];
export const WELL = { temperature: 36.6, cough: false, breathless: false, fatigue: false, headache: false };

/** Open cases, the first of them in one village, each person sealed by a key of their own; gives their ids in this order. */
export async function seedCases(pool: Pool, count: number): Promise<string[]> {
  const programId = newId();
  await pool.query(
    `INSERT INTO monitoring_program (id, version, region_code, name, kinds, rules, questions, is_active, is_newest)
     VALUES ($1, 1, $2, $3, '["traveller","otg","odp","pdp","contact"]', $4, $5, true, true)`,
    [programId, REGION, ...[wording('Contoh'), RULES, QUESTIONS].map((value) => JSON.stringify(value))],
  );
  const ids: string[] = [];
  while (ids.length < count) {
    const size = Math.min(BATCH, count - ids.length);
    ids.push(...(await seedSome(pool, programId, ids.length, size)));
  }
  await pool.query(
    `INSERT INTO monitoring_flag (id, case_id, region_code, kind, raised_at, rounds)
     SELECT gen_random_uuid(), id, region_code, CASE WHEN risk % 2 = 0 THEN 'silent' ELSE 'symptomatic' END, now(), 0
     FROM monitored_case WHERE risk >= 4`,
  );
  await pool.query('VACUUM ANALYZE monitored_case, monitoring_flag');
  return ids;
}

/** Reports of four of five on each of the days behind; their answers are of the length of real ones and nobody reads them. */
export async function seedReports(pool: Pool, days: number): Promise<void> {
  if (days === 0) return;
  await pool.query(
    `INSERT INTO monitoring_report (id, case_id, for_date, revision, source, weight, signs_sealed, answers_sealed, reported_at, region_code)
     SELECT gen_random_uuid(), id, $2::date - day, 1, 'portal', CASE WHEN random() < 0.03 THEN 'symptomatic' ELSE 'none' END,
       repeat('s', 60), repeat('a', 300), now() - day * interval '1 day', region_code
     FROM monitored_case, generate_series(1, $1::int) AS day WHERE random() < 0.8`,
    [days, dateInRegion(new Date(), REGION)],
  );
  await pool.query('VACUUM ANALYZE monitoring_report');
}

/** Ends half of the cases and forgets their people, as the job leaves them. */
export async function forgetHalf(pool: Pool): Promise<void> {
  const half = 'SELECT id FROM monitored_case WHERE mod(hashtext(id::text), 2) = 0';
  await pool.query(
    `UPDATE monitoring_report SET signs_sealed = '', answers_sealed = '' WHERE case_id IN (${half})`,
  );
  await pool.query(`DELETE FROM monitoring_flag WHERE case_id IN (${half})`);
  await pool.query(
    `UPDATE monitored_case SET status = 'completed', closed_at = now() - interval '30 days', erased_at = now() - interval '16 days', silent_at = NULL,
       key_sealed = NULL, person_sealed = NULL, place_sealed = NULL, nik_digest = NULL WHERE id IN (${half})`,
  );
  await pool.query('VACUUM ANALYZE monitored_case, monitoring_report, monitoring_flag');
}

async function seedSome(pool: Pool, programId: string, from: number, size: number): Promise<string[]> {
  const server = new PersonalDataCipher(DATA_KEY);
  const today = dateInRegion(new Date(), REGION);
  const made = Array.from({ length: size }, (_, at) => {
    const n = from + at;
    const key = randomBytes(KEY_BYTES);
    const district = String(10 + (n % DISTRICTS)).padStart(2, '0');
    return {
      id: newId(),
      region: n < OWN_CASES ? OWN_VILLAGE : `${REGION}.${district}.1001`,
      risk: n % 6,
      key: server.seal(key.toString('base64')),
      person: new PersonalDataCipher(key).seal({
        ...{ name: `Warga Contoh ${String(n)}`, nik: null, bornOn: '1990-01-01', sex: 'male', phone: null },
        ...{ address: `Jalan Contoh ${String(n)}`, rt: '01', rw: '02', risks: [] },
      }),
    };
  });
  await pool.query(
    `INSERT INTO monitored_case (id, version, program_id, program_version, kind, status, region_code, household_id, is_reporter, day_one, ends_on,
       risk, nik_digest, key_sealed, person_sealed, last_for_date, last_weight, opened_at)
     SELECT id, 1, $6, 1, 'odp', 'follow_up', region, id, true, $7, $8, risk, sha256(id::text::bytea), key, person,
       CASE WHEN risk > 2 THEN $9::date END, CASE WHEN risk > 2 THEN 'none' END, now()
     FROM unnest($1::uuid[], $2::text[], $3::smallint[], $4::text[], $5::text[]) AS c (id, region, risk, key, person)`,
    [
      ...[made.map(({ id }) => id), made.map(({ region }) => region), made.map(({ risk }) => risk)],
      ...[made.map(({ key }) => key), made.map(({ person }) => person), programId],
      ...[daysLater(today, -5), daysLater(today, 8), daysLater(today, -1)],
    ],
  );
  return made.map(({ id }) => id);
}
