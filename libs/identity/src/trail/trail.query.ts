import { Injectable } from '@nestjs/common';
import {
  isInRegion,
  TRAIL_ACTS,
  type TrailAct,
  type TrailEntry,
  type TrailInput,
  type TrailPage,
} from '#siaga/contracts';
import { AppError } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import type { Caller } from '../access/caller.js';
import type { TrailDetail } from './trail-chain.policy.js';
import { fromOf } from './trail-from.policy.js';

interface Row {
  seq: string;
  at: Date;
  act: string;
  account_id: string | null;
  username: string | null;
  display_name: string | null;
  subject_kind: string | null;
  subject_id: string | null;
  subject_label: string | null;
  region_codes: string[];
  address_mask: string | null;
  address_digest: Buffer | null;
  detail: TrailDetail;
}

/** A question over very many lines is given up rather than borne by everybody else. */
const LONGEST_MS = 4_000;

/** Reads the trail for people who watch over a region: lines of its people and of its cases, and no others. */
@Injectable()
export class TrailQuery {
  /** A test that holds what is read need not wait as long as a person would. */
  longestMs = LONGEST_MS;

  constructor(private readonly database: Database) {}

  /** Newest first. Throws RESOURCE.NOT_FOUND for somebody who watches over no region, SYSTEM.OVERLOADED after 4 s. */
  async page(caller: Caller, input: TrailInput): Promise<TrailPage> {
    const { regionCodes } = caller.audience('trail.read');
    if (regionCodes.length === 0) throw new AppError('RESOURCE.NOT_FOUND');
    const acts: readonly TrailAct[] | null = input.what === undefined ? null : TRAIL_ACTS[input.what];
    const rows = await this.database.readWithin(this.longestMs, (tx) =>
      tx.query<Row>(
        `SELECT t.seq, t.at, t.act, t.account_id, a.username, a.display_name, t.subject_kind, t.subject_id, t.subject_label,
           t.region_codes, t.address_mask, t.address_digest, t.detail
         FROM security_trail t LEFT JOIN account a ON a.id = t.account_id
         WHERE ('ID' = ANY($1::text[]) OR t.region_codes && $1
             OR EXISTS (SELECT FROM unnest(t.region_codes) code WHERE code LIKE ANY($2::text[])))
           AND ($3::text[] IS NULL OR t.act = ANY($3)) AND ($4::uuid IS NULL OR t.account_id = $4)
           AND ($5::uuid IS NULL OR t.subject_id = $5)
           AND ($6::text IS NULL OR strpos(lower(a.username), lower($6)) > 0 OR strpos(lower(a.display_name), lower($6)) > 0
             OR t.subject_kind = 'account' AND strpos(lower(t.subject_label), lower($6)) > 0)
           AND ($7::timestamptz IS NULL OR t.at >= $7) AND ($8::timestamptz IS NULL OR t.at < $8)
           AND ($9::bigint IS NULL OR t.seq < $9)
         ORDER BY t.seq DESC LIMIT $10`,
        [
          ...[regionCodes, regionCodes.map((code) => `${code}.%`), acts],
          ...[input.accountId ?? null, input.subjectId ?? null, input.who ?? null],
          ...[input.from ?? null, input.until ?? null, input.before ?? null, input.limit + 1],
        ],
      ),
    );
    const shown = rows.slice(0, input.limit);
    return {
      entries: shown.map((row) => toEntry(row, regionCodes)),
      next: rows.length > shown.length ? Number(shown.at(-1)?.seq) : null,
    };
  }
}

/** Of its regions the reader's alone: where else somebody works is not theirs to know. */
function toEntry(row: Row, own: readonly string[]): TrailEntry {
  const { account_id: accountId, subject_kind: kind } = row;
  return {
    seq: Number(row.seq),
    at: row.at.toISOString(),
    act: row.act as TrailAct,
    account:
      accountId === null
        ? null
        : { id: accountId, username: row.username ?? '', displayName: row.display_name ?? '' },
    subject: kind === null ? null : { kind, id: row.subject_id, label: row.subject_label },
    regionCodes: row.region_codes.filter((code) => isIn(code, own)),
    from: fromOf(row),
    detail: detailFor(row, own),
  };
}

const isIn = (code: string, own: readonly string[]): boolean => own.some((scope) => isInRegion(code, scope));
/** Facts that list rights by name: `operator 15.71, crew unit 0198…`. */
const RIGHTS = ['given', 'taken'] as const;

/** Rights elsewhere are as little theirs to know; a unit's or a facility's are shown where all that the line tells of is theirs. */
function detailFor({ detail, region_codes }: Row, own: readonly string[]): TrailEntry['detail'] {
  const isAllTheirs = region_codes.every((code) => isIn(code, own));
  if (isAllTheirs) return { ...detail };
  const shown: TrailEntry['detail'] = { ...detail };
  for (const name of RIGHTS) {
    const listed = detail[name];
    if (listed === undefined) continue;
    const theirs = String(listed)
      .split(', ')
      .filter((right) => isIn(right.split(' ')[1] ?? '', own));
    if (theirs.length > 0) shown[name] = theirs.join(', ');
    else Reflect.deleteProperty(shown, name);
  }
  return shown;
}
