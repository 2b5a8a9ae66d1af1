import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { Place, sealPlanOf } from '#siaga/contracts';
import { newId, type PersonalDataCipher } from '#siaga/kernel';
import { createDataSource, migrate } from '#siaga/persistence';
import { migrations } from '../../migrations/index.js';

export const REGION = '15.71';
/** Kota Jambi; everything is spread over half a degree around it unless said otherwise. */
const CENTRE = { lon: 103.61, lat: -1.61 };
const SPAN_DEG = 0.5;
const SESSION_DAY = "now() + interval '1 day'";

/** A person with a session. */
export interface SeededPerson {
  accountId: string;
  token: string;
}

export interface SeededUnit {
  id: string;
  callSign: string;
}

/** Brings an empty database to the product's schema. */
export async function migrateDatabase(url: string): Promise<void> {
  const dataSource = createDataSource({ url, poolSize: 2, migrations });
  await dataSource.initialize();
  try {
    await migrate(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** Hospitals and puskesmas at random points, all open and without limits. */
export async function seedFacilities(pool: Pool, count: number, spanDeg = SPAN_DEG): Promise<void> {
  await pool.query(
    `INSERT INTO facility (id, region_code, name, kind, geom, accuracy_m, point_source, is_always_open, er_level, capabilities, source, source_key, search)
     SELECT gen_random_uuid(), $1, 'Faskes ' || n, CASE WHEN n % 4 = 0 THEN 'hospital' ELSE 'puskesmas' END,
       ST_SetSRID(ST_MakePoint($2::float8 + (random() - 0.5) * $4, $3::float8 + (random() - 0.5) * $4), 4326), 50, 'import', true, 4,
       '{}', 'bench', n::text, 'faskes ' || n
     FROM generate_series(1, $5::integer) AS n`,
    [REGION, CENTRE.lon, CENTRE.lat, spanDeg, count],
  );
  await pool.query('ANALYZE facility');
}

/** Units in service, each with a position of just now. */
export async function seedUnits(pool: Pool, count: number, spanDeg = SPAN_DEG): Promise<SeededUnit[]> {
  const { rows } = await pool.query<SeededUnit>(
    `WITH made AS (
       INSERT INTO unit (id, region_code, call_sign, type, service)
       SELECT gen_random_uuid(), $1, 'UJI-' || n, 'bls', 'in_service' FROM generate_series(1, $5::integer) AS n
       RETURNING id, call_sign
     ), placed AS (
       INSERT INTO unit_position (unit_id, geom, at, received_at, stored_by)
       SELECT id, ST_SetSRID(ST_MakePoint($2::float8 + (random() - 0.5) * $4, $3::float8 + (random() - 0.5) * $4), 4326), now(), now(), id FROM made
     )
     SELECT id, call_sign AS "callSign" FROM made ORDER BY 2`,
    [REGION, CENTRE.lon, CENTRE.lat, spanDeg, count],
  );
  await pool.query('ANALYZE unit, unit_position');
  return rows;
}

/** Operators of the region, signed in. */
export async function seedOperators(pool: Pool, count: number): Promise<SeededPerson[]> {
  return seedPeople(
    pool,
    Array.from({ length: count }, () => ({ role: 'operator', region: REGION, unit: null, facility: null })),
  );
}

/** People who may do everything in one region, signed in. */
export async function seedAdmins(pool: Pool, count: number, region: string): Promise<SeededPerson[]> {
  return seedPeople(
    pool,
    Array.from({ length: count }, () => ({ role: 'admin', region, unit: null, facility: null })),
  );
}

/** Officers of follow-up in one region, signed in. */
export async function seedOfficers(pool: Pool, count: number, region: string): Promise<SeededPerson[]> {
  return seedPeople(
    pool,
    Array.from({ length: count }, () => ({ role: 'field_officer', region, unit: null, facility: null })),
  );
}

/** Health offices of one region, signed in. */
export async function seedOffices(pool: Pool, count: number, region: string): Promise<SeededPerson[]> {
  return seedPeople(
    pool,
    Array.from({ length: count }, () => ({ role: 'health_office', region, unit: null, facility: null })),
  );
}

/** Officers of ports of entry of one region, signed in. */
export async function seedEntryOfficers(pool: Pool, count: number, region: string): Promise<SeededPerson[]> {
  return seedPeople(
    pool,
    Array.from({ length: count }, () => ({ role: 'entry_officer', region, unit: null, facility: null })),
  );
}

/** One crew for each unit, signed in. */
export async function seedCrews(pool: Pool, units: readonly SeededUnit[]): Promise<SeededPerson[]> {
  return seedPeople(
    pool,
    units.map((unit) => ({ role: 'crew', region: null, unit: unit.id, facility: null })),
  );
}

/** Somebody at the counter of each facility, signed in. */
export async function seedCounters(
  pool: Pool,
  facilityIds: readonly string[],
): Promise<(SeededPerson & { facilityId: string })[]> {
  const people = await seedPeople(
    pool,
    facilityIds.map((facility) => ({ role: 'facility_staff', region: null, unit: null, facility })),
  );
  return people.map((person, index) => ({ ...person, facilityId: facilityIds[index] ?? '' }));
}

/** A point of the seeded area; the same `n` gives the same point. */
export function pointOf(n: number): { lon: number; lat: number } {
  const share = (factor: number): number => ((n * factor) % 1) - 0.5;
  return {
    lon: Number((CENTRE.lon + share(0.754_877_666) * SPAN_DEG * 0.8).toFixed(6)),
    lat: Number((CENTRE.lat + share(0.569_840_291) * SPAN_DEG * 0.8).toFixed(6)),
  };
}

interface Person {
  role: string;
  region: string | null;
  unit: string | null;
  facility: string | null;
}

async function seedPeople(pool: Pool, people: readonly Person[]): Promise<SeededPerson[]> {
  const made = people.map((person) => ({
    ...person,
    id: newId(),
    token: randomBytes(32).toString('base64url'),
  }));
  const ids = made.map((person) => person.id);
  await pool.query(
    `INSERT INTO account (id, username, display_name, password_hash) SELECT id, 'uji-' || id, 'Petugas Uji', '-' FROM unnest($1::uuid[]) AS id`,
    [ids],
  );
  await pool.query(
    `INSERT INTO account_grant (id, account_id, role, region_code, unit_id, facility_id)
     SELECT gen_random_uuid(), * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::uuid[])`,
    [
      ids,
      made.map(({ role }) => role),
      made.map(({ region }) => region),
      made.map(({ unit }) => unit),
      made.map(({ facility }) => facility),
    ],
  );
  await pool.query(
    `INSERT INTO session (id, token_hash, account_id, created_at, expires_at, address, agent)
     SELECT gen_random_uuid(), hash, id, now(), ${SESSION_DAY}, '127.0.0.1', 'bench' FROM unnest($1::uuid[], $2::bytea[]) AS p (id, hash)`,
    [ids, made.map(({ token }) => createHash('sha256').update(token).digest())],
  );
  return made.map(({ id, token }) => ({ accountId: id, token }));
}

/** Open incidents with a patient, each at its own point. */
export async function seedIncidents(
  pool: Pool,
  count: number,
  cipher: PersonalDataCipher,
): Promise<string[]> {
  const personal = {
    patients: [{ name: 'Budi Contoh', sex: 'male', ageYears: 61, condition: 'sesak' }],
    notes: null,
    callbackNumber: '0811-0000-0201',
  };
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO incident (id, version, number, region_code, status, complaint, triage, needs, patient_count, geom, place, personal_sealed, opened_at, opened_by)
     SELECT gen_random_uuid(), 1, 'UJI-' || n, $1, 'open', 'breathing', 'merah', '{"unit":["bls"],"facility":[]}', 1,
       ST_SetSRID(ST_MakePoint($2, $3), 4326), $4, $5, now(), '{"kind":"system","id":"bench","name":"bench"}'
     FROM generate_series(1, $6::integer) AS n RETURNING id`,
    [
      REGION,
      CENTRE.lon,
      CENTRE.lat,
      JSON.stringify(cipher.sealView(placeAt(CENTRE), sealPlanOf(Place))),
      cipher.seal(personal),
      count,
    ],
  );
  return rows.map((row) => row.id);
}

function placeAt(point: { lon: number; lat: number }): Record<string, unknown> {
  return {
    point,
    accuracyM: 15,
    source: 'map_pin',
    label: 'Simpang contoh',
    context: 'Jelutung, Kota Jambi',
    regionCode: null,
    isConfirmed: true,
  };
}
