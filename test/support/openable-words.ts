import type { PersonalDataCipher } from '#siaga/kernel';

/** Any way to the database that gives rows. */
type Query = (sql: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;

const SEALED = /[A-Za-z0-9+/]{36,}={0,2}/g;

/**
 * Every table in which one of the words can be read, in clear or by whoever holds the server's key: all that is stored is looked through, and
 * whatever that key opens is opened.
 */
export async function openableWords(
  query: Query,
  cipher: PersonalDataCipher,
  words: readonly string[],
): Promise<string[]> {
  const { rows: tables } = await query(
    "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name",
  );
  const found = new Set<string>();
  for (const { table_name: table } of tables) {
    const { rows } = await query(`SELECT row_to_json(t)::text AS row FROM "${String(table)}" t`);
    for (const { row } of rows)
      if (words.some((word) => everythingIn(String(row), cipher).includes(word))) found.add(String(table));
  }
  return [...found];
}

/** A text with all that can be opened in it, however deep. */
function everythingIn(text: string, cipher: PersonalDataCipher): string {
  const opened = (text.match(SEALED) ?? []).flatMap((sealed) => {
    try {
      return [everythingIn(JSON.stringify(cipher.open(sealed)), cipher)];
    } catch {
      // Sealed by another key, or only long.
      return [];
    }
  });
  return [text, ...opened].join('\n');
}
