import 'reflect-metadata';
import { createLogger, EnvError, outputBesideWork } from '#siaga/kernel';
import { isConnectionLoss } from '#siaga/persistence';
import { createApp } from './create-app.js';
import { readSettings } from './settings.js';
import { WrongDataKeyError } from './start/data-key-check.js';
import { prepareData } from './start/prepare-data.js';

/** One line for the person at the keyboard: what is wrong and what to do. */
function explain(error: unknown): string {
  if (error instanceof EnvError || error instanceof WrongDataKeyError) return error.message;
  if (isConnectionLoss(error))
    return 'The database does not answer. Check DATABASE_URL and that the server runs, then start again.';
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Set PORT to a free one or stop the other program.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function main(): Promise<void> {
  const env = readSettings(process.env);
  const logger = createLogger(env.LOG_LEVEL, outputBesideWork());
  const app = await createApp(env, logger);
  const preparation = await prepareData(app, env, logger);
  await app.listen(env.PORT, env.HOST);
  const ending = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => ending.abort());
  try {
    console.log(await preparation.finish(ending.signal));
  } catch (error) {
    // Told to stop in the middle: the database is closed under the loading, which the next start does again.
    if (!ending.signal.aborted) throw error;
  }
}

main().catch((error: unknown) => {
  console.error(`siaga: ${explain(error)}`);
  process.exit(1);
});
