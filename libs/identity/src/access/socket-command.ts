import {
  applyDecorators,
  SetMetadata,
  UseFilters,
  UseInterceptors,
  type ExecutionContext,
} from '@nestjs/common';
import { SubscribeMessage } from '@nestjs/websockets';
import type { Permission, SocketCommand as Command } from '#siaga/contracts';
import { AckFilter, Acknowledgement } from './acknowledgement.js';
import type { BindsHandler } from './handler-types.js';

/** Metadata of a method that answers a command. */
export const SOCKET_COMMAND = 'siaga:socket-command';

/**
 * Binds a method of a `@WebSocketGateway()` to a command of contracts' `sockets` table and acknowledges it: `{ ok, data }` or
 * `{ ok, error }`. A method that takes another input or answers something else does not compile.
 */
export function SocketCommand<C extends Command>(command: C): BindsHandler<C & { access: Permission }> {
  return applyDecorators(
    SetMetadata(SOCKET_COMMAND, command),
    SubscribeMessage(command.event),
    UseInterceptors(Acknowledgement),
    UseFilters(AckFilter),
  );
}

/** The command that a handler was bound to, or undefined for one that was bound otherwise. */
export function commandOf(context: ExecutionContext): Command | undefined {
  return Reflect.getMetadata(SOCKET_COMMAND, context.getHandler()) as Command | undefined;
}
