import { Injectable } from '@nestjs/common';
import type { Actor } from '#siaga/contracts';
import { Clock, correlationId, PersonalDataCipher } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { JournalFeed } from './journal-feed.js';

/** One change as a domain lib hands it in: `data` is the entity's whole public view. */
export interface JournalEntry {
  type: string;
  entity: string;
  entityId: string;
  version: number;
  regionCode: string;
  /** Crew of this unit may see it. */
  unitId?: string | null;
  /** Staff of this facility may see it. */
  facilityId?: string | null;
  /** The incident whose story it belongs to. */
  incidentId?: string | null;
  actor: Actor;
  data: unknown;
}

/** A committed change, personal parts readable. */
export interface JournalRow extends JournalEntry {
  seq: number;
  at: Date;
  unitId: string | null;
  facilityId: string | null;
  incidentId: string | null;
}

export const APPEND_SQL = 'SELECT journal_append($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12) AS seq';

/** The append-only record of every change. Append as the last step before commit: the order of appends is the order of commits. */
@Injectable()
export class Journal {
  constructor(
    private readonly cipher: PersonalDataCipher,
    private readonly clock: Clock,
    private readonly feed: JournalFeed,
  ) {}

  /** Writes one change inside `tx`; it is announced after the commit. Gives its sequence number. */
  async append(tx: Tx, entry: JournalEntry): Promise<number> {
    const at = this.clock.now();
    const [row] = await tx.query<{ seq: string }>(APPEND_SQL, this.parameters(entry, at));
    const seq = Number(row?.seq);
    tx.afterCommit(() => this.feed.committed(toRow(entry, seq, at)));
    return seq;
  }

  /** The bound values of `journal_append`, for hot paths that append inside a larger statement; follow with `announce`. */
  parameters(entry: JournalEntry, at: Date): unknown[] {
    return [
      at,
      JSON.stringify(entry.actor),
      entry.type,
      entry.entity,
      entry.entityId,
      entry.version,
      entry.regionCode,
      entry.unitId ?? null,
      entry.facilityId ?? null,
      entry.incidentId ?? null,
      correlationId(),
      JSON.stringify(this.cipher.sealView(entry.data)),
    ];
  }

  /** Announces a change that a hot path appended and committed by itself. */
  announce(entry: JournalEntry, seq: number, at: Date): void {
    this.feed.committed(toRow(entry, seq, at));
  }
}

function toRow(entry: JournalEntry, seq: number, at: Date): JournalRow {
  return {
    ...entry,
    seq,
    at,
    unitId: entry.unitId ?? null,
    facilityId: entry.facilityId ?? null,
    incidentId: entry.incidentId ?? null,
  };
}
