import { z } from 'zod';
import type { Permission } from '../permissions.js';

/** One HTTP route: where it is, who may call it, what it takes (path, query and body parsed together) and gives. */
export interface Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  method: 'GET' | 'POST';
  /** Path with `:params`, taken out of the input. */
  path: string;
  /** `public`: no session; `source`: a telephone system's own credential; otherwise the permission needed somewhere. */
  access: Permission | 'public' | 'source';
  input: I;
  output: O;
}

/** Declares a route below the API root. */
export function endpoint<I extends z.ZodType, O extends z.ZodType>(
  method: 'GET' | 'POST',
  path: string,
  access: Endpoint['access'],
  input: I,
  output: O,
): Endpoint<I, O> {
  return { method, path: `/api/v1${path}`, access, input, output };
}

/** Takes nothing. */
export const None = z.object({});
export const GET = 'GET';
export const POST = 'POST';
