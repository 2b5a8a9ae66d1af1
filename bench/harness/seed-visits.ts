import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { newId, PersonalDataCipher } from '#siaga/kernel';
import { DATA_KEY } from './our-server.js';

/** Phones that each opened the page of one thing; gives what their cookies hold, in the order of `subjectIds`. */
export async function seedVisits(
  pool: Pool,
  subjectKind: string,
  subjectIds: readonly string[],
): Promise<string[]> {
  const label = new PersonalDataCipher(DATA_KEY).seal('Contoh');
  const made = subjectIds.map((subjectId) => ({
    ...{ passId: newId(), visitId: newId(), subjectId },
    token: randomBytes(32).toString('base64url'),
  }));
  const digests = made.map(({ token }) => createHash('sha256').update(token).digest());
  const passIds = made.map(({ passId }) => passId);
  const visitIds = made.map(({ visitId }) => visitId);
  await pool.query(
    `INSERT INTO visitor_pass (id, scope, subject_kind, subject_id, label_sealed, secret_hash, uses_left, issued_at, redeem_until, ends_at)
     SELECT id, 'ticket', $5, subject, $4, hash, 0, now(), now() + interval '1 day', now() + interval '1 day'
     FROM unnest($1::uuid[], $2::uuid[], $3::bytea[]) AS p (id, subject, hash)`,
    [passIds, subjectIds, digests, label, subjectKind],
  );
  await pool.query(
    `INSERT INTO visitor_session (id, token_hash, created_at, renewed_at, seen_at, expires_at)
     SELECT id, hash, now(), now(), now(), now() + interval '1 day' FROM unnest($1::uuid[], $2::bytea[]) AS v (id, hash)`,
    [visitIds, digests],
  );
  await pool.query(
    `INSERT INTO visitor_hold (pass_id, device_hash, session_id, opened_at)
     SELECT pass, hash, visit, now() FROM unnest($1::uuid[], $2::bytea[], $3::uuid[]) AS h (pass, hash, visit)`,
    [passIds, digests, visitIds],
  );
  return made.map(({ token }) => token);
}
