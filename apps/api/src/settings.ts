import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readEnv, type Env } from '#siaga/kernel';

/**
 * The server's settings. On the embedded engine the data key is made once and kept beside the data; everywhere else it
 * must be given, since a key lying next to what it locks protects nothing. Throws EnvError listing all that is wrong.
 */
export function readSettings(source: NodeJS.ProcessEnv): Env {
  const isEmbedded = source.SIAGA_ENGINE === 'embedded';
  const extra =
    isEmbedded && !source.SIAGA_DATA_KEY
      ? { SIAGA_DATA_KEY: ownDataKey(source.SIAGA_DATA_DIR ?? '.siaga') }
      : {};
  const env = readEnv({ ...source, ...extra });
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
