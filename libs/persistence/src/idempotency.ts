import { createHash } from 'node:crypto';
import { AppError } from '#siaga/kernel';
import type { NamedQuery, Tx } from './database.js';

const CLAIM: NamedQuery = {
  name: 'idempotency-claim',
  text: 'INSERT INTO idempotency (owner_id, key, request_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING key',
};
const ANSWER: NamedQuery = {
  name: 'idempotency-answer',
  text: 'UPDATE idempotency SET answer = $3 WHERE owner_id = $1 AND key = $2',
};

interface StoredAnswer {
  request_hash: Buffer;
  answer: unknown;
}

/**
 * Makes a command safe to send twice: inside the command's own transaction, the first run stores its answer under the
 * caller's key and later runs give that answer back. A key used for another request is refused with
 * IDEMPOTENCY.KEY_REUSED. Without a key the work simply runs. `seal` and `open` guard what the answer holds of a person.
 */
export async function onceOnly<T>(
  tx: Tx,
  command: {
    key: string | null;
    ownerId: string;
    request: unknown;
    seal: (answer: T) => unknown;
    open: (stored: unknown) => T;
  },
  work: () => Promise<T>,
): Promise<T> {
  if (command.key === null) return work();
  const hash = requestHash(command.request);
  const claimed = await tx.query(CLAIM, [command.ownerId, command.key, hash]);
  if (claimed.length === 0) {
    const [stored] = await tx.query<StoredAnswer>(
      'SELECT request_hash, answer FROM idempotency WHERE owner_id = $1 AND key = $2',
      [command.ownerId, command.key],
    );
    if (!stored?.request_hash.equals(hash)) throw new AppError('IDEMPOTENCY.KEY_REUSED');
    return command.open(stored.answer);
  }
  const answer = await work();
  await tx.query(ANSWER, [command.ownerId, command.key, JSON.stringify(command.seal(answer))]);
  return answer;
}

/** What tells one request from another under the same key. */
export function requestHash(request: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(request)).digest();
}

/** Forgets answers stored before `keep` (a PostgreSQL interval) ago. */
export async function forgetAnswers(db: Pick<Tx, 'query'>, keep: string): Promise<void> {
  await db.query('DELETE FROM idempotency WHERE created_at < now() - $1::interval', [keep]);
}

/**
 * The insert of `onceOnly` for a statement that does a whole command in one go: owner, key, request hash and sealed answer are
 * the four parameters given, one row for each row of `from`. A key that was used breaks the statement off with 23505.
 */
export function claimAnswerSql(
  [owner, key, hash, answer]: readonly [string, string, string, string],
  from: string,
): string {
  return `INSERT INTO idempotency (owner_id, key, request_hash, answer) SELECT ${owner}, ${key}, ${hash}, ${answer} FROM ${from} RETURNING key`;
}
