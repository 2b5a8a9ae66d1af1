import type { z } from 'zod';

/** A kind of thing that changes and is recorded: its view, its events, who hears of it. */
export interface EntityContract<
  N extends string = string,
  S extends z.ZodType = z.ZodType,
  T extends string = string,
  K extends string | null = string | null,
  Tp extends readonly string[] = readonly string[],
> {
  readonly name: N;
  /** The whole public view; what is personal in it is marked with `personal`. */
  readonly schema: S;
  /** Names of its changes, `noun.past-verb.vN`. */
  readonly events: readonly T[];
  /** Kinds of topic (declared by modules) that its changes are published to; none for what only the server follows. */
  readonly topics: Tp;
  /** Key of its list in the snapshot; null when no snapshot lists it. */
  readonly snapshot: K;
}

/** Declares an entity. */
export function defineEntity<
  const N extends string,
  S extends z.ZodType,
  const T extends string,
  const K extends string | null = null,
  const Tp extends readonly string[] = readonly string[],
>(entity: {
  name: N;
  schema: S;
  events: readonly T[];
  topics: Tp;
  snapshot?: K;
}): EntityContract<N, S, T, K, Tp> {
  return { ...entity, snapshot: (entity.snapshot ?? null) as K };
}
