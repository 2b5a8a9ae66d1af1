import { setMaxListeners } from 'node:events';
import { Command, CommanderError } from 'commander';

const HELP_WIDTH = 130;

/** What is wrong with how the program was started, in one line that says what to do. */
export class UsageError extends Error {}

/** One option of a command line. */
export interface OptionSpec {
  /** Left out for a switch. */
  value?: string;
  text: string;
}

/** A command line taken apart: options by name, and what stands without a name. */
export interface Parsed {
  values: Readonly<Record<string, string | boolean | undefined>>;
  positionals: readonly string[];
}

type Specs = Readonly<Record<string, OptionSpec>>;

function commandOf(specs: Specs): Command {
  const command = new Command()
    .exitOverride()
    // What is wrong is said once, by `runProgram`; help is printed by whoever asks for it.
    .configureOutput({
      outputError: () => undefined,
      writeOut: () => undefined,
      getOutHelpWidth: () => HELP_WIDTH,
    })
    .configureHelp({
      optionTerm: ({ flags }) => flags.replace(/[<>]/g, ''),
      visibleOptions: ({ options }) => [...options],
      visibleArguments: () => [],
    })
    .argument('[FILE...]');
  for (const [name, { value, text }] of Object.entries(specs))
    command.option(value === undefined ? `--${name}` : `--${name} <${value}>`, text);
  return command;
}

/** Takes a command line apart. Throws UsageError for an option that is not known. */
export function readCommandLine(args: readonly string[], specs: Specs): Parsed {
  const command = commandOf(specs);
  try {
    command.parse(args, { from: 'user' });
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause;
    if (cause.code === 'commander.helpDisplayed') return { values: { help: true }, positionals: [] };
    const line = cause.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
    throw new UsageError(`${line}. See --help.`, { cause });
  }
  const given = command.opts<Parsed['values']>();
  return {
    values: Object.fromEntries(Object.keys(specs).map((name) => [name, given[camelCased(name)]])),
    positionals: command.args,
  };
}

/** As commander names options in its answer. */
function camelCased(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The text that --help prints. */
export function helpText(usage: string, about: string, specs: Specs): string {
  const command = commandOf(specs).description(about);
  return command
    .configureHelp({ ...command.configureHelp(), commandUsage: () => usage })
    .helpInformation()
    .trimEnd();
}

/** A text option, or the default. */
export function textOption<T extends string | undefined>(
  parsed: Parsed,
  name: string,
  otherwise: T,
): string | T {
  const value = parsed.values[name];
  return typeof value === 'string' ? value : otherwise;
}

/** A number option between two limits. Throws UsageError for anything else. */
export function numberOption(
  parsed: Parsed,
  name: string,
  limits: { otherwise: number; from: number; to: number },
): number {
  const text = textOption(parsed, name, undefined);
  if (text === undefined) return limits.otherwise;
  const value = Number(text);
  if (text.trim() !== '' && value >= limits.from && value <= limits.to) return value;
  throw new UsageError(`--${name} must be a number from ${limits.from} to ${limits.to}, not "${text}".`);
}

/** One of a few words. Throws UsageError for another. */
export function choiceOption<T extends string>(
  parsed: Parsed,
  name: string,
  choices: readonly T[],
  otherwise: T,
): T {
  const text = textOption(parsed, name, otherwise);
  const found = choices.find((choice) => choice === text);
  if (found === undefined)
    throw new UsageError(`--${name} must be one of ${choices.join(', ')}, not "${text}".`);
  return found;
}

/** The server's address without a slash at the end. Throws UsageError when it is none. */
export function serverUrl(parsed: Parsed, env: NodeJS.ProcessEnv): string {
  const text = textOption(parsed, 'url', env['SIAGA_URL'] ?? 'http://127.0.0.1:3119');
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new UsageError(`--url must look like http://127.0.0.1:3119, not "${text}".`);
  }
  return text.replace(/\/+$/, '');
}

/** Runs a program, which SIGINT and SIGTERM stop by the controller, and ends the process with its code; a wrong start or a failure is one clear line and code 1. */
export async function runProgram(main: (stop: AbortController) => Promise<number>): Promise<void> {
  const stop = new AbortController();
  // Everything that waits listens to this one signal; each takes its listener away again.
  setMaxListeners(0, stop.signal);
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  try {
    process.exitCode = await main(stop);
  } catch (error) {
    if (stop.signal.aborted) return;
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
