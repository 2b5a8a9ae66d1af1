import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { startTestEngine } from '../../scripts/lib/test-engine.mjs';

/** Tables that keep their rows: what PostGIS ships and what the migrations wrote down. */
const KEPT_TABLES = ['spatial_ref_sys', 'schema_migration'];

/** Empties every table but the migrations' own and `keep`, and restarts the sequences. */
export async function truncateAll(query, keep = []) {
  const rows = await query(
    `SELECT quote_ident(table_name) AS name
       FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> ALL ($1)`,
    [[...KEPT_TABLES, ...keep]],
  );
  if (rows.length === 0) return;
  // The tables that are never emptied refuse it to everybody; only who owns them can take the refusal away, as here.
  const guarded = await query(
    `SELECT DISTINCT quote_ident(c.relname) AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE NOT t.tgisinternal AND t.tgtype & 32 = 32`,
  );
  const each = (verb) => guarded.map(({ name }) => `ALTER TABLE ${name} ${verb} TRIGGER USER;`).join(' ');
  const names = rows.map((row) => row.name).join(', ');
  await query(`${each('DISABLE')} TRUNCATE ${names} RESTART IDENTITY CASCADE; ${each('ENABLE')}`);
}

/**
 * A migrated, empty database of one's own: { url, stop }. A copy of the run's template; where the run is on the
 * embedded engine, an engine of its own.
 */
export async function createTestDatabase(env) {
  const { TEST_DATABASE_URL: serverUrl, SIAGA_TEST_TEMPLATE: template } = env;
  if (!serverUrl || !template) return startTestEngine();
  const name = newName('siaga_test');
  await onServer(serverUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return { url: databaseUrl(serverUrl, name), stop: () => dropDatabase(serverUrl, name) };
}

/** The URL of the embedded engine that serves the files of this worker of Jest, one after the other. */
export function engineOfWorker(env) {
  const urls = env.SIAGA_TEST_ENGINES.split(' ');
  return urls[(Number(env.JEST_WORKER_ID) - 1) % urls.length];
}

export const newName = (start) => `${start}_${randomBytes(6).toString('hex')}`;

export function databaseUrl(serverUrl, name) {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export const dropDatabase = (serverUrl, name) =>
  onServer(serverUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));

export async function onServer(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
