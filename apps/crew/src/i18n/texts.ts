import type { crewId } from './crew-id.js';

/** The same keys with other words. */
type Words<T> = { [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
export type CrewTexts = Words<typeof crewId>;

declare global {
  interface SiagaTexts {
    crew: CrewTexts;
  }
}
