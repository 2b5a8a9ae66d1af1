/** Any way to the database that gives rows. */
type Query = (sql: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;

const WORDS = ['text', 'character varying', 'json', 'jsonb', 'ARRAY', 'bytea', 'name'];

/** Every column of every table in which one of the words stands in clear, and in how many rows: `call.place 3`. */
export async function clearWords(query: Query, words: readonly string[]): Promise<string[]> {
  const { rows: columns } = await query(
    `SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c
       JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type = ANY ($1)
      ORDER BY c.table_name, c.ordinal_position`,
    [WORDS],
  );
  const found: string[] = [];
  for (const { table_name: table, column_name: column, data_type: type } of columns) {
    const text = type === 'bytea' ? `encode("${String(column)}", 'escape')` : `"${String(column)}"::text`;
    const { rows } = await query(
      `SELECT count(*)::integer AS count FROM "${String(table)}" WHERE lower(${text}) LIKE ANY ($1)`,
      [words.map((word) => `%${word.toLowerCase()}%`)],
    );
    const count = Number(rows[0]?.count);
    if (count > 0) found.push(`${String(table)}.${String(column)} ${count}`);
  }
  return found;
}
