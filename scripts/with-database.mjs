// npm run facilities, journal, region: builds what is stale and runs a compiled command on the database that `npm start` uses.
import { spawn } from 'node:child_process';
import { ensureBuilt } from './lib/build.mjs';
import { failWith } from './lib/console.mjs';
import { databaseForCli } from './lib/database-for-cli.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot } from './lib/paths.mjs';
import { loadEnvFile } from './lib/start-settings.mjs';

async function main([program, ...args]) {
  loadEnvFile(inRoot('.env'));
  await ensureInstalled();
  await ensureBuilt();
  const database = await databaseForCli();
  // Ctrl-C reaches the command too: it ends by itself, and only then the database under it.
  process.on('SIGINT', () => undefined);
  const child = spawn(process.execPath, ['--enable-source-maps', inRoot(program), ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...database.env },
  });
  process.exitCode = await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  await database.stop();
}

main(process.argv.slice(2)).catch(failWith);
