import { JournalFollowers } from '#siaga/journal';
import { OutboxWorker } from '#siaga/messaging';
import type { TestDatabase } from './database.js';
import type { TestServer } from './server.js';

/** The journal followed to its end by these servers, then every message to BPJS tried once more whatever its pause. */
export async function tellBpjs({ pool }: TestDatabase, servers: readonly TestServer[]): Promise<void> {
  await Promise.all(servers.map((server) => server.get(JournalFollowers).runDue()));
  await pool.query(
    "UPDATE message SET due_at = now() WHERE done_at IS NULL AND due_at IS NOT NULL AND leased_until IS NULL AND channel = 'bpjs'",
  );
  for (let tried = 1; tried > 0;) {
    const counts = await Promise.all(servers.map((server) => server.get(OutboxWorker).sendDue()));
    tried = counts.reduce((all, count) => all + count, 0);
  }
}
