import { dropDraft, keepDraft, readDraft } from '#siaga/web-kit';
import { useState } from 'react';
import { type z } from 'zod';

/** What was typed while nobody was known to be signed in: it must outlive the line's coming back, which draws the screen anew. */
const typed = new Map<string, unknown>();

/**
 * A form that outlives the page (ADR 0035), and that can be filled in all the same on a phone that was opened without a line.
 */
export function useKeptForm<T>(
  key: string,
  schema: z.ZodType<T>,
  initial: () => T,
): { value: T; set: (value: T) => void; drop: (next: T) => void } {
  const [value, setValue] = useState(
    () => readDraft(key, schema) ?? (typed.get(key) as T | undefined) ?? initial(),
  );
  return {
    value,
    set: (next) => {
      setValue(next);
      typed.set(key, next);
      keepDraft(key, next);
    },
    drop: (next) => {
      setValue(next);
      typed.delete(key);
      dropDraft(key);
    },
  };
}
