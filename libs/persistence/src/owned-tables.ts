/**
 * What a lib declares of the schema in its `<lib>.tables.ts`: its tables, views, sequences and functions. No other lib's SQL names
 * them, but for those it opens (ADR 0018); `test/sql/table-owners.spec.ts` checks it.
 */
export interface OwnedTables {
  readonly owns: readonly string[];
  /** Views and functions that others may use in their own statements: a contract like an exported function. Never a table. */
  readonly opens?: readonly string[];
}
