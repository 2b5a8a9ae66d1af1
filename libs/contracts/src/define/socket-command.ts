import type { z } from 'zod';

/** One command that a client gives over its socket: its event, what it takes, and what it is acknowledged with. */
export interface SocketCommandShape<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  C extends string = string,
  V extends string = string,
> {
  /** Name of the socket.io event; also its key in the table. */
  readonly event: string;
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  /** Refusals of its own, beside those that every command can give. */
  readonly errors: readonly C[];
  /** The right with which people without an account may give it as well; without one, staff only. */
  readonly visitors?: V;
}

/** Declares a command that clients give over their socket. */
export function socketCommand<
  I extends z.ZodType,
  O extends z.ZodType,
  const C extends string = never,
  const V extends string = never,
>(
  command: Pick<SocketCommandShape<I, O>, 'event' | 'summary' | 'input' | 'output'> & {
    errors?: readonly C[];
    visitors?: V;
  },
  // Without NoInfer a module's list of commands would widen what a command leaves out.
): SocketCommandShape<I, O, NoInfer<C>, NoInfer<V>> {
  const { errors = [], ...rest } = command;
  return { ...rest, errors };
}
