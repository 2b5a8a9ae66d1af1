import { createTestDatabase } from '../../test/support/test-server.mjs';
import SharedEnvironment from './jest-environment.mjs';

/** Gives a spec file a database of its own, where the run has a template to copy. */
export default class DatabaseEnvironment extends SharedEnvironment {
  #database;

  async setup() {
    await super.setup();
    if (!process.env.SIAGA_TEST_TEMPLATE) return;
    this.#database = await createTestDatabase(process.env);
    this.global.process.env.SIAGA_TEST_DATABASE = this.#database.url;
  }

  async teardown() {
    await this.#database?.stop();
    await super.teardown();
  }
}
