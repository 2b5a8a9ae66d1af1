import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { STREAMS } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';

const BATCH = 1_000;
const NOTHING = Buffer.alloc(32);
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

interface EndRow {
  stream: string;
  head_seals: string | null;
  head_seq: string | null;
  head_hash: Buffer | null;
  mac: Buffer | null;
  seals: string | null;
  to_seq: string | null;
  hash: Buffer | null;
  last_seq: string;
}

interface HeadRow {
  seals: string;
  to_seq: string;
  hash: Buffer;
  mac: Buffer | null;
}

/** Where the seals of a stream end: how many there are, up to which number, and the last hash. */
export interface SealHead {
  readonly seals: number;
  readonly until: number;
  readonly hash: Buffer;
}

interface Batch {
  stream: string;
  since: number;
  until: number;
  limit: number;
  form: number;
}

/** Where a check of the sealed past of a stream found a difference, also when all from there on was cut off; null when all is as it was written. */
export interface SealCheck {
  sealedUntil: number;
  firstBrokenSeq: number | null;
}

/**
 * Chains a hash over batches of each of the journal's streams, so that a changed past shows, and signs where the chain ends with a key that the
 * database does not have, so that a cut-off end shows too (ADR 0039).
 */
@Injectable()
export class JournalSealer {
  private readonly key: Buffer;

  constructor(
    private readonly database: Database,
    cipher: PersonalDataCipher,
  ) {
    this.key = cipher.derivedKey('journal seal');
  }

  /** Seals everything not yet sealed; gives how many batches. Only one process seals at a time. */
  async sealNew(): Promise<number> {
    let sealed = 0;
    for (const stream of STREAMS) sealed += await this.sealStream(stream);
    return sealed;
  }

  /** Computes every seal of a stream again and compares. */
  verify(stream = 'dispatch'): Promise<SealCheck> {
    return this.verifyIn(this.database, stream);
  }

  private async verifyIn(reader: Pick<Tx, 'query'>, stream: string): Promise<SealCheck> {
    const head = await this.headOf(reader, stream);
    // What is sealed from here on is the next check's.
    const seals = await reader.query<SealRow>(
      `SELECT from_seq, to_seq, form, previous_hash, hash FROM journal_seal WHERE stream = $1 AND to_seq <= $2 ORDER BY to_seq`,
      [stream, head?.until ?? Number.MAX_SAFE_INTEGER],
    );
    let previous: Buffer = NOTHING;
    let sealedUntil = 0;
    for (const { from_seq, to_seq, form, previous_hash, hash } of seals) {
      const until = Number(to_seq);
      const batch = { stream, since: Number(from_seq) - 1, until, limit: BATCH + 1, form };
      const found = await batchHash(reader, previous, batch);
      if (!previous_hash.equals(previous) || !found.hash.equals(hash))
        return { sealedUntil, firstBrokenSeq: Number(from_seq) };
      previous = hash;
      sealedUntil = until;
    }
    const end = { seals: seals.length, until: sealedUntil, hash: previous };
    return { sealedUntil, firstBrokenSeq: this.isEnd(stream, head, end) ? null : sealedUntil + 1 };
  }

  /**
   * Signs the ends that an upgrade found without a signature. Only a person asks for it, once: whoever can take a signature away
   * must not have it given back by the house itself. Gives the streams that were signed; those whose chain does not hold are not.
   */
  async signUnsigned(): Promise<string[]> {
    const unsigned = await this.database.query<{ stream: string }>(
      'SELECT stream FROM journal_seal_head WHERE mac IS NULL ORDER BY stream',
    );
    const signed: string[] = [];
    for (const { stream } of unsigned) if (await this.signEnd(stream)) signed.push(stream);
    return signed;
  }

  private signEnd(stream: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [SEALER_LOCK]);
      const head = await this.headOf(tx, stream);
      if (head === null || head.mac !== null) return false;
      const mac = this.sign(stream, head);
      await tx.query('UPDATE journal_seal_head SET mac = $2 WHERE stream = $1', [stream, mac]);
      const { firstBrokenSeq } = await this.verifyIn(tx, stream);
      if (firstBrokenSeq === null) return true;
      await tx.query('UPDATE journal_seal_head SET mac = NULL WHERE stream = $1', [stream]);
      return false;
    });
  }

  /** The streams whose signed end is not there any more. Cheap: it looks at the seal of that end only, and at what `seen` says was there before. */
  async cutStreams(seen: ReadonlyMap<string, number> = new Map()): Promise<string[]> {
    // In one statement: others seal meanwhile.
    const rows = await this.database.query<EndRow>(
      `SELECT coalesce(h.stream, s.stream) AS stream, h.seals AS head_seals, h.to_seq AS head_seq, h.hash AS head_hash, h.mac,
         s.seals, s.to_seq, (SELECT l.hash FROM journal_seal l WHERE l.stream = s.stream AND l.to_seq = s.to_seq) AS hash,
         (SELECT coalesce(max(j.seq), 0) FROM journal j WHERE j.stream = coalesce(h.stream, s.stream)) AS last_seq
       FROM journal_seal_head h
       FULL JOIN (SELECT l.stream, count(*) AS seals, max(l.to_seq) AS to_seq
         FROM journal_seal l LEFT JOIN journal_seal_head o ON o.stream = l.stream
         WHERE o.stream IS NULL OR l.to_seq <= o.to_seq GROUP BY l.stream) s ON s.stream = h.stream`,
    );
    const isCut = ({ stream, last_seq, ...row }: EndRow): boolean => {
      const head =
        row.head_seq === null
          ? null
          : {
              seals: Number(row.head_seals),
              until: Number(row.head_seq),
              hash: row.head_hash ?? NOTHING,
              mac: row.mac,
            };
      const end = {
        seals: Number(row.seals ?? 0),
        until: Number(row.to_seq ?? 0),
        hash: row.hash ?? NOTHING,
      };
      return !this.isEnd(stream, head, end) || Number(last_seq) < Math.max(end.until, seen.get(stream) ?? 0);
    };
    return rows.filter(isCut).map(({ stream }) => stream);
  }

  /** Whether a seal that somebody noted elsewhere is still there as it was: `stream:number:hash`. */
  async holds(anchor: string): Promise<boolean> {
    const [stream = '', until = '', hash = ''] = anchor.split(':');
    if (!/^\d+$/.test(until) || !/^[0-9a-f]{64}$/.test(hash)) return false;
    const found = await this.database.query(
      "SELECT 1 FROM journal_seal WHERE stream = $1 AND to_seq = $2 AND hash = decode($3, 'hex')",
      [stream, until, hash],
    );
    return found.length > 0;
  }

  /** What to note elsewhere. */
  async anchors(): Promise<string[]> {
    const rows = await this.database.query<{ stream: string; to_seq: string; hash: Buffer }>(
      'SELECT stream, to_seq, hash FROM journal_seal_head ORDER BY stream',
    );
    return rows.map(({ stream, to_seq, hash }) => `${stream}:${to_seq}:${hash.toString('hex')}`);
  }

  private async headOf(
    reader: Pick<Tx, 'query'>,
    stream: string,
  ): Promise<(SealHead & { mac: Buffer | null }) | null> {
    const [row] = await reader.query<HeadRow>(
      'SELECT seals, to_seq, hash, mac FROM journal_seal_head WHERE stream = $1',
      [stream],
    );
    return row ? { seals: Number(row.seals), until: Number(row.to_seq), hash: row.hash, mac: row.mac } : null;
  }

  /** A head without a signature, which the migration that brought heads left, is no end until a person has it signed. */
  private isEnd(stream: string, head: (SealHead & { mac: Buffer | null }) | null, end: SealHead): boolean {
    if (head === null) return end.seals === 0;
    const right = this.sign(stream, head);
    const isSigned = head.mac?.length === right.length && timingSafeEqual(head.mac, right);
    return isSigned && head.seals === end.seals && head.until === end.until && head.hash.equals(end.hash);
  }

  private sign(stream: string, { seals, until, hash }: SealHead): Buffer {
    return createHmac('sha256', this.key).update(`${stream} ${seals} ${until} `).update(hash).digest();
  }

  /**
   * Counts what stands behind the head, which may be seals of a process from before there were heads, and never from the
   * start: a head that was cut off would fit again. One without a signature gets none by moving on.
   */
  private async moveHead(tx: Tx, stream: string, until: number, hash: Buffer): Promise<void> {
    const before = await this.headOf(tx, stream);
    const [behind] = await tx.query<{ seals: string }>(
      'SELECT count(*) AS seals FROM journal_seal WHERE stream = $1 AND to_seq > $2',
      [stream, before?.until ?? 0],
    );
    const seals = before === null ? 1 : before.seals + Number(behind?.seals ?? 0);
    const head = { seals, until, hash };
    const mac = before?.mac === null ? null : this.sign(stream, head);
    await tx.query(
      `INSERT INTO journal_seal_head (stream, seals, to_seq, hash, mac) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (stream) DO UPDATE SET seals = excluded.seals, to_seq = excluded.to_seq, hash = excluded.hash, mac = excluded.mac`,
      [stream, seals, until, hash, mac],
    );
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
    const previous = last?.hash ?? NOTHING;
    const since = Number(last?.to_seq ?? 0);
    const batch = { stream, since, until: Number.MAX_SAFE_INTEGER, limit: BATCH, form: FORM };
    const { hash, lastSeq } = await batchHash(tx, previous, batch);
    if (lastSeq === since) return false;
    await tx.query(
      'INSERT INTO journal_seal (stream, form, from_seq, to_seq, previous_hash, hash) VALUES ($1, $2, $3, $4, $5, $6)',
      [stream, FORM, since + 1, lastSeq, previous, hash],
    );
    await this.moveHead(tx, stream, lastSeq, hash);
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
