import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#siaga/persistence';

const BATCH = 1_000;
const SEALER_LOCK = 119_003;

interface SealRow {
  from_seq: string;
  to_seq: string;
  previous_hash: Buffer;
  hash: Buffer;
}

/** Where a check of the sealed past found a difference, or null when all is as it was written. */
export interface SealCheck {
  sealedUntil: number;
  firstBrokenSeq: number | null;
}

/** Chains a hash over batches of the journal, so that a changed past shows. */
@Injectable()
export class JournalSealer {
  constructor(private readonly database: Database) {}

  /** Seals everything not yet sealed; gives how many batches. Only one process seals at a time. */
  async sealNew(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const [lock] = await tx.query<{ got: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS got', [
        SEALER_LOCK,
      ]);
      if (!lock?.got) return 0;
      let sealed = 0;
      while (await this.sealBatch(tx)) sealed += 1;
      return sealed;
    });
  }

  /** Computes every seal again and compares. */
  async verify(): Promise<SealCheck> {
    const seals = await this.database.query<SealRow>(
      'SELECT from_seq, to_seq, previous_hash, hash FROM journal_seal ORDER BY to_seq',
    );
    let previous: Buffer = Buffer.alloc(32);
    let sealedUntil = 0;
    for (const seal of seals) {
      const { hash } = await batchHash(
        this.database,
        previous,
        Number(seal.from_seq) - 1,
        Number(seal.to_seq),
        BATCH + 1,
      );
      if (!seal.previous_hash.equals(previous) || !hash.equals(seal.hash))
        return { sealedUntil, firstBrokenSeq: Number(seal.from_seq) };
      previous = seal.hash;
      sealedUntil = Number(seal.to_seq);
    }
    return { sealedUntil, firstBrokenSeq: null };
  }

  private async sealBatch(tx: Tx): Promise<boolean> {
    const [last] = await tx.query<SealRow>(
      'SELECT to_seq, hash FROM journal_seal ORDER BY to_seq DESC LIMIT 1',
    );
    const previous = last?.hash ?? Buffer.alloc(32);
    const since = Number(last?.to_seq ?? 0);
    const { hash, lastSeq } = await batchHash(tx, previous, since, Number.MAX_SAFE_INTEGER, BATCH);
    if (lastSeq === since) return false;
    await tx.query(
      'INSERT INTO journal_seal (from_seq, to_seq, previous_hash, hash) VALUES ($1, $2, $3, $4)',
      [since + 1, lastSeq, previous, hash],
    );
    return true;
  }
}

async function batchHash(
  db: Pick<Tx, 'query'>,
  previous: Buffer,
  since: number,
  until: number,
  limit: number,
): Promise<{ hash: Buffer; lastSeq: number }> {
  const rows = await db.query<{ seq: string; line: string }>(
    `SELECT seq, (to_jsonb(journal) || jsonb_build_object('at', extract(epoch FROM at)))::text AS line FROM journal WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3`,
    [since, until, limit],
  );
  const hash = createHash('sha256').update(previous);
  for (const row of rows) hash.update(row.line);
  return { hash: hash.digest(), lastSeq: Number(rows.at(-1)?.seq ?? since) };
}
