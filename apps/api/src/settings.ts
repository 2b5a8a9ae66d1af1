import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EnvError, readEnv, type Env } from '#siaga/kernel';

/** Call source of the command lines on the server's own machine: `npm run ingest` and `npm run replay` without a secret. */
export const LOCAL_SOURCE = 'local';

/**
 * The server's settings. A server that is one process makes its data key once and keeps it in the data folder; where
 * several processes share a database, the same key must be given to each. Throws EnvError listing all that is wrong.
 */
export function readSettings(source: NodeJS.ProcessEnv): Env {
  const isAlone = (source.SIAGA_ROLE || 'all') === 'all';
  const dataDir = source.SIAGA_DATA_DIR || '.siaga';
  const ownKey =
    isAlone && !source.SIAGA_DATA_KEY
      ? { SIAGA_DATA_KEY: ownSecret(dataDir, 'data-key', () => randomBytes(32).toString('base64')) }
      : {};
  const env = readEnv({ ...source, ...ownKey });
  return {
    ...env,
    SIAGA_INGEST_SOURCES: {
      ...(isAlone ? localSource(dataDir) : {}),
      ...env.SIAGA_INGEST_SOURCES,
      ...simulatorSource(env),
    },
  };
}

/** Whoever may read this file of the server's machine may enter calls of any region. */
function localSource(dataDir: string): Env['SIAGA_INGEST_SOURCES'] {
  const secret = ownSecret(dataDir, 'ingest-key', () => randomBytes(32).toString('hex'));
  return { [LOCAL_SOURCE]: { secret, regionCode: 'ID' } };
}

function simulatorSource(env: Env): Env['SIAGA_INGEST_SOURCES'] {
  const { SIAGA_SIMULATOR_SECRET: secret, SIAGA_SIMULATOR_REGION: regionCode } = env;
  return secret === undefined ? {} : { simulator: { secret, regionCode } };
}

/** Reads a secret of the data folder that only this user may read, and makes it the first time. */
function ownSecret(dataDir: string, name: string, make: () => string): string {
  const file = path.join(dataDir, name);
  try {
    mkdirSync(dataDir, { recursive: true });
    try {
      // Fails when the file is there, so that two servers that start at once end up with one secret.
      writeFileSync(file, `${make()}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new EnvError([`SIAGA_DATA_DIR: ${file} can be neither read nor made (${reason})`]);
  }
}
