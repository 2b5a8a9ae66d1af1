import { z } from 'zod';
import { FieldProblem } from './common/common.js';
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
