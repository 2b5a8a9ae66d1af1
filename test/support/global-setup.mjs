import { createTestDatabase } from './test-server.mjs';

/**
 * Jest global set-up of the db, e2e and ui projects. With TEST_DATABASE_URL (a PostgreSQL with PostGIS whose user
 * may create databases) a database is made for this run; without it, an embedded engine is started.
 */
export default async function globalSetup() {
  globalThis.siagaTestDatabase = await createTestDatabase(process.env);
  if (!process.env.TEST_DATABASE_URL) process.env.SIAGA_TEST_ENGINE = 'embedded';
  process.env.TEST_DATABASE_URL = globalThis.siagaTestDatabase.url;
}
