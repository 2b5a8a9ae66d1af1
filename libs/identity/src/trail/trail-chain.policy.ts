import { createHmac, timingSafeEqual } from 'node:crypto';
import type { TrailAct } from '#siaga/contracts';

export type TrailDetail = Readonly<Record<string, string | number | boolean>>;

/** A line as it is stored, without its hash. */
export interface TrailLine {
  seq: number;
  at: Date;
  act: TrailAct;
  accountId: string | null;
  sessionId: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  subjectLabel: string | null;
  regionCodes: readonly string[];
  addressMask: string | null;
  /** In hexadecimal. */
  addressDigest: string | null;
  correlationId: string;
  detail: TrailDetail;
}

/** Where the chain ends, and where what is kept of it begins. */
export interface TrailHead {
  firstSeq: number;
  /** Hash before the first line that is kept. */
  baseHash: Buffer;
  seq: number;
  hash: Buffer;
}

/**
 * Each line's hash is made with a key over the one before: whoever has the database and not the data key can neither change a line nor
 * write one, and cannot cut the end off, since the head is signed too.
 */
export class TrailChain {
  constructor(private readonly key: Buffer) {}

  next(previous: Buffer, line: TrailLine): Buffer {
    return createHmac('sha256', this.key).update(previous).update(textOf(line)).digest();
  }

  sign({ firstSeq, baseHash, seq, hash }: TrailHead): Buffer {
    return createHmac('sha256', this.key)
      .update(`head ${firstSeq} ${seq} `)
      .update(baseHash)
      .update(hash)
      .digest();
  }

  /** An unsigned head is that of a trail in which nothing was written yet. */
  isSigned(head: TrailHead, mac: Buffer | null): boolean {
    if (mac === null) return head.seq === 0;
    const right = this.sign(head);
    return mac.length === right.length && timingSafeEqual(mac, right);
  }
}

/** Never changed, or the past would no longer verify. */
function textOf(line: TrailLine): string {
  const { seq, at, act, accountId, sessionId, subjectKind, subjectId, subjectLabel } = line;
  const { regionCodes, addressMask, addressDigest, correlationId, detail } = line;
  const facts = Object.keys(detail)
    .sort()
    .map((key) => [key, detail[key]]);
  return JSON.stringify([
    ...[seq, at.toISOString(), act, accountId, sessionId, subjectKind, subjectId, subjectLabel],
    ...[regionCodes, addressMask, addressDigest, correlationId, facts],
  ]);
}
