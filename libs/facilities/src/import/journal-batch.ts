import type { Journal, JournalEntry } from '#siaga/journal';
import type { Tx } from '#siaga/persistence';

const TYPES = [
  'timestamptz',
  'jsonb',
  'text',
  'text',
  'uuid',
  'integer',
  'text',
  'uuid',
  'uuid',
  'uuid',
  'text',
  'jsonb',
];
const COLUMNS = TYPES.map((_, index) => `c${index + 1}`).join(', ');
const ARRAYS = TYPES.map((type, index) => `$${index + 1}::${type}[]`).join(', ');
// PostgreSQL evaluates volatile output columns after ORDER BY, so sequence numbers follow the order of the entries.
const APPEND_MANY_SQL = `SELECT journal_append(${COLUMNS}) AS seq FROM unnest(${ARRAYS}) WITH ORDINALITY AS entry(${COLUMNS}, n) ORDER BY n`;

/** Appends many changes in one statement, in their order, and announces them after the commit. */
export async function appendBatch(
  journal: Journal,
  tx: Tx,
  entries: readonly JournalEntry[],
  at: Date,
): Promise<void> {
  const values = entries.map((entry) => journal.parameters(entry, at));
  const rows = await tx.query<{ seq: string }>(
    APPEND_MANY_SQL,
    TYPES.map((_, column) => values.map((value) => value[column])),
  );
  tx.afterCommit(() => {
    entries.forEach((entry, index) => journal.announce(entry, Number(rows[index]?.seq), at));
  });
}
