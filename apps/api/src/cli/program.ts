import { Command, CommanderError } from 'commander';
import { explain, type ExpectedErrors } from './tool.js';

const HELP_WIDTH = 118;

/** A command line named as one types it: help in our width, options as `--name VALUE`, and no end of the process behind our back. */
export function programOf(name: string): Command {
  return new Command(`npm run ${name} --`)
    .exitOverride()
    .configureOutput({
      // What is wrong is said once, by `runProgram`.
      outputError: () => undefined,
      getOutHelpWidth: () => HELP_WIDTH,
      getErrHelpWidth: () => HELP_WIDTH,
    })
    .configureHelp({ optionTerm: ({ flags }) => flags.replace(/[<>]/g, '') })
    .helpCommand(false);
}

/**
 * Runs the command that the arguments name, and sets the exit code: a wrong call or a failure is one line on stderr and code 1.
 * `expected` are errors whose message says it all.
 */
export async function runProgram(
  name: string,
  program: Command,
  expected: ExpectedErrors = [],
  exitCodeOf: (error: unknown) => number = () => 1,
): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError && error.code.startsWith('commander.help')) {
      process.exitCode = error.exitCode;
      return;
    }
    const text = error instanceof CommanderError ? usageLine(error) : explain(error, expected);
    console.error(`${name}: ${text}`);
    process.exitCode = exitCodeOf(error);
  }
}

/** What is wrong with a call, in one line. */
export function usageLine({ message }: CommanderError): string {
  return `${message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')}. See --help.`;
}
