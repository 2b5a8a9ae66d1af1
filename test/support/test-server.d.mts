/** A migrated, empty database of one's own; on the embedded engine, an engine of its own. */
export function createTestDatabase(
  env: Record<string, string | undefined>,
): Promise<{ url: string; stop: () => Promise<void> }>;

/** Empties every table but the migrations' own and `keep`, and restarts the sequences. */
export function truncateAll(
  query: (sql: string, values?: unknown[]) => Promise<{ name: string }[]>,
  keep?: readonly string[],
): Promise<void>;
