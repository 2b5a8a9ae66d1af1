import type { ExecutionContext } from '@nestjs/common';
import type { SocketCommand as Command } from '#siaga/contracts';

/** Metadata of a method that answers a command. */
export const SOCKET_COMMAND = 'siaga:socket-command';

/** The command that a handler was bound to, or undefined for one that was bound otherwise. */
export function commandOf(context: ExecutionContext): Command | undefined {
  return Reflect.getMetadata(SOCKET_COMMAND, context.getHandler()) as Command | undefined;
}
