import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Permission, VisitorRight } from '#siaga/contracts';
import type { Caller } from './caller.js';
import type { CallerSocket, PersonSocket } from './caller-socket.js';
import type { Visitor } from './visitor.js';

/** What a handler is tied to: a route, or a command over the socket. */
interface Contract {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly access: string;
}

/** Who stands behind a request: a route for staff has no visitor, one for visitors no caller, an open one neither. */
type Somebody<E extends Contract> =
  (E['access'] extends Permission ? Caller : never) | (E['access'] extends VisitorRight ? Visitor : never);

/** What carries it: a command has the socket, a route the request. */
type Carrier<E extends Contract> = E extends { readonly event: string }
  ? E['access'] extends Permission
    ? CallerSocket
    : PersonSocket
  : FastifyRequest | FastifyReply;

/** What Nest injects into a handler beside its contract's input. */
type Injected = Caller | Visitor | FastifyRequest | FastifyReply | PersonSocket;

/** What `@Input()` gives a handler of this route or command. */
type Given<E extends Contract> = z.output<E['input']>;

/** What a handler of this route or command answers. */
type Answer<E extends Contract> = z.output<E['output']>;

/** Every parameter is what Nest injects, or else the route's input or a part of it. */
type Parameters<E extends Contract, P extends unknown[]> = {
  [I in keyof P]: P[I] extends Somebody<E> | Carrier<E> ? P[I] : Given<E>;
};

/** Decorates a method that takes the route's input and answers its output. */
export type BindsHandler<E extends Contract> = <P extends unknown[]>(
  target: object,
  name: string | symbol,
  handler: { value?: (...parameters: P) => Answer<E> | Promise<Answer<E>> } & {
    value?: (...parameters: Parameters<E, NoInfer<P>>) => unknown;
  },
) => void;

type ParameterType<T, K extends keyof T, I extends number> = T[K] extends (...parameters: infer P) => unknown
  ? P[I]
  : never;

/** Decorates a parameter that is the route's input, and nothing that Nest injects. */
export type BindsInput = <T extends object, K extends keyof T & (string | symbol), I extends number>(
  target: T,
  name: K,
  index: ParameterType<T, K, I> extends Injected ? never : I,
) => void;

/** Decorates a parameter that a `Caller` fits. */
export type BindsCaller = <T extends object, K extends keyof T & (string | symbol), I extends number>(
  target: T,
  name: K,
  index: Caller extends ParameterType<T, K, I> ? I : never,
) => void;

/** Decorates a parameter that a `Visitor` fits. */
export type BindsVisitor = <T extends object, K extends keyof T & (string | symbol), I extends number>(
  target: T,
  name: K,
  index: Visitor extends ParameterType<T, K, I> ? I : never,
) => void;
