import type { z } from 'zod';
import { AppError } from '#siaga/kernel';

/** Parses `value` by `schema`. Throws INPUT.INVALID with each field's path and what is wrong with it. */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError('INPUT.INVALID', {
    fields: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  });
}
