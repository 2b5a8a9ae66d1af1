type Intersection<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer I) => void
  ? I
  : never;

/** One object with the keys of all members of a union of objects. */
export type Merged<U> = { [K in keyof Intersection<U>]: Intersection<U>[K] };

/** The keys of all members of a union of objects. */
export type KeysOf<U> = U extends unknown ? keyof U & string : never;

/** One object of many. Throws RangeError for a key that two have: no module may take another's route, code or right. */
export function mergeAll<T extends object>(what: string, parts: readonly T[]): Merged<T> {
  const merged: Record<string, unknown> = {};
  for (const [key, value] of parts.flatMap((part) => Object.entries(part))) {
    if (Object.hasOwn(merged, key)) throw new RangeError(`Two modules declare the ${what} ${key}`);
    merged[key] = value;
  }
  return merged as Merged<T>;
}
