import './server.settings.js';
import type { ServerSettings } from './server.settings.js';
import { declaredSettings } from './settings/define-settings.js';

/** The settings that belong to no lib, checked once at boot; a lib's own are injected by its group's token. */
export type Env = ServerSettings;

/** Nest injection token of `Env`. */
export const ENV = Symbol('ENV');

/** Thrown by `readEnv` with every problem at once. */
export class EnvError extends Error {
  constructor(readonly problems: string[]) {
    super(`Settings are wrong:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/**
 * Reads the settings of every loaded lib from environment variables; empty ones count as left out. Throws EnvError listing all
 * that is wrong.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const answers = declaredSettings()
    .filter(({ readBy }) => readBy === 'server')
    .map((group) => group.read(given));
  const problems = answers.flatMap((answer) => (answer.ok ? [] : answer.problems));
  if (problems.length > 0) throw new EnvError(problems);
  return Object.assign({}, ...answers.map((answer) => (answer.ok ? answer.values : {}))) as Env;
}
