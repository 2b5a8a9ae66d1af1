import { createHash } from 'node:crypto';
import { mapRow, type MappedRow } from '../mapping/mapped-rows.js';
import { problemAt, type CellProblem } from '../problems.js';
import type { TableRow } from '../read/table.js';
import type { DateOrder } from '../values/moment.policy.js';
import { readMoment } from '../values/moment.policy.js';
import { callLayoutOf, type CallLayout, type RecordPreset } from './call-layout.policy.js';
import { CALL_FIELDS } from './call-fields.js';
import { CdrCalls } from './cdr-calls.js';
import type { PreparedRow } from './prepared-row.js';

/** One record of a call file: its line, and its columns by name. */
export interface CallRecord {
  line: number;
  fields: Readonly<Record<string, unknown>>;
}

/** One call event made from a file, not yet judged: the server does that. */
export interface PreparedEvent {
  line: number;
  event: Record<string, unknown>;
}

/** What a mapping needs to know beyond the record. */
export interface RecordContext {
  /** IANA zone of times without an offset. */
  timeZone: string;
  /** Instant for records that have no time of their own; the same at every run, so that it can be run twice. */
  defaultAt: string;
  regionCode?: string;
  /** What 05/11/2026 means; null where it is not known. */
  dateOrder?: DateOrder | null;
}

/** Columns of the canonical CSV; `lon`, `lat`, `accuracyM` and `locationSource` become the event's location. */
export const CANONICAL_COLUMNS = CALL_FIELDS.map(({ name }) => name).filter(
  (name) => name !== 'date' && name !== 'time',
);

/**
 * Makes call events of a file's rows, as they come: one event a row, or of call detail records several a call. A record without an id
 * gets a hash of itself, so that the same file gives the same events.
 */
export async function* prepareRows(
  layout: CallLayout,
  rows: AsyncIterable<TableRow> | Iterable<TableRow>,
  context: RecordContext,
): AsyncGenerator<PreparedRow> {
  const maker = makerOf(layout, context);
  for await (const row of rows) yield* maker.add(row);
  yield* maker.end();
}

/**
 * The same for records in memory, by preset. `canonical`: our own names, one event a record. `places`: `alamat, desa, kecamatan`
 * as one ringing call each; any pin in the file is not sent. `asterisk`: CDR records, several a call, to offered, answered or
 * abandoned, and ended.
 */
export function prepareEvents(
  preset: RecordPreset,
  records: readonly CallRecord[],
  context: RecordContext,
): (PreparedEvent & { problems: CellProblem[] })[] {
  const headings = [...new Set(records.flatMap(({ fields }) => Object.keys(fields)))];
  const layout = callLayoutOf(headings, preset) ?? lenientLayout(preset, headings);
  const maker = makerOf(layout, context);
  const rows = records.flatMap(({ line, fields }) => [...maker.add({ row: line, cells: fields })]);
  return [...rows, ...maker.end()].flatMap(({ line, events, problems }) =>
    events.map((event) => ({ line, event, problems })),
  );
}

/** Records whose columns fit nothing are sent as they are, for the server to refuse by name. */
function lenientLayout(preset: RecordPreset, headings: readonly string[]): CallLayout {
  const columns = Object.fromEntries(headings.map((heading) => [heading, heading]));
  const mapping = { columns, fixed: {}, dateOrder: null };
  return {
    preset,
    form: preset === 'places' ? 'places' : 'events',
    fields: CALL_FIELDS,
    mapping,
    timeZone: null,
  };
}

/** Takes rows one after the other; what is finished comes out. */
interface RowMaker {
  add(row: TableRow): Iterable<PreparedRow>;
  end(): Iterable<PreparedRow>;
}

function makerOf(layout: CallLayout, context: RecordContext): RowMaker {
  const identify = stableIds();
  const reading = {
    fields: layout.fields,
    mapping: { ...layout.mapping, dateOrder: layout.mapping.dateOrder ?? context.dateOrder ?? null },
    timeZone: layout.timeZone ?? context.timeZone,
  };
  const finish = (event: Record<string, unknown>) => withRegion(event, context);
  if (layout.form === 'cdr') return new CdrCalls(reading, identify, finish);
  return {
    *add(row) {
      const mapped = mapRow(row, reading);
      if (!('cells' in row)) yield { line: row.row, events: [], isRefused: true, problems: mapped.problems };
      else {
        const made =
          layout.form === 'places' ? placeEvent(mapped, context) : callEvent(row.cells, mapped, reading);
        const event = finish({ sourceCallId: identify(row.cells), ...made.event });
        yield { line: row.row, events: [event], isRefused: made.isRefused, problems: mapped.problems };
      }
    },
    end: () => [],
  };
}

const REMEMBERED_IDS = 250_000;

/**
 * A hash of the record; the second identical record of a file gets `-2`, so that both stay calls of their own. Only the newest
 * half million are remembered: the same record that far behind is the same call, written twice.
 */
function stableIds(): (fields: Readonly<Record<string, unknown>>) => string {
  let newer = new Map<string, number>();
  let older = new Map<string, number>();
  return (fields) => {
    const hash = createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 32);
    const count = (newer.get(hash) ?? older.get(hash) ?? 0) + 1;
    newer.set(hash, count);
    if (newer.size >= REMEMBERED_IDS) [older, newer] = [newer, new Map<string, number>()];
    return count === 1 ? `row-${hash}` : `row-${hash}-${String(count)}`;
  };
}

function withRegion(event: Record<string, unknown>, context: RecordContext): Record<string, unknown> {
  return context.regionCode === undefined ? event : { regionCode: context.regionCode, ...event };
}

interface MadeEvent {
  event: Record<string, unknown>;
  isRefused: boolean;
}

const MAPPED_APART = new Set(['date', 'time', 'lon', 'lat', 'accuracyM', 'locationSource']);

/**
 * One event. What JSON brings beside texts is handed on for the server to judge. A time that cannot be read refuses the row; anything that
 * only describes the call is left out and said.
 */
function callEvent(
  cells: Readonly<Record<string, unknown>>,
  mapped: MappedRow,
  reading: { timeZone: string; mapping: CallLayout['mapping'] },
): MadeEvent {
  const { columns } = reading.mapping;
  const used = new Set(Object.values(columns));
  const others = Object.entries(cells).filter(
    ([name, value]) => !used.has(name) && typeof value === 'object' && value !== null,
  );
  const event: Record<string, unknown> = Object.fromEntries(others);
  for (const { name } of CALL_FIELDS)
    if (!MAPPED_APART.has(name) && mapped.values[name] !== undefined) event[name] = mapped.values[name];
  if (mapped.values['type'] !== undefined) event['type'] = typeOf(mapped.values['type']);
  if (event['at'] === undefined && mapped.values['date'] !== undefined) readParts(event, mapped, reading);
  const location = locationOf(mapped);
  if (location !== null) event['location'] = location;
  const isRefused = mapped.problems.some(
    ({ column }) => column === columns['at'] || column === columns['date'] || column === columns['time'],
  );
  return { event: isRefused ? { ...event, ...asWritten(cells, columns) } : event, isRefused };
}

/** What cannot be read, as it stands, so that whoever judges the event names it too. */
function asWritten(
  cells: Readonly<Record<string, unknown>>,
  columns: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const cell = (name: string) => cells[columns[name] ?? name];
  const [at, lon, lat] = [cell('at'), cell('lon'), cell('lat')];
  const isPlaced = lon !== undefined || lat !== undefined;
  return { ...(at === undefined ? {} : { at }), ...(isPlaced ? { location: { point: { lon, lat } } } : {}) };
}

/** A day and an hour in two columns. A sheet's day may bring its midnight along. */
function readParts(
  event: Record<string, unknown>,
  mapped: MappedRow,
  { timeZone, mapping }: { timeZone: string; mapping: CallLayout['mapping'] },
): void {
  const day = (mapped.values['date'] ?? '').replace(/[ T]00[:.]00([:.]00)?$/, '');
  const clock = (mapped.values['time'] ?? '').replace(/^\d{4}-\d{2}-\d{2}[ T]/, '');
  const read = readMoment(`${day} ${clock}`, { timeZone, order: mapping.dateOrder });
  if ('value' in read) event['at'] = read.value;
  else mapped.problems.push(problemAt(mapped.row, mapping.columns['date'] ?? 'date', read.problem));
}

function locationOf({ point, values }: MappedRow): Record<string, unknown> | null {
  if (point === null) return null;
  const { accuracyM, locationSource } = values;
  return {
    point: { lon: point.lon, lat: point.lat },
    ...(accuracyM === undefined ? {} : { accuracyM: Number(accuracyM) }),
    ...(locationSource === undefined ? {} : { source: locationSource }),
  };
}

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^(masuk|panggilan masuk)$/i, 'offered'],
  [/^(berdering|dering)$/i, 'ringing'],
  [/^(dijawab|terjawab|diangkat)$/i, 'answered'],
  [/^(tidak (ter|di)jawab|tak terjawab|terputus|batal|ditinggalkan)$/i, 'abandoned'],
  [/^(selesai|berakhir|ditutup)$/i, 'ended'],
];

const typeOf = (text: string): string => TYPES.find(([pattern]) => pattern.test(text))?.[1] ?? text;

function placeEvent({ values }: MappedRow, context: RecordContext): MadeEvent {
  const parts = ['alamat', 'desa', 'kecamatan']
    .map((name) => values[name] ?? '')
    .filter((part) => part !== '');
  return {
    event: { type: 'offered', at: context.defaultAt, locationText: parts.join(', ') },
    isRefused: false,
  };
}
