import { prepareDatabases } from './test-template.mjs';

/**
 * Jest global set-up of the projects that need a database. With TEST_DATABASE_URL (a PostgreSQL with PostGIS whose
 * user may create databases) each spec file gets a database of its own there; without it, an embedded engine is started.
 */
export default async function globalSetup() {
  globalThis.siagaTestDatabases = await prepareDatabases(process.env);
  Object.assign(process.env, globalThis.siagaTestDatabases.env);
}
