/** A database for one Jest run; an embedded engine of its own when `env` names no server. */
export function createTestDatabase(
  env: Record<string, string | undefined>,
): Promise<{ url: string; stop: () => Promise<void> }>;
