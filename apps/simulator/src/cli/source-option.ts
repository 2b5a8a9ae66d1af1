import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type IngestSource } from '../client/ingest-client.js';
import { type Parsed, textOption, UsageError } from './options.js';

/** The source that a server keeps for the command lines on its own machine; it may enter calls of any region. */
export const LOCAL_SOURCE = 'local';
const KEY_FILE = 'ingest-key';

/**
 * Name and secret of the call source to feed as, by option or environment; without any, the source of the server on this
 * machine, whose secret lies in its data folder. Throws UsageError without a secret.
 */
export async function sourceOption(parsed: Parsed, env: NodeJS.ProcessEnv): Promise<IngestSource> {
  const name = textOption(parsed, 'source', env['SIAGA_INGEST_SOURCE'] || LOCAL_SOURCE);
  const secret = textOption(parsed, 'secret', env['SIAGA_INGEST_SECRET'] || undefined);
  if (secret) return { name, secret };
  if (name === LOCAL_SOURCE) return { name, secret: await localSecret(env) };
  throw new UsageError(`Give the secret of source ${name} with --secret or SIAGA_INGEST_SECRET.`);
}

async function localSecret(env: NodeJS.ProcessEnv): Promise<string> {
  const file = path.join(env['SIAGA_DATA_DIR'] || '.siaga', KEY_FILE);
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (cause) {
    throw new UsageError(
      `No secret: ${file} cannot be read. Start the server on this machine (npm start), name its data folder in ` +
        'SIAGA_DATA_DIR, or give --source and --secret.',
      { cause },
    );
  }
}
