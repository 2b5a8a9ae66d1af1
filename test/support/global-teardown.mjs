/** Jest global tear-down of the db, e2e and ui projects. */
export default function globalTeardown() {
  return undefined;
}
