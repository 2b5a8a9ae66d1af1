import { createTestDatabase, engineOfWorker } from '../../test/support/test-server.mjs';
import SharedEnvironment from './jest-environment.mjs';

/** Gives a spec file a database of its own: a copy of the run's template, or the engine of Jest's worker. */
export default class DatabaseEnvironment extends SharedEnvironment {
  #database;

  async setup() {
    await super.setup();
    if (process.env.SIAGA_TEST_TEMPLATE) this.#database = await createTestDatabase(process.env);
    this.global.process.env.SIAGA_TEST_DATABASE = this.#database?.url ?? engineOfWorker(process.env);
  }

  async teardown() {
    await this.#database?.stop();
    await super.teardown();
  }
}
