import { useEffect, useState } from 'react';
import { type z } from 'zod';
import { dropDraft, keepDraft, markRestored, readDraft, useDrafts } from './draft-store.js';
import { keepPlace, readPlace } from './place-store.js';

/** How a draft stands to what it is about. */
export interface DraftState {
  /** True when it was there before the form that shows it. */
  isRestored: boolean;
  /** True when what it is about has changed since it was written. */
  isStale: boolean;
}

/** Follows the draft of that name; `about` is what stands now, null when nothing can change under it. */
export function useDraftStanding(key: string | null, about: string | null): DraftState {
  const entry = useDrafts((state) => (key === null ? undefined : state.entries.get(key)));
  return {
    isRestored: entry?.isRestored ?? false,
    isStale: entry !== undefined && about !== null && entry.about !== null && entry.about !== about,
  };
}

/** Marks what was there when the form came as restored. */
export function useRestoredMark(key: string | null): void {
  useEffect(() => {
    if (key !== null) markRestored(key);
  }, [key]);
}

export interface LooseDraft<T> extends DraftState {
  /** What was typed, else `initial`. */
  value: T;
  set: (value: T) => void;
  /** It was sent, or is not wanted: back to `initial`. */
  drop: () => void;
  /** Takes it as written for what stands now. */
  confirm: () => void;
}

/**
 * Text outside a form that outlives the page (ADR 0035). `key` names the thing and the field, `about` its version; `schema`
 * judges what an earlier page left. `initial` is what is shown while nothing is typed, and is not kept.
 */
export function useDraftState<T>(
  key: string,
  schema: z.ZodType<T>,
  initial: T,
  about: string | null = null,
): LooseDraft<T> {
  const entry = useDrafts((state) => state.entries.get(key));
  useRestoredMark(key);
  const kept = entry ? readDraft(key, schema) : null;
  return {
    ...useDraftStanding(key, about),
    value: kept ?? initial,
    set: (value) => {
      if (JSON.stringify(value) === JSON.stringify(initial)) dropDraft(key);
      // What was begun on an older version stays marked as such until the person has seen the newer one.
      else keepDraft(key, value, entry?.about ?? about);
    },
    drop: () => dropDraft(key),
    confirm: () => kept !== null && keepDraft(key, kept, about),
  };
}

/** Which window of a part is open, kept for a reload of this tab; null when none is. */
export function usePlaceState<T extends string>(
  name: string,
  allowed: readonly T[],
): readonly [T | null, (value: T | null) => void] {
  const [value, setValue] = useState<T | null>(() => {
    const kept = readPlace(name);
    return allowed.find((each) => each === kept) ?? null;
  });
  const choose = (next: T | null): void => {
    setValue(next);
    keepPlace(name, next);
  };
  return [value, choose];
}
