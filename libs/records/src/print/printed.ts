/** A row of facts, or of a table: each cell is text, and its lines stay what they are. */
export type PrintedRow = readonly string[];

/** One part of a printed paper, in the order in which it is read. */
export type PrintedBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | {
      readonly kind: 'table';
      /** Heads with the share of the width that each column takes. */
      readonly columns: readonly { readonly head: string; readonly share: number }[];
      readonly rows: readonly PrintedRow[];
    };

/** What is to be printed, in words: plain data, handed over to the thread that prints. */
export interface PrintedPaper {
  readonly title: string;
  readonly language: 'id' | 'en';
  /** Stands under the title. */
  readonly about: string;
  readonly blocks: readonly PrintedBlock[];
  /** Stands at the foot of every page: who printed it and when, what it holds. */
  readonly foot: string;
  /** `Halaman {{page}} dari {{pages}}`. */
  readonly pageOf: string;
}
