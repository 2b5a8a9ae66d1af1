/** Jest global tear-down of the db, e2e and ui projects: removes what the set-up made. */
export default async function globalTeardown() {
  await globalThis.siagaTestDatabase?.stop();
}
