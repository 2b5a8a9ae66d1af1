import { createHash } from 'node:crypto';
import { declaredSettings } from './define-settings.js';

/** Nest injection token of what tells one state of the settings that screens show from another. */
export const SCREEN_SETTINGS = Symbol('SCREEN_SETTINGS');

/** A mark of the settings that stand in snapshots: another one means that a screen which is open must take a new snapshot. */
export function screenSettingsOf(env: object): string {
  const all = env as Record<string, unknown>;
  const names = declaredSettings().flatMap(({ settings }) =>
    Object.keys(settings).filter((name) => settings[name]?.isOnScreens),
  );
  const values = names.sort().map((name) => [name, all[name]]);
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 16);
}
