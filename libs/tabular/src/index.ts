export { problemAt, problemText, UnreadableTable, type CellProblem, type ProblemCode } from './problems.js';
export { openTable } from './read/open-table.js';
export { type OpenOptions, type Table, type TableFacts, type TableRow } from './read/table.js';
export { foldHeading } from './read/heading.policy.js';
export { type CellValue, readPhone, readText, readYesNo } from './values/cell.policy.js';
export { readNumber, type WrittenNumber } from './values/number.policy.js';
export { readPair, readPoint, type PointValue } from './values/point.policy.js';
export {
  type DateOrder,
  type MomentReading,
  OrderEvidence,
  ordersOf,
  readDay,
  readMoment,
} from './values/moment.policy.js';
export { type ColumnMapping, type FieldKind, type MatchedColumns, type TableField } from './mapping/field.js';
export {
  columnsText,
  knownHeadings,
  matchHeadings,
  parseColumns,
  unknownLayoutText,
} from './mapping/match-headings.policy.js';
export { mapRow, type MappedRow, mapRows, type MapRowsOptions, surveyDates } from './mapping/mapped-rows.js';
export { CSV_START, csvLine } from './write/csv-line.js';
export { CALL_EXAMPLES, CALL_FIELDS, CDR_FIELDS, type CallExample } from './calls/call-fields.js';
export {
  asteriskFields,
  callLayoutOf,
  callLayoutWith,
  type CallLayout,
  KNOWN_CALL_HEADINGS,
  masterCsvColumns,
  RECORD_PRESETS,
  type RecordPreset,
  unknownCallLayout,
} from './calls/call-layout.policy.js';
export {
  type CallRecord,
  CANONICAL_COLUMNS,
  prepareEvents,
  type PreparedEvent,
  prepareRows,
  type RecordContext,
} from './calls/call-records.js';
export { type PreparedRow } from './calls/prepared-row.js';
