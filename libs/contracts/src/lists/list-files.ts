import { z } from 'zod';
import { Id, Instant, Point, RegionCode } from '../common/common.js';
import { notPersonal, personal } from '../define/personal.js';

/** What can be brought as a list. A new one: docs/how-to/list.md. */
export const ListKindName = z.enum(['facilities', 'centres', 'calls', 'followups']);
export type ListKindName = z.infer<typeof ListKindName>;

/** A larger file is divided, or read on the command line. */
export const LIST_FILE_MAX_BYTES = 20 * 1024 * 1024;
/** A file comes in pieces of this size, each within the time that a request may take on a slow line. */
export const LIST_PIECE_BYTES = 192 * 1024;
/** More rows are for the command line, which nobody waits for. */
export const LIST_MAX_ROWS = 5_000;

const OF_A_LIST = 'how a list is written, not what it says';
const Heading = notPersonal(z.string().min(1).max(300), OF_A_LIST);
const FieldName = z.string().regex(/^[a-z][a-zA-Z]{0,39}$/);
/** Heading by field, as the file writes it. Which fields there are is each kind's own. */
export const ListColumns = z.record(FieldName, Heading);
export type ListColumns = z.infer<typeof ListColumns>;

/** What 05/11/2026 means. */
export const DateOrder = z.enum(['dmy', 'mdy']);
export type DateOrder = z.infer<typeof DateOrder>;

/** What is wrong with a row or a cell, for screens to say in their own language. A type alone: every screen loads what is a schema. */
export type ListRowProblem =
  | 'row.cells'
  | 'row.quote'
  | 'row.encoding'
  | 'row.control'
  | 'row.too_long'
  | 'row.json'
  | 'row.feature'
  | 'row.repeated'
  | 'row.unstorable'
  | 'cell.missing'
  | 'cell.formula'
  | 'cell.error'
  | 'cell.fitted'
  | 'cell.not_so'
  | 'phone.shortened'
  | 'phone.unreadable'
  | 'date.unreadable'
  | 'date.ambiguous'
  | 'date.no_time'
  | 'date.no_such'
  | 'date.ahead'
  | 'date.too_old'
  | 'number.unreadable'
  | 'number.thousands'
  | 'point.unreadable'
  | 'point.zero'
  | 'point.swapped'
  | 'point.range'
  | 'name.missing'
  | 'name.too_long'
  | 'kind.none'
  | 'er_level.range'
  | 'capability.unknown'
  | 'open.unclear'
  | 'region.no_code'
  | 'region.unknown'
  | 'region.others'
  | 'centre.code'
  | 'centre.phone'
  | 'centre.address'
  | 'centre.secret'
  | 'centre.secret_shared'
  | 'call.type'
  | 'call.outgoing'
  | FollowUpRowProblem;
/** What can be wrong with a row of people who are to be followed up. */
export type FollowUpRowProblem =
  | 'nik.unreadable'
  | 'nik.shortened'
  | 'nik.born_on'
  | 'nik.sex'
  | 'nik.area'
  | 'followup.kind'
  | 'followup.program'
  | 'followup.day_far'
  | 'followup.born_ahead'
  | 'followup.sex'
  | 'followup.known'
  | 'region.ambiguous';
const RowProblem: z.ZodType<ListRowProblem, ListRowProblem> = z.string() as never;

/** A problem at its place; `isRefusal` when the row is not taken for it, else the rest of the row is. */
export const ListProblem = z.object({
  line: z.number().int(),
  /** The column as the file names it; null where the whole row is meant. */
  column: Heading.nullable(),
  code: RowProblem,
  message: personal(z.string()),
  isRefusal: z.boolean(),
});
export type ListProblem = z.infer<typeof ListProblem>;

export const ListRowResult = z.enum(['created', 'updated', 'unchanged', 'refused']);
export type ListRowResult = z.infer<typeof ListRowResult>;

export const BeginListFileInput = z.object({
  kind: ListKindName,
  /** Whose list it is: who may bring such lists there may go on with it. */
  regionCode: RegionCode,
  /** People are in it at times: Positif Budi.xlsx. */
  fileName: personal(z.string().trim().min(1).max(200)),
  bytes: z.number().int().min(1).max(LIST_FILE_MAX_BYTES),
});
export type BeginListFileInput = z.infer<typeof BeginListFileInput>;

/** A file on its way, or here and waiting to be read. It is kept for half an hour. */
export const ListFile = z.object({
  id: Id,
  kind: ListKindName,
  regionCode: RegionCode,
  fileName: personal(z.string()),
  bytes: z.number().int(),
  received: z.number().int(),
  expiresAt: Instant,
});
export type ListFile = z.infer<typeof ListFile>;

/** The next piece; one that was there already changes nothing. */
export const AddListPieceInput = z.object({
  id: Id,
  /** Where it stands in the file, in bytes. */
  at: z.number().int().min(0).max(LIST_FILE_MAX_BYTES),
  data: z
    .base64()
    .min(4)
    .max((LIST_PIECE_BYTES / 3) * 4),
});
export type AddListPieceInput = z.infer<typeof AddListPieceInput>;

export const PreviewListFileInput = z.object({
  id: Id,
  /** As a person picked them; left out, the headings tell, or a mapping that was saved for them. */
  columns: ListColumns.optional(),
  /** Region of rows that state none. */
  regionCode: RegionCode.optional(),
  /** Left out, the other rows of the column tell. */
  dateOrder: DateOrder.optional(),
  /** What holds for rows that do not say it, by field; which fields may be given so is each kind's own. */
  given: z.record(FieldName, notPersonal(z.string().max(60), 'picked for a whole list')).optional(),
});
export type PreviewListFileInput = z.infer<typeof PreviewListFileInput>;

/** A row as it would be stored. */
export const ListRow = z.object({
  line: z.number().int(),
  /** What the row is known by. */
  name: personal(z.string()),
  /** Texts by field; which fields there are is each kind's own. */
  cells: z.record(FieldName, personal(z.string())),
  point: Point.nullable(),
  /** What is doubtful in it, in the kind's own words. */
  flags: z.array(z.string()),
  result: ListRowResult,
});
export type ListRow = z.infer<typeof ListRow>;

export const ListCounts = z.object({
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
});
export type ListCounts = z.infer<typeof ListCounts>;

/** Which column is what for lists of one layout, kept under a name for the next file of it. */
export const ListMapping = z.object({
  id: Id,
  kind: ListKindName,
  regionCode: RegionCode,
  name: notPersonal(z.string(), OF_A_LIST),
  columns: ListColumns,
  savedAt: Instant,
});
export type ListMapping = z.infer<typeof ListMapping>;
export const ListMappingList = z.object({ mappings: z.array(ListMapping) });
export type ListMappingList = z.infer<typeof ListMappingList>;

/** How a file is read, and what an import of it would do. Nothing is stored of it. */
export const ListPreview = z.object({
  file: ListFile,
  /** What an import names: it does what was shown, and nothing else. Null where nothing can be imported. */
  previewId: Id.nullable(),
  headings: z.array(Heading),
  columns: ListColumns,
  /** The form of the records, where that is known without columns being picked: `asterisk` for those of an exchange. */
  layout: z.string().nullable(),
  /** The saved mapping that it was read by. */
  mapping: z.object({ id: Id, name: notPersonal(z.string(), OF_A_LIST) }).nullable(),
  /** Why these columns are not enough, or the file is none that can be read; null when it was. */
  refusal: z.object({ kind: z.enum(['columns', 'file', 'rows']), message: z.string() }).nullable(),
  rows: z.number().int(),
  counts: ListCounts,
  first: z.array(ListRow),
  problems: z.array(ListProblem),
  /** How many problems there are; the first are listed. */
  problemCount: z.number().int(),
});
export type ListPreview = z.infer<typeof ListPreview>;

export const ImportListFileInput = z.object({ id: Id, previewId: Id });
export type ImportListFileInput = z.infer<typeof ImportListFileInput>;

/** What an import did, row by row. */
export const ListImport = z.object({
  rows: z.number().int(),
  /** Rows that are still to be stored: the same is asked again until none are. Which row became what is said with the last. */
  left: z.number().int(),
  counts: ListCounts,
  results: z.array(
    z.object({
      line: z.number().int(),
      name: personal(z.string()),
      result: ListRowResult,
      problem: ListProblem.nullable(),
    }),
  ),
});
export type ListImport = z.infer<typeof ListImport>;

export const ListMappingsInput = z.object({ kind: ListKindName });
export type ListMappingsInput = z.infer<typeof ListMappingsInput>;

export const SaveListMappingInput = z.object({
  kind: ListKindName,
  /** Whose it is; who works there finds it for files with these columns. */
  regionCode: RegionCode,
  name: notPersonal(z.string().trim().min(2).max(80), OF_A_LIST),
  columns: ListColumns.refine((columns) => Object.keys(columns).length > 0, {
    error: 'Give at least one column',
  }),
});
export type SaveListMappingInput = z.infer<typeof SaveListMappingInput>;
