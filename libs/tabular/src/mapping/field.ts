/** How the cells of a field are read. `verbatim` is handed on as it stands; so is `day`, whose order of day and month is looked for. */
export type FieldKind = 'text' | 'phone' | 'moment' | 'day' | 'number' | 'lon' | 'lat' | 'verbatim';

/** One thing that an import wants to know of a row. */
export interface TableField {
  name: string;
  kind: FieldKind;
  /** Other headings it is known under, Indonesian and English; compared folded. */
  synonyms: readonly string[];
  /** What people are told it is, in the two languages of the screens. */
  label: { id: string; en: string };
}

/** Which column is which field, and what a column alone does not tell. */
export interface ColumnMapping {
  /** Heading by field. */
  columns: Readonly<Record<string, string>>;
  /** Text by field, the same for every row. */
  fixed: Readonly<Record<string, string>>;
  /** What 05/11/2026 means, where it is known of the file. */
  dateOrder: 'dmy' | 'mdy' | null;
}

/** A mapping that was matched with a file's headings, and what was left over. */
export interface MatchedColumns {
  columns: Record<string, string>;
  /** Headings that no field took. */
  unused: string[];
}
