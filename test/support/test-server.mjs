import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { startTestEngine } from '../../scripts/lib/test-engine.mjs';

const EXTENSIONS = ['postgis', 'pg_trgm', 'fuzzystrmatch', 'unaccent'];

/** A database for one Jest run: { url, stop }. */
export async function createTestDatabase(env) {
  if (!env.TEST_DATABASE_URL) return startTestEngine();
  // The embedded engine of `npm test`: it has one database, which belongs to the run already.
  if (env.SIAGA_TEST_ENGINE === 'embedded')
    return { url: env.TEST_DATABASE_URL, stop: () => Promise.resolve() };
  return createOnServer(env.TEST_DATABASE_URL);
}

/** Never the named database itself: it may be somebody's. */
async function createOnServer(serverUrl) {
  const name = `siaga_test_${randomBytes(6).toString('hex')}`;
  await withClient(serverUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await withClient(url.href, async (client) => {
    for (const extension of EXTENSIONS) await client.query(`CREATE EXTENSION IF NOT EXISTS ${extension}`);
  });
  return {
    url: url.href,
    stop: () => withClient(serverUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)),
  };
}

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
