// The server of `npm run dev`. It waits with its packages loaded until it is told to go, so that a restart pays for our own code
// only.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { inRoot } from '../paths.mjs';
import { devProgram } from './dev-build.mjs';

const HEAVY = [
  '@nestjs/core',
  '@nestjs/platform-fastify',
  'typeorm',
  'pg',
  'zod',
  'socket.io',
  'pino',
  'prom-client',
];

const inApi = (file) => import(inRoot(devProgram('apps', 'api', 'src', file)));

async function serve() {
  const [{ readSettings }, { createApp }, { prepareData }, { createLogger }] = await Promise.all([
    inApi('settings.js'),
    inApi('create-app.js'),
    inApi('start/prepare-data.js'),
    import(inRoot(devProgram('libs', 'kernel', 'src', 'index.js'))),
  ]);
  const env = readSettings(process.env);
  const logger = createLogger(env.LOG_LEVEL);
  const app = await createApp(env, logger);
  const preparation = await prepareData(app, env, logger);
  await app.listen(env.PORT, env.HOST);
  let isEnding = false;
  process.once('SIGTERM', () => (isEnding = true));
  try {
    process.send({ server: 'prepared', welcome: await preparation.finish() });
  } catch (error) {
    // The next save ended it in the middle.
    if (!isEnding) throw error;
  }
}

function fail(error) {
  console.error(error);
  process.exit(1);
}

// A waiting server has nothing to close yet, and nothing else that keeps it alive.
const leave = () => process.exit(0);
process.once('SIGTERM', leave);
process.channel.ref();
process.once('message', () => {
  process.off('SIGTERM', leave);
  serve().catch(fail);
});
const { dependencies } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
await Promise.all(
  HEAVY.filter((name) => Object.hasOwn(dependencies, name)).map((name) => import(name)),
).catch(fail);
