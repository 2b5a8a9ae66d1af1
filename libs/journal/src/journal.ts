import { Injectable } from '@nestjs/common';
import { STREAMS, type Stream } from '#siaga/contracts';
import { Clock, correlationId, PersonalDataCipher } from '#siaga/kernel';
import type { NamedQuery, Tx } from '#siaga/persistence';
import { EntityRules } from './entity-rules.js';
import type { JournalEntry, JournalRow } from './journal-entry.js';
import { JournalFeed } from './journal-feed.js';

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
  'text',
  'text[]',
  'jsonb',
];
const APPEND: NamedQuery = {
  name: 'journal-append',
  text: `SELECT journal_append(${TYPES.map((_, index) => `$${index + 1}`).join(', ')}) AS seq`,
};
const COLUMNS = TYPES.map((_, index) => `c${index}`).join(', ');
/** An array of arrays would have to be a rectangle: inside one, lists travel as their text. */
const ARRAYS = TYPES.map((type, index) => `$${index + 1}::${type.endsWith('[]') ? 'text' : type}[]`).join(
  ', ',
);
const VALUES = TYPES.map((type, index) => (type.endsWith('[]') ? `c${index}::${type}` : `c${index}`)).join(
  ', ',
);
// PostgreSQL evaluates volatile output columns after ORDER BY, so the numbers follow the order of the entries.
const APPEND_MANY_SQL = `SELECT journal_append(${VALUES}) AS seq FROM unnest(${ARRAYS}) WITH ORDINALITY AS entry(${COLUMNS}, n) ORDER BY n`;
/** So many entries in one statement. */
const MOST_AT_ONCE = 500;

interface Pending {
  entry: JournalEntry;
  stream: Stream;
  at: Date;
  parameters: unknown[];
}

/**
 * The append-only record of every change. Appending takes its stream's lock, which is held until the commit, so that the order
 * of appends is the order of commits; therefore it is the last thing a transaction does. Taken any earlier, a transaction
 * that then waits for a row would stop all others, or deadlock with the one it waits for.
 */
@Injectable()
export class Journal {
  private readonly pending = new WeakMap<Tx, Pending[]>();

  constructor(
    private readonly cipher: PersonalDataCipher,
    private readonly clock: Clock,
    private readonly feed: JournalFeed,
    private readonly rules: EntityRules,
  ) {}

  /**
   * Notes one change: it is written when the work of `tx` is done, in the order of the calls within its stream, and announced
   * after the commit.
   */
  append(tx: Tx, entry: JournalEntry): Promise<void> {
    const at = this.clock.now();
    const noted = {
      entry,
      stream: this.rules.streamOf(entry.entity),
      at,
      parameters: this.parameters(entry, at),
    };
    const earlier = this.pending.get(tx);
    if (earlier) earlier.push(noted);
    else {
      const pending = [noted];
      this.pending.set(tx, pending);
      tx.beforeCommit(() => this.write(tx, pending));
    }
    return Promise.resolve();
  }

  /**
   * The bound values of `journal_append` with the sealed data last, for hot paths that append inside a larger statement; follow
   * with `announce`.
   */
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
      this.rules.streamOf(entry.entity),
      textArray(this.rules.topicsOf(entry)),
      JSON.stringify(this.cipher.sealView(entry.data, this.rules.sealPlanOf(entry.entity))),
    ];
  }

  /** Announces a change that a hot path appended and committed by itself. */
  announce(entry: JournalEntry, seq: number, at: Date): void {
    this.feed.committed(this.toRow(entry, seq, at));
  }

  private async write(tx: Tx, pending: Pending[]): Promise<void> {
    // What is noted from here on starts a list of its own, with a last step of its own.
    this.pending.delete(tx);
    const inOrder = STREAMS.flatMap((stream) => pending.filter((noted) => noted.stream === stream));
    for (let from = 0; from < inOrder.length; from += MOST_AT_ONCE)
      await this.writeSome(tx, inOrder.slice(from, from + MOST_AT_ONCE));
  }

  private async writeSome(tx: Tx, pending: readonly Pending[]): Promise<void> {
    const [first] = pending;
    const isOne = pending.length === 1;
    const parameters = isOne
      ? first?.parameters
      : TYPES.map((_, index) => pending.map((noted) => noted.parameters[index]));
    const rows = await tx.query<{ seq: string }>(isOne ? APPEND : APPEND_MANY_SQL, parameters);
    tx.afterCommit(() => {
      for (const [index, { entry, at }] of pending.entries())
        this.announce(entry, Number(rows[index]?.seq), at);
    });
  }

  private toRow(entry: JournalEntry, seq: number, at: Date): JournalRow {
    return {
      ...entry,
      stream: this.rules.streamOf(entry.entity),
      seq,
      at,
      unitId: entry.unitId ?? null,
      facilityId: entry.facilityId ?? null,
      incidentId: entry.incidentId ?? null,
      topics: this.rules.topicsOf(entry),
    };
  }
}

/** PostgreSQL's text of a text[]; topics hold neither quotes nor backslashes. */
function textArray(values: readonly string[]): string {
  return `{${values.map((value) => `"${value}"`).join(',')}}`;
}
