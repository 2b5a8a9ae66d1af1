import type { z } from 'zod';
import { SettingsGroup, type Setting, type SettingRule } from './settings-group.js';

const declared: SettingsGroup[] = [];

/** What one group of settings says of itself. */
export interface SettingsDeclaration<Shape extends Record<string, Setting>> {
  /** Headline in .env.example. */
  readonly title: string;
  /** Sentences under the headline that hold for all of the group. */
  readonly text?: string;
  readonly readBy?: SettingsGroup['readBy'];
  readonly settings: Shape;
  /** What must hold between settings of the group. */
  readonly rules?: readonly SettingRule<ValuesOf<Shape>>[];
}

/** The values of a shape of settings, as their schemas give them. */
export type ValuesOf<Shape extends Record<string, Setting>> = z.infer<
  z.ZodObject<{ [Name in keyof Shape]: Shape[Name]['schema'] }>
>;

/** The values of a group of settings. */
export type SettingsOf<Group> = Group extends SettingsGroup<infer Values> ? Values : never;

/**
 * Declares the settings of a lib, in libs/<lib>/src/<lib>.settings.ts. The boot check reads every group that is loaded, KernelModule
 * provides its values under the group's token, and `npm run docs:sync` writes it into .env.example and docker-compose.yml. Throws
 * when a name is declared twice.
 */
export function defineSettings<const Shape extends Record<string, Setting>>(
  declaration: SettingsDeclaration<Shape>,
): SettingsGroup<ValuesOf<Shape>> {
  const group = new SettingsGroup<ValuesOf<Shape>>({ readBy: 'server', rules: [], ...declaration });
  const taken = new Set(declared.flatMap(({ names }) => names));
  const twice = group.names.find((name) => taken.has(name));
  if (twice !== undefined) throw new Error(`The setting ${twice} is declared twice.`);
  declared.push(group);
  return group;
}

/** The groups of the modules loaded so far. */
export function declaredSettings(): readonly SettingsGroup[] {
  return declared;
}
