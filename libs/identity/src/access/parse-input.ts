import type { z } from 'zod';
import { fieldsJudgedAlone } from '#siaga/contracts';
import { AppError, unstorableIn } from '#siaga/kernel';

/** A list of thousands that are all wrong is not answered with thousands of sentences. */
const MOST_FIELDS = 50;

/**
 * Parses `value` by `schema`; text that cannot be stored is refused wherever it stands, also where no schema looks (ADR 0030). Throws
 * INPUT.INVALID with each field's path and what is wrong with it; of very many the first.
 */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const unstorable = unstorableIn(withoutJudgedAlone(schema, value));
  if (unstorable.length > 0) throw new AppError('INPUT.INVALID', { fields: unstorable });
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError('INPUT.INVALID', {
    fields: parsed.error.issues
      .slice(0, MOST_FIELDS)
      .map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  });
}

/** What is judged element by element is looked at there: one bad element takes none of the others with it. */
function withoutJudgedAlone(schema: z.ZodType, value: unknown): unknown {
  const alone = fieldsJudgedAlone(schema);
  if (alone.length === 0 || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !alone.includes(key)));
}
