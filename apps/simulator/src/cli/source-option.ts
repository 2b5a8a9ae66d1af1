import { type Parsed, textOption, UsageError } from './options.js';

/** Environment variable with the secret of the demo's own source. */
const SIMULATOR_SECRET = 'SIAGA_SIMULATOR_SECRET';

/** Name and secret of the call source to feed as, by option or environment. Throws UsageError without a secret. */
export function sourceOption(parsed: Parsed, env: NodeJS.ProcessEnv): { name: string; secret: string } {
  const name = textOption(parsed, 'source', env['SIAGA_INGEST_SOURCE'] ?? 'simulator');
  const known = name === 'simulator' ? env[SIMULATOR_SECRET] : undefined;
  const secret = textOption(parsed, 'secret', env['SIAGA_INGEST_SECRET'] ?? known);
  if (!secret)
    throw new UsageError(`Give the secret of source ${name} with --secret or SIAGA_INGEST_SECRET.`);
  return { name, secret };
}
