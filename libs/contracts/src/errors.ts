import { z } from 'zod';
import { mergeAll, type KeysOf } from './define/merge.js';
import { type Module, MODULES } from './modules.js';

/** Every error code that crosses a process border, by the module that gives it. */
export type ErrorCode = KeysOf<Module['errors']>;

/** HTTP status of each code. */
export const ERROR_STATUS: Readonly<Record<ErrorCode, number>> = mergeAll(
  'error code',
  MODULES.map(({ errors }) => errors),
);
export const ERROR_CODES = Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]];
export const ErrorCode = z.enum(ERROR_CODES);

/** One field that was refused: where it is, and what to do. */
export const FieldProblem = z.object({ path: z.string(), message: z.string() });
export type FieldProblem = z.infer<typeof FieldProblem>;

/** RFC 9457 problem JSON. `details` holds facts for the screen's sentence (for example who took the unit). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: ErrorCode,
  correlationId: z.string(),
  fields: z.array(FieldProblem).optional(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof Problem>;
