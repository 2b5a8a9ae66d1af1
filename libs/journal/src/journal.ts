import { Injectable } from '@nestjs/common';
import { Clock, correlationId, PersonalDataCipher } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import type { JournalEntry, JournalRow } from './journal-entry.js';
import { JournalFeed } from './journal-feed.js';

export const APPEND_SQL = 'SELECT journal_append($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12) AS seq';
const TYPES = [
  'timestamptz',
  'jsonb',
  'text',
  'text',
  'uuid',
  'int',
  'text',
  'uuid',
  'uuid',
  'uuid',
  'text',
  'jsonb',
];
const COLUMNS = TYPES.map((_, index) => `c${index}`).join(', ');
const ARRAYS = TYPES.map((type, index) => `$${index + 1}::${type}[]`).join(', ');
const APPEND_MANY_SQL = `SELECT journal_append(${COLUMNS}) AS seq FROM unnest(${ARRAYS}) WITH ORDINALITY AS entry(${COLUMNS}, n) ORDER BY n`;

interface Pending {
  entry: JournalEntry;
  at: Date;
  parameters: unknown[];
}

/**
 * The append-only record of every change. Appending takes a lock that is held until the commit, so that the order of
 * appends is the order of commits; therefore it is the last thing a transaction does. Taken any earlier, a transaction
 * that then waits for a row would stop all others, or deadlock with the one it waits for.
 */
@Injectable()
export class Journal {
  private readonly pending = new WeakMap<Tx, Pending[]>();

  constructor(
    private readonly cipher: PersonalDataCipher,
    private readonly clock: Clock,
    private readonly feed: JournalFeed,
  ) {}

  /** Notes one change: it is written when the work of `tx` is done, in the order of the calls, and announced after the commit. */
  append(tx: Tx, entry: JournalEntry): Promise<void> {
    const at = this.clock.now();
    const noted = { entry, at, parameters: this.parameters(entry, at) };
    const earlier = this.pending.get(tx);
    if (earlier) earlier.push(noted);
    else {
      const pending = [noted];
      this.pending.set(tx, pending);
      tx.beforeCommit(() => this.write(tx, pending));
    }
    return Promise.resolve();
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

  private async write(tx: Tx, pending: readonly Pending[]): Promise<void> {
    const [first] = pending;
    const isOne = pending.length === 1;
    const parameters = isOne
      ? first?.parameters
      : TYPES.map((_, index) => pending.map((noted) => noted.parameters[index]));
    const rows = await tx.query<{ seq: string }>(isOne ? APPEND_SQL : APPEND_MANY_SQL, parameters);
    tx.afterCommit(() => {
      for (const [index, { entry, at }] of pending.entries())
        this.feed.committed(toRow(entry, Number(rows[index]?.seq), at));
    });
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
