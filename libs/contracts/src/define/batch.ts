import { z } from 'zod';

const judgedAlone = z.registry<{ readonly isJudgedAlone: true }>();

/**
 * A list whose elements are judged one by one by what takes them: one that cannot be read is refused by itself, with its place in the list,
 * and takes none of the others with it (ADR 0030). `T` is what a good client sends. The door reads nothing of them.
 */
export function eachAlone<T>(least: number, most: number) {
  const list = z
    .array(z.custom<T>(() => true))
    .min(least)
    .max(most);
  judgedAlone.add(list, { isJudgedAlone: true });
  return list;
}

/** Fields of an input whose elements are judged one by one. */
export function fieldsJudgedAlone(schema: z.ZodType): string[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, field]) =>
    judgedAlone.has(field) ? [key] : [],
  );
}
