/** Jest global tear-down of the projects that need a database: removes what the set-up made. */
export default async function globalTeardown() {
  await globalThis.siagaTestDatabases?.stop();
}
