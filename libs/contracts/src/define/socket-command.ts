import type { z } from 'zod';

/** One command that a client gives over its socket: its event, what it takes, and what it is acknowledged with. */
export interface SocketCommandShape<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  C extends string = string,
> {
  /** Name of the socket.io event; also its key in the table. */
  readonly event: string;
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  /** Refusals of its own, beside those that every command can give. */
  readonly errors: readonly C[];
}

/** Declares a command that clients give over their socket. */
export function socketCommand<I extends z.ZodType, O extends z.ZodType, const C extends string = never>(
  command: Omit<SocketCommandShape<I, O, C>, 'errors'> & { errors?: readonly C[] },
): SocketCommandShape<I, O, C> {
  return { ...command, errors: command.errors ?? [] };
}
