/** Jest global set-up of the db, e2e and ui projects: they need a database to be named. */
export default function globalSetup() {
  if (!process.env.TEST_DATABASE_URL)
    throw new Error('Set TEST_DATABASE_URL to a PostGIS database for tests.');
}
