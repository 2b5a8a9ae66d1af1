import type { z } from 'zod';
import { AppError } from '#siaga/kernel';

/** A list of thousands that are all wrong is not answered with thousands of sentences. */
const MOST_FIELDS = 50;

/** Parses `value` by `schema`. Throws INPUT.INVALID with each field's path and what is wrong with it; of very many the first. */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError('INPUT.INVALID', {
    fields: parsed.error.issues
      .slice(0, MOST_FIELDS)
      .map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  });
}
