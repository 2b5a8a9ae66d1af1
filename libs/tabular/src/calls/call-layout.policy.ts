import type { ColumnMapping, TableField } from '../mapping/field.js';
import { knownHeadings, matchHeadings, unknownLayoutText } from '../mapping/match-headings.policy.js';
import { foldHeading } from '../read/heading.policy.js';
import { ordersOf, readMoment } from '../values/moment.policy.js';
import { CALL_EXAMPLES, CALL_FIELDS, CDR_FIELDS, PLACE_FIELDS } from './call-fields.js';

/** Forms of call file that are understood without a mapping, and the examples of mappings. `freepbx` and `issabel` are `asterisk` with a heading. */
export const RECORD_PRESETS = [
  'canonical',
  'asterisk',
  'freepbx',
  'issabel',
  'places',
  'seattle',
  'montgomery',
  'nyc',
] as const;
export type RecordPreset = (typeof RECORD_PRESETS)[number];

/** How the rows of a call file become events. */
export interface CallLayout {
  preset: RecordPreset;
  form: 'events' | 'cdr' | 'places';
  fields: readonly TableField[];
  mapping: ColumnMapping;
  /** Zone of a foreign city's list; null where it is the centre's. */
  timeZone: string | null;
}

/** All headings by which a call file's heading is found. */
export const KNOWN_CALL_HEADINGS: ReadonlySet<string> = new Set([
  ...knownHeadings([...CALL_FIELDS, ...CDR_FIELDS, ...PLACE_FIELDS]),
  ...Object.values(CALL_EXAMPLES).flatMap(({ mapping }) => Object.values(mapping.columns).map(foldHeading)),
]);

/** The layout of a call file by its headings, of the preset that is named or of whichever fits; null when none does. */
export function callLayoutOf(headings: readonly string[], preset: RecordPreset | null): CallLayout | null {
  const names = preset === null ? (['asterisk', 'canonical', 'places'] as const) : [preset];
  for (const name of names) {
    const layout = layoutOf(name, headings);
    if (layout !== null) return layout;
  }
  return null;
}

function layoutOf(preset: RecordPreset, headings: readonly string[]): CallLayout | null {
  switch (preset) {
    case 'canonical':
      return canonicalLayout(headings);
    case 'places':
      return placesLayout(headings);
    case 'asterisk':
    case 'freepbx':
    case 'issabel':
      return cdrLayout(preset, headings);
    case 'seattle':
    case 'montgomery':
    case 'nyc':
      return exampleLayout(preset, headings);
  }
}

function mapped(
  preset: RecordPreset,
  form: CallLayout['form'],
  fields: readonly TableField[],
  headings: readonly string[],
): CallLayout {
  const { columns } = matchHeadings(headings, fields);
  return { preset, form, fields, timeZone: null, mapping: { columns, fixed: {}, dateOrder: null } };
}

/** Our own names, or in people's words a time and a caller: a list of calls without events has one ringing call a row. */
function canonicalLayout(headings: readonly string[]): CallLayout | null {
  const layout = mapped('canonical', 'events', CALL_FIELDS, headings);
  const has = (name: string) => layout.mapping.columns[name] !== undefined;
  const isOwn = headings.includes('type') && headings.includes('at');
  if (isOwn) return layout;
  const hasTime = has('at') || (has('date') && has('time'));
  if (!hasTime || !(has('from') || (has('sourceCallId') && has('type')))) return null;
  const fixed: Record<string, string> = has('type') ? {} : { type: 'offered' };
  return { ...layout, mapping: { ...layout.mapping, fixed } };
}

function placesLayout(headings: readonly string[]): CallLayout | null {
  const layout = mapped('places', 'places', PLACE_FIELDS, headings);
  return layout.mapping.columns['alamat'] === undefined ? null : layout;
}

function cdrLayout(preset: RecordPreset, headings: readonly string[]): CallLayout | null {
  const layout = mapped(preset, 'cdr', CDR_FIELDS, headings);
  const needed = ['start', 'src', 'dst', 'disposition', 'duration'];
  return needed.every((name) => layout.mapping.columns[name] !== undefined) ? layout : null;
}

function exampleLayout(preset: RecordPreset, headings: readonly string[]): CallLayout | null {
  const example = CALL_EXAMPLES[preset];
  if (example === undefined) return null;
  const given = new Map(headings.map((heading) => [foldHeading(heading), heading]));
  const columns = Object.entries(example.mapping.columns).map(
    ([name, column]) => [name, given.get(foldHeading(column))] as const,
  );
  if (columns.some(([, column]) => column === undefined)) return null;
  const found = Object.fromEntries(
    columns.flatMap(([name, column]) => (column === undefined ? [] : [[name, column]])),
  );
  return {
    ...example,
    preset,
    form: 'events',
    fields: CALL_FIELDS,
    mapping: { ...example.mapping, columns: found },
  };
}

/** A layout of columns that a person named. */
export function callLayoutWith(
  columns: Readonly<Record<string, string>>,
  fixed: Readonly<Record<string, string>>,
): CallLayout {
  const mapping = { columns, fixed: { type: 'offered', ...fixed }, dateOrder: null };
  return { preset: 'canonical', form: 'events', fields: CALL_FIELDS, mapping, timeZone: null };
}

/** The words for a call file that fits nothing; an example that fits is named. */
export function unknownCallLayout(headings: readonly string[]): string {
  const needed = 'at (or date and time), and from or locationText; type is "offered" when no column says it';
  const example = (['seattle', 'montgomery', 'nyc'] as const).find(
    (preset) => layoutOf(preset, headings) !== null,
  );
  const { columns } = matchHeadings(headings, CALL_FIELDS);
  const begun = Object.entries(columns).flatMap(([name, column]) =>
    name === 'type' ? [] : `${name}=${column}`,
  );
  return [
    unknownLayoutText(headings, CALL_FIELDS, needed),
    ...(begun.length > 0 ? [`To begin with: --columns "${begun.join(';')};type:=offered"`] : []),
    ...(example === undefined
      ? []
      : [`These columns are those of the example mapping "${example}": --map ${example}`]),
  ].join('\n');
}

const CDR_COLUMNS = [
  'src',
  'dst',
  'dcontext',
  'channel',
  'dstchannel',
  'lastapp',
  'lastdata',
  'start',
  'answer',
  'end',
  'duration',
  'billsec',
  'disposition',
  'amaflags',
] as const;

/** Columns as cdr_custom's Master.csv writes them: clid first, account code after the flags. */
const CDR_CUSTOM = ['clid', ...CDR_COLUMNS, 'accountcode', 'uniqueid', 'userfield', 'sequence'];
/** Columns as cdr_csv's Master.csv writes them: account code first, clid after the context; with `newcdrcolumns` three more. */
const CDR_CSV = [
  'accountcode',
  'src',
  'dst',
  'dcontext',
  'clid',
  ...CDR_COLUMNS.slice(3),
  'uniqueid',
  'userfield',
  'peeraccount',
  'linkedid',
  'sequence',
];
const [CUSTOM_START, CSV_START_AT] = [8, 9];
/** Without `newcdrcolumns`. */
const CDR_CSV_LEAST = CDR_CSV.length - 3;

const isTime = (cell: string | undefined): boolean =>
  cell !== undefined &&
  /\d[-/.: ]\d/.test(cell) &&
  (ordersOf(cell).length > 0 || 'value' in readMoment(cell, { timeZone: 'UTC', order: null }));

/** Names the columns of one Master.csv row, which has no heading: the start time stands in column 9 or in column 10. */
export function asteriskFields(cells: readonly string[]): Record<string, string> {
  const isCustom = isTime(cells[CUSTOM_START]);
  const names = isCustom ? CDR_CUSTOM : CDR_CSV.slice(0, Math.max(cells.length, CDR_CSV_LEAST));
  return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
}

/** Names of a Master.csv's columns by its first row; null when that is a heading. */
export function masterCsvColumns(cells: readonly string[]): string[] | null {
  if (!isTime(cells[CUSTOM_START]) && !isTime(cells[CSV_START_AT])) return null;
  const names = Object.keys(asteriskFields(cells));
  return cells.map((_, index) => names[index] ?? `#${index + 1}`);
}
