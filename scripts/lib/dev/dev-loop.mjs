/** The development loop: database, server and screens, until Ctrl-C. Loaded when the packages are there. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { Children } from '../children.mjs';
import { StartError, failWith, say } from '../console.mjs';
import { publishEngineUrl } from '../database-for-cli.mjs';
import { serverFolders } from '../build-targets.mjs';
import { isShipped } from '../build.mjs';
import { compileStale, devProgram } from './dev-build.mjs';
import { openGateway } from './gateway.mjs';
import { ServerLoop } from './server-loop.mjs';
import { startEngine } from '../engine.mjs';
import { followNpm } from '../follow-npm.mjs';
import { ROOT, inRoot } from '../paths.mjs';
import { checkDatabaseAnswers, checkPortIsFree, freePort } from '../ports.mjs';
import { loadEnvFile, readStartSettings } from '../start-settings.mjs';

/** A save often touches several files within this time. */
const SAVES_TOGETHER_MS = 30;

let isLeaving = false;
const closing = [];
const children = new Children(
  (name, reason) => void leave(1, `${name} ended (${reason}); stopping the rest.`),
);

async function leave(code, text) {
  if (isLeaving) return;
  isLeaving = true;
  if (code === 0) say(text);
  else console.error(`siaga: ${text}`);
  for (const close of closing.reverse()) await close();
  await children.stop();
  process.exit(code);
}

async function startDatabase() {
  const url = await startEngine(children, {}, { file: devProgram('apps', 'engine', 'src', 'main.js') });
  closing.push(publishEngineUrl(url));
  say(`The database runs until the end (pid ${children.pidOf('the embedded database')})`);
  return url;
}

function serverEnv(settings, databaseUrl) {
  return {
    NODE_ENV: process.env.NODE_ENV ?? 'development',
    DATABASE_URL: databaseUrl,
    SIAGA_DEMO: settings.isDemo ? 'on' : 'off',
    LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
    SIAGA_SIMULATOR_SECRET: process.env.SIAGA_SIMULATOR_SECRET || randomBytes(24).toString('hex'),
    // The screens are the gateway's.
    SIAGA_WEB_DIR: devProgram('no-screens'),
  };
}

/** Saves of sources that the server is made of. Its specs and the two programs that are not restarted are none. */
function watchSources(watcher, onSave) {
  const folders = serverFolders().filter((folder) => !['apps/engine', 'apps/simulator'].includes(folder));
  watcher.add(folders.map((folder) => inRoot(folder)));
  let timer;
  watcher.on('all', (_, file) => {
    const place = path.relative(ROOT, path.resolve(file));
    const isOurs = folders.some((folder) => place.startsWith(`${folder}${path.sep}`));
    if (!isOurs || !/\.(ts|json|csv)$/.test(place) || !isShipped(place)) return;
    const savedAt = Date.now();
    clearTimeout(timer);
    timer = setTimeout(() => onSave(savedAt), SAVES_TOGETHER_MS);
  });
}

async function start() {
  loadEnvFile(inRoot('.env'));
  const settings = readStartSettings(process.env);
  await checkPortIsFree(settings.port);
  if (settings.databaseUrl !== undefined) await checkDatabaseAnswers(settings.databaseUrl);
  await compileStale().catch((error) => {
    throw new StartError(`A source does not compile:\n${error.message}`);
  });
  const env = serverEnv(settings, settings.databaseUrl ?? (await startDatabase()));
  const apiPort = await freePort();
  const base = `http://localhost:${settings.port}`;
  let isWelcome = false;
  const loop = new ServerLoop({
    children,
    env,
    port: apiPort,
    onPrepared: (welcome) => {
      if (isWelcome) return;
      isWelcome = true;
      console.log(welcome.replaceAll(`http://localhost:${apiPort}`, base));
    },
  });
  closing.push(() => loop.stop());
  const gateway = await openGateway({
    port: settings.port,
    host: process.env.HOST || '0.0.0.0',
    apiPort,
    settled: () => loop.settled(),
  });
  closing.push(() => gateway.close());
  watchSources(gateway.watcher, (savedAt) => loop.restart(savedAt));
  await loop.restart();
  say(
    `Open ${base}/ (${gateway.prefixes.join('  ')}); a save reloads a screen or restarts the server, Ctrl-C ends everything`,
  );
  if (process.argv.includes('--city'))
    children.start('the living city', devProgram('apps', 'simulator', 'src', 'main.js'), {
      env: { ...env, SIAGA_URL: `http://127.0.0.1:${settings.port}` },
    });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void leave(0, 'Stopping ...'));
followNpm(() => void leave(0, 'Stopping ...'));

start().catch(async (error) => {
  if (isLeaving) return;
  isLeaving = true;
  for (const close of closing.reverse()) await close();
  await children.stop();
  failWith(error);
});
