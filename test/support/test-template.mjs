import { sharedModules } from '../../scripts/lib/jest-shared-modules.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { startTestEngine } from '../../scripts/lib/test-engine.mjs';
import { databaseUrl, dropDatabase, newName, onServer, truncateAll } from './test-server.mjs';

const EXTENSIONS = ['postgis', 'pg_trgm', 'fuzzystrmatch', 'unaccent'];

const NOTHING = () => Promise.resolve();

/** As many as Jest has workers. */
const ENGINES = 2;

/**
 * What the spec files of a run share: { env, stop }. On a server a migrated, empty database is made, which each spec
 * file gets a copy of; of the embedded engine, which has one database, there is one for each of Jest's workers.
 */
export async function prepareDatabases(env) {
  // `npm test` has prepared them for all its stages.
  if (env.SIAGA_TEST_TEMPLATE || env.SIAGA_TEST_ENGINES) return { env: {}, stop: NOTHING };
  return env.TEST_DATABASE_URL ? prepareTemplate(env.TEST_DATABASE_URL) : prepareEngines();
}

async function prepareEngines() {
  // The first may have to make what the others copy.
  const engines = [await startTestEngine()];
  const others = Array.from({ length: ENGINES - engines.length }, () => startTestEngine());
  engines.push(...(await Promise.all(others)));
  return {
    env: { SIAGA_TEST_ENGINE: 'embedded', SIAGA_TEST_ENGINES: engines.map(({ url }) => url).join(' ') },
    stop: () => Promise.all(engines.map((engine) => engine.stop())),
  };
}

/** Never the named database itself: it may be somebody's. */
async function prepareTemplate(serverUrl) {
  const template = newName('siaga_template');
  await onServer(serverUrl, (client) => client.query(`CREATE DATABASE ${template}`));
  const stop = () => dropDatabase(serverUrl, template);
  try {
    await fillTemplate(databaseUrl(serverUrl, template));
  } catch (error) {
    await stop();
    throw error;
  }
  return { env: { SIAGA_TEST_TEMPLATE: template }, stop };
}

async function fillTemplate(url) {
  const { createDataSource, migrate } = await sharedModules.load(inRoot('libs/persistence/src/index.ts'));
  const { migrations } = await sharedModules.load(inRoot('migrations/index.ts'));
  await onServer(url, async (client) => {
    for (const extension of EXTENSIONS) await client.query(`CREATE EXTENSION IF NOT EXISTS ${extension}`);
  });
  const dataSource = createDataSource({ url, poolSize: 3, migrations });
  await dataSource.initialize();
  try {
    await migrate(dataSource);
    await truncateAll((sql, values) => dataSource.query(sql, values));
  } finally {
    await dataSource.destroy();
  }
}
