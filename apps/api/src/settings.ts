import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readEnv, type Env } from '#siaga/kernel';

/**
 * The server's settings. A server that is one process makes its data key once and keeps it in the data folder; where
 * several processes share a database, the same key must be given to each. Throws EnvError listing all that is wrong.
 */
export function readSettings(source: NodeJS.ProcessEnv): Env {
  const isAlone = (source.SIAGA_ROLE ?? 'all') === 'all';
  const ownKey =
    isAlone && !source.SIAGA_DATA_KEY
      ? { SIAGA_DATA_KEY: ownDataKey(source.SIAGA_DATA_DIR ?? '.siaga') }
      : {};
  const env = readEnv({ ...source, ...ownKey });
  if (!source.SIAGA_SIMULATOR_SECRET) return env;
  const simulator = {
    secret: source.SIAGA_SIMULATOR_SECRET,
    regionCode: source.SIAGA_SIMULATOR_REGION ?? '15.71',
  };
  return { ...env, SIAGA_INGEST_SOURCES: { ...env.SIAGA_INGEST_SOURCES, simulator } };
}

function ownDataKey(dataDir: string): string {
  const file = path.join(dataDir, 'data-key');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(dataDir, { recursive: true });
  const key = randomBytes(32).toString('base64');
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return key;
}
