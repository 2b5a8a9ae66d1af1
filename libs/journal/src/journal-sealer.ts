import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { STREAMS } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';

const BATCH = 1_000;
const SEALER_LOCK = 119_003;
/** What a hash is made of. A form is never changed, or the past would no longer verify: another is added. */
const LINE_OF_FORM: Readonly<Record<number, string>> = {
  1: "to_jsonb(journal) - '{stream,topics}'::text[] || jsonb_build_object('at', extract(epoch FROM at))",
  2: `jsonb_build_array(stream, seq, extract(epoch FROM at), actor, type, entity, entity_id, version, region_code, unit_id,
    facility_id, incident_id, correlation_id, topics, data)`,
};
const FORM = 2;

interface SealRow {
  from_seq: string;
  to_seq: string;
  form: number;
  previous_hash: Buffer;
  hash: Buffer;
}

interface Batch {
  stream: string;
  since: number;
  until: number;
  limit: number;
  form: number;
}

/** Where a check of the sealed past of a stream found a difference, or null when all is as it was written. */
export interface SealCheck {
  sealedUntil: number;
  firstBrokenSeq: number | null;
}

/** Chains a hash over batches of each of the journal's streams, so that a changed past shows. */
@Injectable()
export class JournalSealer {
  constructor(private readonly database: Database) {}

  /** Seals everything not yet sealed; gives how many batches. Only one process seals at a time. */
  async sealNew(): Promise<number> {
    let sealed = 0;
    for (const stream of STREAMS) sealed += await this.sealStream(stream);
    return sealed;
  }

  /** Computes every seal of a stream again and compares. */
  async verify(stream = 'dispatch'): Promise<SealCheck> {
    const seals = await this.database.query<SealRow>(
      'SELECT from_seq, to_seq, form, previous_hash, hash FROM journal_seal WHERE stream = $1 ORDER BY to_seq',
      [stream],
    );
    let previous: Buffer = Buffer.alloc(32);
    let sealedUntil = 0;
    for (const { from_seq, to_seq, form, previous_hash, hash } of seals) {
      const until = Number(to_seq);
      const batch = { stream, since: Number(from_seq) - 1, until, limit: BATCH + 1, form };
      const found = await batchHash(this.database, previous, batch);
      if (!previous_hash.equals(previous) || !found.hash.equals(hash))
        return { sealedUntil, firstBrokenSeq: Number(from_seq) };
      previous = hash;
      sealedUntil = until;
    }
    return { sealedUntil, firstBrokenSeq: null };
  }

  /** Checks every stream: those that are written, and those that were sealed once. */
  async verifyAll(): Promise<(SealCheck & { stream: string })[]> {
    const sealed = await this.database.query<{ stream: string }>('SELECT DISTINCT stream FROM journal_seal');
    const streams = new Set([...STREAMS, ...sealed.map(({ stream }) => stream)]);
    const checks: (SealCheck & { stream: string })[] = [];
    for (const stream of streams) checks.push({ stream, ...(await this.verify(stream)) });
    return checks;
  }

  private sealStream(stream: string): Promise<number> {
    return this.database.transaction(async (tx) => {
      const [lock] = await tx.query<{ got: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS got', [
        SEALER_LOCK,
      ]);
      if (!lock?.got) return 0;
      let sealed = 0;
      while (await this.sealBatch(tx, stream)) sealed += 1;
      return sealed;
    });
  }

  private async sealBatch(tx: Tx, stream: string): Promise<boolean> {
    const [last] = await tx.query<Pick<SealRow, 'to_seq' | 'hash'>>(
      'SELECT to_seq, hash FROM journal_seal WHERE stream = $1 ORDER BY to_seq DESC LIMIT 1',
      [stream],
    );
    const previous = last?.hash ?? Buffer.alloc(32);
    const since = Number(last?.to_seq ?? 0);
    const batch = { stream, since, until: Number.MAX_SAFE_INTEGER, limit: BATCH, form: FORM };
    const { hash, lastSeq } = await batchHash(tx, previous, batch);
    if (lastSeq === since) return false;
    await tx.query(
      'INSERT INTO journal_seal (stream, form, from_seq, to_seq, previous_hash, hash) VALUES ($1, $2, $3, $4, $5, $6)',
      [stream, FORM, since + 1, lastSeq, previous, hash],
    );
    return true;
  }
}

async function batchHash(
  db: Pick<Tx, 'query'>,
  previous: Buffer,
  { stream, since, until, limit, form }: Batch,
): Promise<{ hash: Buffer; lastSeq: number }> {
  const line = LINE_OF_FORM[form];
  if (line === undefined) throw new RangeError(`A seal of form ${form} was made by a later version`);
  const rows = await db.query<{ seq: string; line: string }>(
    `SELECT seq, (${line})::text AS line FROM journal WHERE stream = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4`,
    [stream, since, until, limit],
  );
  const hash = createHash('sha256').update(previous);
  for (const row of rows) hash.update(row.line);
  return { hash: hash.digest(), lastSeq: Number(rows.at(-1)?.seq ?? since) };
}
