import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Endpoint } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';
import type { Caller } from './caller.js';
import { callerOf, type PersonSocket } from './caller-socket.js';
import type { BindsCaller, BindsHandler, BindsInput, BindsVisitor } from './handler-types.js';
import { ENDPOINT } from './endpoint-mark.js';
import { parseInput } from './parse-input.js';
import { commandOf } from './command-mark.js';
import type { Visitor } from './visitor.js';

/** A request after the guard: the caller, or on a visitors' route the visitor, is known unless the route is public or a source's. */
export type GuardedRequest = FastifyRequest & { caller?: Caller; visitor?: Visitor };

/**
 * Binds a controller method to a route of contracts' `api` table: method, path, and the right that the guard demands.
 * A method that takes another input than the route's or answers something else does not compile.
 */
export function Route<E extends Endpoint>(endpoint: E): BindsHandler<E> {
  return applyDecorators(
    SetMetadata(ENDPOINT, endpoint),
    RequestMapping({
      path: endpoint.path,
      method: RequestMethod[endpoint.method],
    }),
    HttpCode(200),
  );
}

/** The route a handler was bound to, or undefined for one that was bound otherwise. */
export function endpointOf(context: ExecutionContext): Endpoint | undefined {
  return Reflect.getMetadata(ENDPOINT, context.getHandler()) as Endpoint | undefined;
}

/**
 * The input, parsed by the schema: of a route path, query and body together, of a socket command its message. Throws INPUT.INVALID naming the fields.
 */
export const Input: () => BindsInput = createParamDecorator(
  (_: unknown, context: ExecutionContext): unknown => {
    if (isOverSocket(context)) return socketInput(context);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const endpoint = endpointOf(context);
    if (!endpoint) throw new Error('@Input() needs @Route()');
    // What stands in an address stands in logs, histories and referrers: a command takes nothing from it.
    const query = request.query as object;
    if (endpoint.method === 'POST' && endpoint.access !== 'source') demandEmpty(query);
    const body = typeof request.body === 'object' && request.body !== null ? request.body : {};
    return parseInput(endpoint.input, {
      ...query,
      ...body,
      ...(request.params as object),
    });
  },
);

/** Who stands behind the request or the socket. Throws IDENTITY.NOT_SIGNED_IN on a route that demands nobody. */
export const CurrentCaller: () => BindsCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller => {
    const caller = isOverSocket(context)
      ? callerOf(context.switchToWs().getClient<PersonSocket>())
      : context.switchToHttp().getRequest<GuardedRequest>().caller;
    if (!caller) throw new AppError('IDENTITY.NOT_SIGNED_IN');
    return caller;
  },
);

/** Which visitor stands behind the request. Throws IDENTITY.NOT_SIGNED_IN on a route that demands none. */
export const CurrentVisitor: () => BindsVisitor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Visitor => {
    const { visitor } = context.switchToHttp().getRequest<GuardedRequest>();
    if (!visitor) throw new AppError('IDENTITY.NOT_SIGNED_IN');
    return visitor;
  },
);

/** Throws INPUT.INVALID naming each parameter, without its value. */
function demandEmpty(query: object): void {
  const fields = Object.keys(query).map((path) => ({
    path: path.slice(0, 80),
    message: 'Send it in the body',
  }));
  if (fields.length > 0) throw new AppError('INPUT.INVALID', { fields: fields.slice(0, 10) });
}

function isOverSocket(context: ExecutionContext): boolean {
  return context.getType() === 'ws';
}

function socketInput(context: ExecutionContext): unknown {
  const command = commandOf(context);
  if (!command) throw new Error('@Input() needs @SocketCommand()');
  return parseInput(command.input, context.switchToWs().getData<unknown>());
}
