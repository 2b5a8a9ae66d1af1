import { type PGlite } from '@electric-sql/pglite';
import { makeDataFolder, prepareDataFolder } from './data-folder.js';
import { openDatabase } from './database.js';
import { EngineError, messageOf } from './engine.errors.js';
import { type FolderLock, lockFolder } from './folder-lock.js';
import { report } from './report.js';
import { readSettings } from './settings.js';
import { type WireServer, startWireServer } from './wire/wire-server.js';

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  await makeDataFolder(settings.dataDir);
  const lock = await lockFolder(settings.dataDir);
  const folder = await prepareDataFolder(settings.dataDir, new Date());
  if (folder.copy !== undefined) report({ engine: 'copied', copy: folder.copy });
  const database = await openDatabase(folder, (step) => report({ engine: 'step', step }));
  const server = await startWireServer(database, settings.port, fail);
  stopWhenAsked(server, database, lock);
  const url = `postgres://postgres:postgres@127.0.0.1:${String(server.port)}/postgres`;
  report({ engine: 'ready', port: server.port, url });
}

/** SIGINT, SIGTERM, or the death of the process that started this one: finish the statement, close, leave. */
function stopWhenAsked(server: WireServer, database: PGlite, lock: FolderLock): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void server
      .stop()
      .then(() => database.close())
      .then(() => lock.release())
      .then(() => process.exit(0), fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('disconnect', stop);
}

function fail(error: unknown): void {
  const message =
    error instanceof EngineError ? error.message : `The database engine failed: ${messageOf(error)}`;
  if (process.send === undefined) process.stderr.write(`${message}\n`);
  report({ engine: 'failed', message }, () => process.exit(1));
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
await main().catch(fail);
