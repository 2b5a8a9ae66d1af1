import { Injectable } from '@nestjs/common';
import { regionLineage, type TrailAct } from '#siaga/contracts';
import type { Tx } from '#siaga/persistence';
import type { TrailDetail } from './trail-chain.policy.js';
import { fromOf } from './trail-from.policy.js';

/** A line that tells that somebody saw something. */
export interface TrailLook {
  readonly at: string;
  readonly act: TrailAct;
  readonly account: { id: string; username: string | null; displayName: string } | null;
  readonly from: string | null;
  readonly subjectId: string | null;
  readonly regionCodes: string[];
  readonly detail: TrailDetail;
}

/** Which lines are asked for. */
export interface LooksAsked {
  readonly subjectKinds: readonly string[];
  readonly acts: readonly TrailAct[];
  readonly regionCode: string;
  readonly from: Date;
  readonly until: Date;
  /** Of one record, with what names none: lists. */
  readonly subjectId: string | null;
  readonly accountId: string | null;
}

interface Row {
  at: Date;
  act: string;
  account_id: string | null;
  username: string | null;
  display_name: string | null;
  subject_id: string | null;
  region_codes: string[];
  address_mask: string | null;
  address_digest: Buffer | null;
  detail: TrailDetail;
}

/** Who looked at records of a kind: for the module whose records they are, which checks the right to know. */
@Injectable()
export class LookQuery {
  /**
   * Lines about a region: those of it, of what lies below, and of what lies above, since a list of a province tells of each of its regencies.
   * The newest first, `limit` at most. Read it within `Database.readWithin`.
   */
  async of(tx: Pick<Tx, 'query'>, asked: LooksAsked, limit: number): Promise<TrailLook[]> {
    const { regionCode } = asked;
    const rows = await tx.query<Row>(
      `SELECT t.at, t.act, t.account_id, a.username, a.display_name, t.subject_id, t.region_codes, t.address_mask, t.address_digest, t.detail
       FROM security_trail t LEFT JOIN account a ON a.id = t.account_id
       WHERE t.at >= $1 AND t.at < $2 AND t.subject_kind = ANY($3::text[]) AND t.act = ANY($4::text[])
         AND (t.region_codes && $5::text[] OR EXISTS (SELECT FROM unnest(t.region_codes) code WHERE code LIKE $6))
         AND ($7::uuid IS NULL OR t.subject_id = $7 OR t.subject_id IS NULL) AND ($8::uuid IS NULL OR t.account_id = $8)
       ORDER BY t.at DESC, t.seq DESC LIMIT $9`,
      [
        ...[asked.from, asked.until, asked.subjectKinds, asked.acts],
        ...[[...regionLineage(regionCode), 'ID'], regionCode === 'ID' ? '%' : `${regionCode}.%`],
        ...[asked.subjectId, asked.accountId, limit],
      ],
    );
    return rows.map((row) => ({
      ...{ at: row.at.toISOString(), act: row.act as TrailAct, from: fromOf(row) },
      ...{ subjectId: row.subject_id, regionCodes: row.region_codes, detail: row.detail },
      account:
        row.account_id === null
          ? null
          : { id: row.account_id, username: row.username, displayName: row.display_name ?? '' },
    }));
  }
}
