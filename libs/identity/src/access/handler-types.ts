import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Endpoint, Permission, VisitorRight } from '#siaga/contracts';
import type { Caller } from './caller.js';
import type { Visitor } from './visitor.js';

/** Who stands behind a request: a route for staff has no visitor, one for visitors no caller, an open one neither. */
type Somebody<E extends Endpoint> =
  (E['access'] extends Permission ? Caller : never) | (E['access'] extends VisitorRight ? Visitor : never);

/** What Nest injects into a handler beside its route's input. */
type Injected = Caller | Visitor | FastifyRequest | FastifyReply;

/** What `@Input()` gives a handler of this route. */
type Given<E extends Endpoint> = z.output<E['input']>;

/** What a handler of this route answers. */
type Answer<E extends Endpoint> = z.output<E['output']>;

/** Every parameter is what Nest injects, or else the route's input or a part of it. */
type Parameters<E extends Endpoint, P extends unknown[]> = {
  [I in keyof P]: P[I] extends Somebody<E> | FastifyRequest | FastifyReply ? P[I] : Given<E>;
};

/** Decorates a method that takes the route's input and answers its output. */
export type BindsHandler<E extends Endpoint> = <P extends unknown[]>(
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
