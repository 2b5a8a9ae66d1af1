import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Children } from './children.mjs';
import { startEngine } from './engine.mjs';
import { inRoot } from './paths.mjs';
import { checkDatabaseAnswers } from './ports.mjs';

const dataDir = () => path.resolve(process.env.SIAGA_DATA_DIR || inRoot('.siaga'));
const urlFile = () => path.join(dataDir(), 'engine-url');

/** Tells command-line tools where the running embedded database answers. Gives a function that takes it back. */
export function publishEngineUrl(url) {
  writeFileSync(urlFile(), url, { mode: 0o600 });
  return () => rmSync(urlFile(), { force: true });
}

/**
 * The database a command-line tool works on: DATABASE_URL, the embedded one of a running `npm start`, or one started
 * for this command. Gives { env, stop }.
 */
export async function databaseForCli() {
  if (process.env.DATABASE_URL) return { env: {}, stop: async () => undefined };
  const running = await runningEngine();
  if (running !== undefined) return { env: engineEnv(running), stop: async () => undefined };
  const children = new Children(() => undefined);
  const url = await startEngine(children);
  return { env: engineEnv(url), stop: () => children.stop() };
}

const engineEnv = (url) => ({ DATABASE_URL: url });

async function runningEngine() {
  if (!existsSync(urlFile())) return undefined;
  const url = readFileSync(urlFile(), 'utf8');
  return checkDatabaseAnswers(url).then(
    () => url,
    // A starter that was killed leaves its file behind.
    () => undefined,
  );
}
