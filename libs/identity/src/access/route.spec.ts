import { describe, expect, it } from '@jest/globals';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Endpoint } from '#siaga/contracts';
import { Caller } from './caller.js';
import { CurrentCaller, CurrentVisitor, endpointOf, Input, Route } from './route.js';
import type { Visitor } from './visitor.js';

interface Named {
  id: string;
  name: string;
}

const rename = {
  method: 'POST',
  path: '/api/v1/things/:id',
  access: 'session.own',
  input: z.object({ id: z.string(), name: z.string().default('') }),
  output: z.object({ id: z.string(), name: z.string() }),
} satisfies Endpoint;

/** Compiled with the tests: each `@ts-expect-error` fails the types when the line below it would be taken. */
class Handlers {
  @Route(rename)
  fits(@CurrentCaller() caller: Caller, @Input() input: Named): Promise<Named> {
    return Promise.resolve({ ...input, name: caller.actor.name });
  }

  @Route(rename)
  takesAPart(@Input() { id }: { id: string }): Named {
    return { id, name: '' };
  }

  @Route(rename)
  takesTheRequest(request: FastifyRequest & { rawBody?: Buffer }): Named {
    return { id: request.id, name: '' };
  }

  // @ts-expect-error the route gives no `title`
  @Route(rename)
  takesMore(@Input() input: Named & { title: string }): Named {
    return input;
  }

  // @ts-expect-error `id` is text
  @Route(rename)
  takesAnotherType(@CurrentCaller() caller: Caller, @Input() input: { id: number }): Named {
    return { id: String(input.id), name: caller.account.displayName };
  }

  // @ts-expect-error the answer lacks `name`
  @Route(rename)
  answersLess(@Input() input: Named): { id: string } {
    return input;
  }

  // @ts-expect-error the answer lacks `name`, later
  @Route(rename)
  answersLessLater(@Input() input: Named): Promise<{ id: string }> {
    return Promise.resolve(input);
  }

  // @ts-expect-error nothing is answered
  @Route(rename)
  answersNothing(@Input() input: Named): void {
    this.takesAPart(input);
  }

  @Route(rename)
  // @ts-expect-error the input is no caller
  givesInputForCaller(@Input() caller: Caller): Named {
    return { id: caller.sessionId, name: '' };
  }

  @Route(rename)
  // @ts-expect-error the caller is no input
  givesCallerForInput(@CurrentCaller() input: Named): Named {
    return input;
  }
}

const leave = { ...rename, access: 'visit.own' } satisfies Endpoint;
const open = { ...rename, access: 'public' } satisfies Endpoint;

class VisitorHandlers {
  @Route(leave)
  fits(@CurrentVisitor() visitor: Visitor, @Input() input: Named): Named {
    return { ...input, name: visitor.actor.name };
  }

  // @ts-expect-error a visitors' route has no caller
  @Route(leave)
  takesACaller(@CurrentCaller() caller: Caller): Named {
    return { id: caller.sessionId, name: '' };
  }

  // @ts-expect-error a route for staff has no visitor
  @Route(rename)
  takesAVisitor(@CurrentVisitor() visitor: Visitor): Named {
    return { id: visitor.sessionId, name: '' };
  }

  // @ts-expect-error an open route has nobody
  @Route(open)
  takesSomebody(@CurrentVisitor() visitor: Visitor): Named {
    return { id: visitor.sessionId, name: '' };
  }

  @Route(leave)
  // @ts-expect-error a visitor is no caller
  givesVisitorForCaller(@CurrentCaller() visitor: Visitor): Named {
    return { id: visitor.sessionId, name: '' };
  }
}

describe('Route', () => {
  it("should bind each handler's route, by which the guard tells a visitors' route from one for staff", () => {
    const routeOf = (handlers: typeof Handlers | typeof VisitorHandlers): Endpoint | undefined => {
      const handler = Reflect.get(handlers.prototype, 'fits') as (...input: unknown[]) => unknown;
      return endpointOf(new ExecutionContextHost([], handlers, handler));
    };
    expect(routeOf(VisitorHandlers)).toBe(leave);
    expect(routeOf(Handlers)).toBe(rename);
  });

  it("should bind the handler to the route's method and path", () => {
    const handler = Reflect.get(Handlers.prototype, 'fits') as object;
    expect(Reflect.getMetadata(PATH_METADATA, handler)).toBe('/api/v1/things/:id');
    expect(Reflect.getMetadata(METHOD_METADATA, handler)).toBe(RequestMethod.POST);
  });
});
