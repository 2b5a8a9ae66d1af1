import path from 'node:path';
import { z } from 'zod';
import { EngineError } from './engine.errors.js';

const environment = z.object({
  SIAGA_DATA_DIR: z.string().min(1).default('.siaga'),
  SIAGA_ENGINE_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
});

/** Where the embedded database lives and the loopback port it answers on (0: any free one). */
export interface EngineSettings {
  readonly dataDir: string;
  readonly port: number;
}

/** Reads the settings from the environment. Throws EngineError naming every wrong one. */
export function readSettings(env: NodeJS.ProcessEnv): EngineSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new EngineError(`Settings are wrong: ${wrong.join('; ')}.`);
  }
  return { dataDir: path.resolve(parsed.data.SIAGA_DATA_DIR), port: parsed.data.SIAGA_ENGINE_PORT };
}
