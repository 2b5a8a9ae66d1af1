import type { ListColumns } from '#siaga/contracts';
import { UnreadableList, type ListAtHand } from '#siaga/lists';
import {
  foldHeading,
  knownHeadings,
  matchHeadings,
  openTable,
  unknownLayoutText,
  UnreadableTable,
  type Table,
} from '#siaga/tabular';
import { FOLLOWUP_FIELDS, isEnoughOfFollowUp } from './followup-fields.js';

/** Opens a list of people, its heading found by what one may have and by `more`. Throws UnreadableList. */
export async function openFollowUps({ path, file }: ListAtHand, more: readonly string[]): Promise<Table> {
  try {
    return await openTable(path, {
      known: new Set([...knownHeadings(FOLLOWUP_FIELDS), ...more.map(foldHeading)]),
      fileName: file.fileName,
    });
  } catch (cause) {
    throw unreadable(cause);
  }
}

/** The columns as they were picked, else as the headings tell. Throws UnreadableList where they are not enough. */
export function columnsOf({ headings }: Table, picked: ListColumns | null): ListColumns {
  const columns = picked ?? matchHeadings(headings, FOLLOWUP_FIELDS).columns;
  const absent = Object.values(columns).find((column) => !headings.includes(column));
  if (absent !== undefined)
    throw new UnreadableList(`There is no column "${absent}". Columns seen: ${headings.join(', ')}`);
  if (isEnoughOfFollowUp(columns)) return columns;
  throw new UnreadableList(unknownLayoutText(headings, FOLLOWUP_FIELDS, 'name, address and dayOne'));
}

/** What breaks off while it is read, as a list says it. */
export const unreadable = (cause: unknown): unknown =>
  cause instanceof UnreadableTable ? new UnreadableList(cause.message, { cause }) : cause;
