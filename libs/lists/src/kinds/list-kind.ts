import type {
  DateOrder,
  ListColumns,
  ListFile,
  ListKindName,
  ListRow,
  ListRowProblem,
  ListRowResult,
  Permission,
} from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import type { Tx } from '#siaga/persistence';
import type { TableField } from '#siaga/tabular';

/** How a list is to be read, as it was asked for; null where the list itself tells. An import reads it as it was shown. */
export interface ListReading {
  columns: ListColumns | null;
  /** Region of rows that state none. */
  regionCode: string | null;
  dateOrder: DateOrder | null;
  /** What holds for rows that do not say it, by field. Not there in what was shown before there was such a thing. */
  given?: Readonly<Record<string, string>>;
}

/** A list that lies on the disk while it is read. */
export interface ListAtHand {
  readonly path: string;
  readonly file: ListFile;
}

/** Something about a row that the person who brings it should know. */
export interface RowProblem {
  line: number;
  /** The column as the file names it; null where the whole row is meant. */
  column: string | null;
  code: ListRowProblem;
  message: string;
}

/** The rows of a list, read and not yet judged. `rows` is the kind's own. */
export interface ReadRows<R = unknown> {
  rows: R;
  /** Heading by field, as far as the file has them. */
  columns: ListColumns;
  /** The form of the records where no columns are picked. */
  layout?: string;
  /** Rows of the file, refused ones included. */
  total: number;
  refused: readonly RowProblem[];
  /** What is left out of rows that are taken. */
  notes: readonly RowProblem[];
}

/** What becomes of a row. */
export interface RowOutcome extends Omit<ListRow, 'result'> {
  result: ListRowResult;
  /** Why it is refused. */
  problem: RowProblem | null;
}

/**
 * A kind of list that can be brought over a screen. It says what its columns are and what its rows come to; how a list arrives, is shown, is
 * mapped and imported is the same for all (docs/how-to/list.md).
 */
export interface ReadableListKind<R = unknown> {
  readonly name: ListKindName;
  /** Who may bring it, asked for in the list's region; each row is judged by `judge` and `store`. */
  readonly right: Permission;
  /** Fields that a column can be picked for, with the headings that people give them. */
  readonly fields: readonly TableField[];
  /** Fields that can be given for all of a list; none where it is left out. */
  readonly givable?: readonly string[];
  /** The headings of a file, found by what such a list may have and by `more`; whether its rows bring points of their own. Throws UnreadableList. */
  headingsOf(
    list: ListAtHand,
    more: readonly string[],
  ): Promise<{ headings: readonly string[]; hasGeometry: boolean }>;
  /** Whether these columns are enough to read a row by. */
  isEnough(columns: ListColumns, hasGeometry: boolean): boolean;
  /** Reads it, at most `mostRows`. Throws UnreadableList where the headings do not tell the columns, TooManyRows. */
  read(list: ListAtHand, reading: ListReading, mostRows: number): Promise<ReadRows<R>>;
  /** What an import would do with each row now. Stores nothing. */
  judge(caller: Caller, list: ListFile, rows: R): Promise<RowOutcome[]>;
}

/** A kind whose lists are stored within one request. */
export interface ListKind<R = unknown> extends ReadableListKind<R> {
  /** Stores row by row; run again after a break it goes on. */
  store(caller: Caller, list: ListFile, rows: R): Promise<RowOutcome[]>;
}

/** A kind whose rows take long: they are stored in steps, each as far as one request goes. */
export interface SteppedListKind<R = unknown> extends ReadableListKind<R> {
  readonly steps: ListSteps<R>;
}

/** How rows are stored some at a time, in the order of the file. */
export interface ListSteps<R = unknown> {
  /** At most `most` of the rows behind a line of the file, in order. */
  behind(rows: R, line: number, most: number): R;
  linesOf(rows: R): readonly number[];
  /** Stores them in `tx`, in few statements; an outcome for each. */
  store(tx: Tx, caller: Caller, rows: R): Promise<RowOutcome[]>;
  /** What becomes of rows that `store` threw for, were each the only one; null when they are not the reason. */
  refusalOf(error: unknown, rows: R): RowOutcome[] | null;
}

/** A file that cannot be read as such a list; the message says what to do. */
export class UnreadableList extends Error {
  override readonly name: string = 'UnreadableList';
}

/** A list of more rows than a screen takes. */
export class TooManyRows extends Error {
  override readonly name = 'TooManyRows';
}
