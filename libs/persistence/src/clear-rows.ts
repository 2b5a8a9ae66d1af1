import type { PersonalDataCipher } from '#siaga/kernel';
import type { Database, Tx } from './database.js';

/** Rows of one table that a version before wrote in clear, as `ClearRowsSealer` works through them. */
export interface ClearRows {
  /** The table; names its line in `sealed_rows`. */
  readonly name: string;
  /**
   * Seals up to `limit` rows behind the id `after`, in the order of their ids, passing over those that another transaction
   * holds; gives the last id, or null when there was none. What a row says and its version stay.
   */
  sealSome(tx: Tx, cipher: PersonalDataCipher, after: string, limit: number): Promise<string | null>;
  /** True while any row stands in clear, held by another or not. */
  anyLeft(database: Database): Promise<boolean>;
}

/** What the lib that owns the table says of it. */
export interface ClearTable<Row extends { id: string }> {
  /** The table. */
  readonly name: string;
  /** `SELECT id, … FROM …`: what of a row is needed to seal it. */
  readonly read: string;
  /** The condition that a row still stands in clear. */
  readonly isClear: string;
  /** `UPDATE … SET …`, in which `sealed.x` is what `sealed` gives as `x`. */
  readonly write: string;
  readonly sealed: Readonly<Record<string, SealedValue<Row>>>;
}

type SealedValue<Row> = readonly [
  type: 'text' | 'jsonb',
  of: (row: Row, cipher: PersonalDataCipher) => string | null,
];

/** A table whose rows are to be sealed; the row's type is to be said, for the check of statements. */
export function clearRows<Row extends { id: string }>(table: ClearTable<Row>): ClearRows {
  const sql = statementsOf(table);
  return {
    name: table.name,
    async sealSome(tx, cipher, after, limit) {
      const rows = await tx.query<Row>(sql.read, [after, limit]);
      const last = rows.at(-1);
      if (!last) return null;
      const sealed = Object.values(table.sealed).map(([, of]) => rows.map((row) => of(row, cipher)));
      await tx.query(sql.write, [rows.map(({ id }) => id), ...sealed]);
      return last.id;
    },
    async anyLeft(database) {
      return (await database.query(sql.anyLeft)).length > 0;
    },
  };
}

interface Statements {
  read: string;
  write: string;
  anyLeft: string;
}

function statementsOf<Row extends { id: string }>(table: ClearTable<Row>): Statements {
  const { name, read, isClear, write, sealed } = table;
  const columns = ['id', ...Object.keys(sealed)].join(', ');
  const types = ['uuid', ...Object.values(sealed).map(([type]) => type)];
  const values = types.map((type, index) => `$${index + 1}::${type}[]`).join(', ');
  return {
    read: `${read} WHERE id > $1 AND (${isClear}) ORDER BY id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`,
    write: `${write} FROM unnest(${values}) AS sealed (${columns}) WHERE ${name}.id = sealed.id`,
    anyLeft: `${read} WHERE ${isClear} LIMIT 1`,
  };
}

/** SQL: one of these fields of a JSON object is a text still, where `sealView` puts a seal. An empty one is never sealed. */
export function clearTexts(json: string, ...fields: readonly string[]): string {
  return fields
    .map((field) => `jsonb_typeof(${json}->'${field}') = 'string' AND ${json}->>'${field}' <> ''`)
    .join(' OR ');
}
