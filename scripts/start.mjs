// npm start: install, build, start the database, the server and, in the demo, the living city.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { ensureBuilt } from './lib/build.mjs';
import { Children } from './lib/children.mjs';
import { StartError, failWith, say } from './lib/console.mjs';
import { publishEngineUrl } from './lib/database-for-cli.mjs';
import { startEngine } from './lib/engine.mjs';
import { followNpm } from './lib/follow-npm.mjs';
import { waitUntilPlacesAreFound } from './lib/health.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';
import { inRoot } from './lib/paths.mjs';
import { checkDatabaseAnswers, checkPortIsFree } from './lib/ports.mjs';
import { loadEnvFile, readStartSettings } from './lib/start-settings.mjs';

const SERVER = 'dist/apps/api/src/main.js';
const SIMULATOR = 'dist/apps/simulator/src/main.js';

const stopping = new AbortController();

const children = new Children((name, reason) => {
  void leave(1, `${name} ended (${reason}); stopping the rest.`);
});

async function leave(code, text) {
  if (stopping.signal.aborted) return;
  stopping.abort();
  if (code === 0) say(text);
  else console.error(`siaga: ${text}`);
  takeBackEngineUrl();
  await children.stop();
  process.exit(code);
}

/** The living city speaks to the server as a telephone system does, with a secret made for this run. */
function demoEnv(settings) {
  if (!settings.isDemo) return {};
  const secret = process.env.SIAGA_SIMULATOR_SECRET || randomBytes(24).toString('hex');
  return { SIAGA_SIMULATOR_SECRET: secret, SIAGA_URL: `http://127.0.0.1:${settings.port}` };
}

function serverEnv(settings, databaseUrl) {
  return {
    NODE_ENV: process.env.NODE_ENV ?? 'production',
    PORT: String(settings.port),
    DATABASE_URL: databaseUrl,
    SIAGA_DEMO: settings.isDemo ? 'on' : 'off',
    LOG_LEVEL: process.env.LOG_LEVEL || (settings.isDemo ? 'warn' : 'info'),
    ...demoEnv(settings),
  };
}

let takeBackEngineUrl = () => undefined;

async function startPublishedEngine() {
  const url = await startEngine(children);
  takeBackEngineUrl = publishEngineUrl(url);
  return url;
}

async function start() {
  checkNodeVersion();
  loadEnvFile(inRoot('.env'));
  const settings = readStartSettings(process.env);
  await checkPortIsFree(settings.port);
  if (settings.databaseUrl !== undefined) await checkDatabaseAnswers(settings.databaseUrl);
  await ensureInstalled();
  await ensureBuilt();
  const databaseUrl = settings.databaseUrl ?? (await startPublishedEngine());
  if (!existsSync(inRoot(SERVER))) throw new StartError('The build made no server: see the lines above.');
  const env = serverEnv(settings, databaseUrl);
  children.start('the server', SERVER, { env });
  const isReady = await waitUntilPlacesAreFound(settings.port, stopping.signal);
  if (isReady && settings.isDemo && existsSync(inRoot(SIMULATOR))) {
    children.start('the living city', SIMULATOR, { env });
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => void leave(0, 'Stopping ...'));
}

followNpm(() => void leave(0, 'Stopping ...'));

start().catch(async (error) => {
  if (stopping.signal.aborted) return;
  stopping.abort();
  await children.stop();
  failWith(error);
});
