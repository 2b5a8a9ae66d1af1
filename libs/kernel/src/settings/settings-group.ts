import { z } from 'zod';

/** One setting: an environment variable. */
export interface Setting {
  /** Of the text as it is given; an empty one counts as left out. */
  readonly schema: z.ZodType;
  /** What it is for, in .env.example. */
  readonly text?: string;
  /** Secrets have no default, and no message repeats one. */
  readonly isSecret?: boolean;
  /** What stands behind its name in .env.example when that is not the schema's default. */
  readonly shown?: string;
  /** Stands in the snapshot: screens that are open take a new one when it has changed. */
  readonly isOnScreens?: true;
  /**
   * How docker compose hands it to the server: as .env has it ('passed', taken when nothing is said), as .env must have it ('needed'),
   * not at all ('no': the image or the single service sets it), with a default of its own, or fixed.
   */
  readonly compose?: 'passed' | 'needed' | 'no' | { readonly default: string } | { readonly fixed: string };
}

/** What must hold between settings; `setting` is the one that is called wrong. */
export interface SettingRule<Values> {
  readonly setting: keyof Values & string;
  readonly error: string;
  readonly holds: (values: Values) => boolean;
}

interface Parts<Values> {
  readonly title: string;
  readonly text?: string;
  readonly readBy: SettingsReader;
  readonly settings: Readonly<Record<string, Setting>>;
  readonly rules: readonly SettingRule<Values>[];
}

/** Who reads a group: the server at boot, or another program that checks for itself. */
export type SettingsReader = 'server' | 'tools' | 'compose' | 'tests';

export type SettingsAnswer<Values> =
  { readonly ok: true; readonly values: Values } | { readonly ok: false; readonly problems: string[] };

/** A declared group of settings; made by `defineSettings`. */
export class SettingsGroup<Values = unknown> {
  /** Nest injection token of the group's values. */
  readonly token: symbol;
  readonly title: string;
  readonly text: string;
  readonly readBy: SettingsReader;
  readonly settings: Readonly<Record<string, Setting>>;
  private readonly schema: z.ZodType<Values>;

  constructor({ title, text = '', readBy, settings, rules }: Parts<Values>) {
    this.token = Symbol(title);
    this.title = title;
    this.text = text;
    this.readBy = readBy;
    this.settings = settings;
    const shape = Object.fromEntries(Object.entries(settings).map(([name, { schema }]) => [name, schema]));
    this.schema = rules.reduce<z.ZodType>(
      (schema, { setting, error, holds }) =>
        schema.refine((values) => holds(values as Values), { path: [setting], error }),
      z.object(shape),
    ) as z.ZodType<Values>;
  }

  get names(): string[] {
    return Object.keys(this.settings);
  }

  /** Reads the group's own settings from variables of which the empty ones were taken out. */
  read(given: Readonly<Record<string, string | undefined>>): SettingsAnswer<Values> {
    const parsed = this.schema.safeParse(given);
    if (parsed.success) return { ok: true, values: this.withAllNames(parsed.data) };
    const problems = parsed.error.issues.map((issue) => {
      const name = issue.path.join('.');
      // What is wrong inside a setting of JSON is told with its place in it.
      return String(issue.path[0]) in given ? `${name}: ${issue.message}` : `${name} is missing`;
    });
    return { ok: false, problems };
  }

  /** The group's part of what `readEnv` gave. Throws when the group was not loaded then. */
  of(env: object): Values {
    const all = env as Record<string, unknown>;
    const unread = this.names.find((name) => !(name in all));
    if (unread !== undefined) throw new Error(`${unread} was not read at boot: its lib was loaded later.`);
    return Object.fromEntries(this.names.map((name) => [name, all[name]])) as Values;
  }

  private withAllNames(values: Values): Values {
    return { ...(Object.fromEntries(this.names.map((name) => [name, undefined])) as Values), ...values };
  }
}
