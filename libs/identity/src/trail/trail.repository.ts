import { Injectable } from '@nestjs/common';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { TrailChain, type TrailDetail, type TrailHead, type TrailLine } from './trail-chain.policy.js';

interface HeadRow {
  first_seq: string;
  base_hash: Buffer;
  seq: string;
  hash: Buffer;
  mac: Buffer | null;
}

interface LineRow {
  seq: string;
  at: Date;
  act: string;
  account_id: string | null;
  session_id: string | null;
  subject_kind: string | null;
  subject_id: string | null;
  subject_label: string | null;
  region_codes: string[];
  address_mask: string | null;
  address_digest: Buffer | null;
  correlation_id: string;
  detail: TrailDetail;
  hash: Buffer;
}

/** Where a check of the trail found a difference: a line, or its end; null when all is as it was written. */
export interface TrailCheck {
  from: number;
  until: number;
  broken: number | 'end' | null;
}

const HEAD = 'first_seq, base_hash, seq, hash, mac';
const LINE = `seq, at, act, account_id, session_id, subject_kind, subject_id, subject_label, region_codes, address_mask, address_digest,
  correlation_id, detail, hash`;
const INSERT = `INSERT INTO security_trail (${LINE})
  SELECT seq, at, act, account_id, session_id, subject_kind, subject_id, subject_label, region_codes, address_mask,
    decode(address_digest, 'hex'), correlation_id, detail, decode(hash, 'hex')
  FROM jsonb_to_recordset($1::jsonb) AS line (seq bigint, at timestamptz, act text, account_id uuid, session_id uuid,
    subject_kind text, subject_id uuid, subject_label text, region_codes text[], address_mask text, address_digest text,
    correlation_id text, detail jsonb, hash text)`;
const NOTHING = Buffer.alloc(32);
const READ_AT_ONCE = 1_000;

/** The trail's table. Whoever writes holds its head until the commit, so that lines are numbered in the order of commits, without a gap. */
@Injectable()
export class TrailRepository {
  private readonly chain: TrailChain;

  constructor(
    private readonly database: Database,
    cipher: PersonalDataCipher,
  ) {
    this.chain = new TrailChain(cipher.derivedKey('security trail'));
  }

  /** Writes lines behind the last one. */
  async append(tx: Tx, lines: readonly Omit<TrailLine, 'seq'>[]): Promise<void> {
    const head = await this.hold(tx);
    let hash = head.hash;
    const rows = lines.map((line, index) => {
      const whole = { ...line, seq: head.seq + index + 1 };
      hash = this.chain.next(hash, whole);
      return toColumns(whole, hash);
    });
    await tx.query(INSERT, [JSON.stringify(rows)]);
    await this.moveTo(tx, { ...head, seq: head.seq + rows.length, hash });
  }

  /** Forgets the oldest lines that were kept long enough at `now`, `limit` at a time; gives how many. */
  async forgetOld(tx: Tx, now: Date, limit: number): Promise<number> {
    const head = await this.hold(tx);
    const [last] = await tx.query<Pick<LineRow, 'seq' | 'hash'>>(
      `SELECT seq, hash FROM security_trail WHERE seq < $1::bigint + $2 AND seq < coalesce(
         (SELECT min(seq) FROM security_trail
          WHERE at >= $3::timestamptz - make_interval(days => (SELECT kept_days FROM security_trail_head))), $4::bigint + 1)
       ORDER BY seq DESC LIMIT 1`,
      [head.firstSeq, limit, now, head.seq],
    );
    if (!last) return 0;
    const firstSeq = Number(last.seq) + 1;
    await tx.query('DELETE FROM security_trail WHERE seq < $1', [firstSeq]);
    await this.moveTo(tx, { ...head, firstSeq, baseHash: last.hash });
    return firstSeq - head.firstSeq;
  }

  /** Computes every line again, from the oldest that is kept to the end, and compares. */
  async verify(): Promise<TrailCheck> {
    const { head, isWhole } = await this.end();
    const from = head.firstSeq;
    let hash = head.baseHash;
    for (let expected = from; expected <= head.seq;) {
      const rows = await this.database.query<LineRow>(
        `SELECT ${LINE} FROM security_trail WHERE seq >= $1 AND seq <= $2 ORDER BY seq LIMIT ${READ_AT_ONCE}`,
        [expected, head.seq],
      );
      for (const row of rows) {
        const line = toLine(row);
        hash = this.chain.next(hash, line);
        if (line.seq !== expected || !hash.equals(row.hash))
          return { from, until: head.seq, broken: expected };
        expected += 1;
      }
      if (rows.length === 0) return { from, until: head.seq, broken: expected };
    }
    return { from, until: head.seq, broken: isWhole && hash.equals(head.hash) ? null : 'end' };
  }

  /** True while the last line that is there is the one that the signed head names. */
  async isWhole(): Promise<boolean> {
    return (await this.end()).isWhole;
  }

  /** Head and last line as they are at one moment: others write meanwhile. */
  private async end(): Promise<{ head: TrailHead; isWhole: boolean }> {
    const [row] = await this.database.query<
      Partial<HeadRow> & { last_seq: string | null; last_hash: Buffer | null }
    >(
      `SELECT ${HEAD}, last_seq, last_hash
       FROM (SELECT last.seq AS last_seq, last.hash AS last_hash FROM (SELECT) one
             LEFT JOIN (SELECT l.seq, l.hash FROM security_trail l ORDER BY l.seq DESC LIMIT 1) last ON true) ending
       LEFT JOIN security_trail_head ON true`,
    );
    const head = toHead(row);
    const last = row?.last_seq ?? null;
    const isEmpty = head.seq < head.firstSeq;
    const isEnd = isEmpty
      ? last === null
      : Number(last) === head.seq && row?.last_hash?.equals(head.hash) === true;
    return { head, isWhole: isEnd && this.chain.isSigned(head, row?.mac ?? null) };
  }

  /** The first line begins it. A head that was taken away begins again at numbers that are taken: nothing is written any more. */
  private async hold(tx: Tx): Promise<TrailHead> {
    await tx.query(
      `INSERT INTO security_trail_head (base_hash, hash) SELECT $1, $1 WHERE NOT EXISTS (SELECT FROM security_trail_head)
       ON CONFLICT DO NOTHING`,
      [NOTHING],
    );
    const [row] = await tx.query<HeadRow>(`SELECT ${HEAD} FROM security_trail_head FOR UPDATE`);
    return toHead(row);
  }

  private async moveTo(tx: Tx, head: TrailHead): Promise<void> {
    await tx.query(
      'UPDATE security_trail_head SET first_seq = $1, base_hash = $2, seq = $3, hash = $4, mac = $5',
      [head.firstSeq, head.baseHash, head.seq, head.hash, this.chain.sign(head)],
    );
  }
}

/** Nothing was written yet where there is no row. */
function toHead(row: Partial<HeadRow> | undefined): TrailHead {
  return {
    firstSeq: Number(row?.first_seq ?? 1),
    baseHash: row?.base_hash ?? NOTHING,
    seq: Number(row?.seq ?? 0),
    hash: row?.hash ?? NOTHING,
  };
}

function toColumns(line: TrailLine, hash: Buffer): Record<string, unknown> {
  return {
    seq: line.seq,
    at: line.at,
    act: line.act,
    account_id: line.accountId,
    session_id: line.sessionId,
    subject_kind: line.subjectKind,
    subject_id: line.subjectId,
    subject_label: line.subjectLabel,
    region_codes: line.regionCodes,
    address_mask: line.addressMask,
    address_digest: line.addressDigest,
    correlation_id: line.correlationId,
    detail: line.detail,
    hash: hash.toString('hex'),
  };
}

function toLine(row: LineRow): TrailLine {
  return {
    seq: Number(row.seq),
    at: row.at,
    act: row.act as TrailLine['act'],
    accountId: row.account_id,
    sessionId: row.session_id,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    subjectLabel: row.subject_label,
    regionCodes: row.region_codes,
    addressMask: row.address_mask,
    addressDigest: row.address_digest?.toString('hex') ?? null,
    correlationId: row.correlation_id,
    detail: row.detail,
  };
}
