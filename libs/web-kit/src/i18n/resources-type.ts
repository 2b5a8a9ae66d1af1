import { type id } from './id.js';

/** The same keys with other words. */
export type Translated<T> = { [K in keyof T]: T[K] extends string ? string : Translated<T[K]> };

/** Texts that the front ends share, in the namespace `common`. */
export type CommonTexts = Translated<typeof id>;
