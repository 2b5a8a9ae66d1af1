import { Injectable } from '@nestjs/common';
import { Clock, correlationId, PersonalDataCipher } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import type { JournalEntry, JournalRow } from './journal-entry.js';
import { JournalFeed } from './journal-feed.js';

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
