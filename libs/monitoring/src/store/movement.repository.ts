import { Injectable } from '@nestjs/common';
import type { Point, TrailKind, TrailPlace } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import type { KeptPlace, MovementState } from '../domain/judge-fixes.policy.js';
import type { StoredCase } from './stored-case.js';

interface MovementRow {
  consented_at: Date | null;
  leave_until: Date | null;
  received_at: Date | null;
  last_fix_at: Date | null;
  last_sealed: string | null;
  kept_at: Date | null;
  kept_kind: TrailKind | null;
  away_count: number;
  away_since: Date | null;
  flagged_at: Date | null;
  returned_at: Date | null;
  ignored: number;
}

/** What is known of where somebody is. */
export interface StoredMovement {
  readonly consentedAt: Date | null;
  readonly leaveUntil: Date | null;
  /** When fixes last came. */
  readonly receivedAt: Date | null;
  readonly lastFixAt: Date | null;
  readonly returnedAt: Date | null;
  readonly ignored: number;
  readonly state: MovementState;
}

type Sealed = Pick<StoredCase, 'id' | 'cipher'>;
type Reader = Pick<Tx, 'query'>;

const COLUMNS = `consented_at, leave_until, received_at, last_fix_at, last_sealed, kept_at, kept_kind, away_count, away_since, flagged_at,
  returned_at, ignored`;
/** Of who did not consent nothing is known. */
const FORGOTTEN = `consented_at = NULL, received_at = NULL, last_fix_at = NULL, last_sealed = NULL, kept_at = NULL, kept_kind = NULL, away_count = 0,
  away_since = NULL, flagged_at = NULL, returned_at = NULL, ignored = 0`;
const MOST_PLACES = 1_000;

/** Named queries of `monitoring_movement` and `monitoring_trail`. Whoever writes holds the case. */
@Injectable()
export class MovementRepository {
  constructor(private readonly database: Database) {}

  /** Null where nobody ever asked, consented or let them go. */
  async of({ id, cipher }: Sealed, reader: Reader = this.database): Promise<StoredMovement | null> {
    const [row] = await reader.query<MovementRow>(
      `SELECT ${COLUMNS} FROM monitoring_movement WHERE case_id = $1`,
      [id],
    );
    if (row === undefined) return null;
    const { last_fix_at: lastFixAt, last_sealed: last, kept_at: keptAt, kept_kind: keptKind } = row;
    return {
      ...{ consentedAt: row.consented_at, leaveUntil: row.leave_until, receivedAt: row.received_at },
      ...{ lastFixAt, returnedAt: row.returned_at, ignored: row.ignored },
      state: {
        last:
          lastFixAt === null || last === null
            ? null
            : { ...(cipher.open(last) as Point), atMs: lastFixAt.getTime() },
        kept: keptAt === null || keptKind === null ? null : { atMs: keptAt.getTime(), kind: keptKind },
        awayCount: row.away_count,
        awaySinceMs: row.away_since?.getTime() ?? null,
        flaggedAtMs: row.flagged_at?.getTime() ?? null,
      },
    };
  }

  /** When fixes of a case last came, for who asks before anything is held. */
  async receivedAt(caseId: string): Promise<Date | null> {
    const [row] = await this.database.query<Pick<MovementRow, 'received_at'>>(
      'SELECT received_at FROM monitoring_movement WHERE case_id = $1',
      [caseId],
    );
    return row?.received_at ?? null;
  }

  async consent(tx: Tx, caseId: string, at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO monitoring_movement AS m (case_id, consented_at, away_count, ignored) VALUES ($1, $2, 0, 0)
       ON CONFLICT (case_id) DO UPDATE SET consented_at = coalesce(m.consented_at, excluded.consented_at)`,
      [caseId, at],
    );
  }

  /** Forgets where they were, at once. */
  async withdraw(tx: Tx, caseId: string): Promise<void> {
    await tx.query('DELETE FROM monitoring_trail WHERE case_id = $1', [caseId]);
    await tx.query(`UPDATE monitoring_movement SET ${FORGOTTEN} WHERE case_id = $1`, [caseId]);
  }

  async permit(tx: Tx, caseId: string, until: Date | null): Promise<void> {
    await tx.query(
      `INSERT INTO monitoring_movement AS m (case_id, leave_until, away_count, ignored) VALUES ($1, $2, 0, 0)
       ON CONFLICT (case_id) DO UPDATE SET leave_until = excluded.leave_until`,
      [caseId, until],
    );
  }

  /** How they stand after fixes that came `at`. */
  async save(
    tx: Tx,
    { id, cipher }: Sealed,
    state: MovementState,
    { at, ignored, hasReturned }: { at: Date; ignored: number; hasReturned: boolean },
  ): Promise<void> {
    const { last, kept } = state;
    await tx.query(
      `UPDATE monitoring_movement SET received_at = $2, last_fix_at = $3, last_sealed = $4, kept_at = $5, kept_kind = $6, away_count = $7,
         away_since = $8, flagged_at = $9, ignored = ignored + $10, returned_at = CASE WHEN $11 THEN $3 ELSE returned_at END
       WHERE case_id = $1`,
      [
        ...[id, at, timeOf(last?.atMs)],
        last === null ? null : cipher.seal({ lon: last.lon, lat: last.lat }),
        ...[timeOf(kept?.atMs), kept?.kind ?? null, state.awayCount],
        ...[timeOf(state.awaySinceMs), timeOf(state.flaggedAtMs), ignored, hasReturned],
      ],
    );
  }

  async keep(tx: Tx, { id, cipher }: Sealed, places: readonly KeptPlace[]): Promise<void> {
    for (const { atMs, kind, place } of places)
      await tx.query(
        'INSERT INTO monitoring_trail (id, case_id, at, kind, place_sealed) VALUES ($1, $2, $3, $4, $5)',
        [newId(), id, new Date(atMs), kind, place === null ? null : cipher.seal(place)],
      );
  }

  /** The places of a case, the newest first. */
  async places({ id, cipher }: Sealed): Promise<TrailPlace[]> {
    const rows = await this.database.query<{ at: Date; kind: TrailKind; place_sealed: string | null }>(
      `SELECT at, kind, place_sealed FROM monitoring_trail WHERE case_id = $1 ORDER BY at DESC, id LIMIT ${String(MOST_PLACES)}`,
      [id],
    );
    return rows.map(({ at, kind, place_sealed: place }) => ({
      ...{ at: at.toISOString(), kind },
      place: place === null ? null : (cipher.open(place) as Point),
    }));
  }
}

function timeOf(ms: number | null | undefined): Date | null {
  return ms === null || ms === undefined ? null : new Date(ms);
}
