import type { PaperWords } from './paper-words.js';
import type { ScreenWords } from './screen-words.js';

/** Columns of a list of incidents, in their order. */
export const LIST_COLUMNS = [
  'number',
  'openedAt',
  'status',
  'triage',
  'complaint',
  'outcome',
  'place',
  'around',
  'caller',
  'callerNumber',
  'units',
  'closedAt',
  'mergedInto',
] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

/** Words of files and papers in one language; a code without its word does not compile. */
export interface FileWords extends ScreenWords, PaperWords {
  readonly column: Readonly<Record<ListColumn, string>>;
  readonly title: { readonly list: string };
}
