import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT';

/** One HTTP route: where it is, who may call it, what it takes (path, query and body parsed together) and gives. */
export interface EndpointShape<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  A extends string = string,
> {
  /** `PUT` only where an outside system's own contract says so. */
  method: Method;
  /** Path with `:params`, taken out of the input. */
  path: string;
  /** `public`: no session; `source`: an outside system's own credential; otherwise the permission needed somewhere, or a visitor's right. */
  access: A;
  input: I;
  output: O;
}

/** Declares a route below the API root. */
export function endpoint<I extends z.ZodType, O extends z.ZodType, const A extends string>(
  method: Method,
  path: string,
  access: A,
  input: I,
  output: O,
): EndpointShape<I, O, A> {
  return { method, path: `/api/v1${path}`, access, input, output };
}

export const GET = 'GET';
export const POST = 'POST';
export const PUT = 'PUT';
