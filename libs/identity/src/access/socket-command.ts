import { applyDecorators, SetMetadata, UseFilters, UseInterceptors } from '@nestjs/common';
import { SubscribeMessage } from '@nestjs/websockets';
import type { Permission, SocketCommand as Command } from '#siaga/contracts';
import { AckFilter, Acknowledgement } from './acknowledgement.js';
import { SOCKET_COMMAND } from './command-mark.js';
import type { BindsHandler } from './handler-types.js';

/** A command that visitors may give as well has no caller for certain: its handler takes the socket. */
type AccessOf<C> = 'visitors' extends keyof C
  ? [NonNullable<C['visitors']>] extends [never]
    ? Permission
    : 'anybody'
  : Permission;

/**
 * Binds a method of a `@WebSocketGateway()` to a command of contracts' `sockets` table and acknowledges it: `{ ok, data }` or
 * `{ ok, error }`. A method that takes another input or answers something else does not compile.
 */
export function SocketCommand<C extends Command>(command: C): BindsHandler<C & { access: AccessOf<C> }> {
  return applyDecorators(
    SetMetadata(SOCKET_COMMAND, command),
    SubscribeMessage(command.event),
    UseInterceptors(Acknowledgement),
    UseFilters(AckFilter),
  );
}
