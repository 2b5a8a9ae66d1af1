import {
  regionTimeZone,
  type CallEvent,
  type FieldProblem,
  type ListColumns,
  type ListRowProblem,
} from '#siaga/contracts';
import {
  TooManyRows,
  UnreadableList,
  type ListAtHand,
  type ListReading,
  type RowProblem,
} from '#siaga/lists';
import {
  callLayoutOf,
  callLayoutWith,
  foldHeading,
  KNOWN_CALL_HEADINGS,
  masterCsvColumns,
  openTable,
  prepareRows,
  surveyDates,
  unknownCallLayout,
  UnreadableTable,
  type CallLayout,
  type CellProblem,
  type PreparedRow,
  type Table,
  type TableRow,
} from '#siaga/tabular';
import { SAME_CALL_MS, type PastEvents } from '../domain/past-call.policy.js';
import { readEvent } from '../ingest/read-events.policy.js';

/** A call of a list with all of its rows. */
export interface ListedCall extends PastEvents {
  /** The first of its rows. */
  readonly line: number;
  readonly regionCode: string;
  /** Its events as they are kept. */
  readonly texts: readonly string[];
}

/** A list of calls that was read. */
export interface CallRows {
  readonly calls: readonly ListedCall[];
  readonly layout: CallLayout;
  /** Calls and rows that are none. */
  readonly total: number;
  readonly refused: readonly RowProblem[];
  readonly notes: readonly RowProblem[];
}

const AHEAD_MS = 5 * 60_000;
const OLDEST = '2000-01-01T00:00:00.000Z';

/** Opens a list of calls, its heading found by what one may have and by `more`. Throws UnreadableList. */
export async function openCallList({ path, file }: ListAtHand, more: readonly string[]): Promise<Table> {
  try {
    return await openTable(path, {
      known: new Set([...KNOWN_CALL_HEADINGS, ...more.map(foldHeading)]),
      columnsOf: masterCsvColumns,
      fileName: file.fileName,
    });
  } catch (cause) {
    throw unreadable(cause);
  }
}

/** Whether these columns tell when calls were, and anything of each. */
export function isEnoughOfCall(columns: ListColumns): boolean {
  const has = (...names: readonly string[]): boolean => names.every((name) => columns[name] !== undefined);
  const isSomething = has('from') || has('locationText') || has('sourceCallId') || has('lon', 'lat');
  return (has('at') || has('date', 'time')) && isSomething;
}

/** Reads calls of the past as strictly as a source's records (ADR 0030). Throws UnreadableList, TooManyRows. */
export async function readCallList(
  list: ListAtHand,
  { columns, regionCode, dateOrder }: ListReading,
  now: Date,
  mostRows: number,
): Promise<CallRows> {
  const table = await openCallList(list, Object.values(columns ?? {}));
  const layout = columns === null ? layoutOf(table) : pickedLayout(table, columns);
  const home = list.file.regionCode;
  const context = {
    timeZone: regionTimeZone(regionCode ?? home),
    // Never used: a layout without times is none here.
    defaultAt: '',
    regionCode: regionCode ?? home,
    dateOrder: dateOrder ?? (await surveyDates(table, layout.mapping, layout.fields)),
  };
  const reader = new CallReader(layout, home, now);
  try {
    for await (const row of prepareRows(layout, bounded(table.rows(), mostRows), context)) reader.add(row);
  } catch (cause) {
    throw unreadable(cause);
  }
  return reader.read();
}

const unreadable = (cause: unknown): unknown =>
  cause instanceof UnreadableTable ? new UnreadableList(cause.message, { cause }) : cause;

async function* bounded(rows: AsyncIterable<TableRow>, most: number): AsyncGenerator<TableRow> {
  let count = 0;
  for await (const row of rows) {
    if (++count > most) throw new TooManyRows(`The file has more than ${most} rows`);
    yield row;
  }
}

function layoutOf({ headings }: Table): CallLayout {
  const layout = callLayoutOf(headings, null);
  if (layout !== null && layout.form !== 'places') return layout;
  throw new UnreadableList(unknownCallLayout(headings));
}

function pickedLayout({ headings }: Table, columns: ListColumns): CallLayout {
  const absent = Object.values(columns).find((column) => !headings.includes(column));
  if (absent !== undefined)
    throw new UnreadableList(`There is no column "${absent}". Columns seen: ${headings.join(', ')}`);
  return callLayoutWith(columns, {});
}

interface OpenCall {
  readonly line: number;
  readonly regionCode: string;
  readonly atMs: number;
  readonly events: CallEvent[];
  readonly texts: string[];
}

/** Puts rows together to calls, each event judged by itself. */
class CallReader {
  private readonly calls: OpenCall[] = [];
  private readonly byId = new Map<string, OpenCall>();
  private readonly refused: RowProblem[] = [];
  private readonly notes: RowProblem[] = [];
  private lost = 0;

  constructor(
    private readonly layout: CallLayout,
    private readonly home: string,
    private readonly now: Date,
  ) {}

  add({ line, events, isRefused, problems }: PreparedRow): void {
    const said = problems.map((problem) => this.sayCell(problem));
    (isRefused ? this.refused : this.notes).push(...said);
    if (isRefused) this.lost += 1;
    else if (events.length === 0) this.lose(line, [['', 'call.outgoing', 'No call for help']]);
    else this.take(line, events);
  }

  read(): CallRows {
    const { calls } = this;
    const saysSteps = this.layout.form === 'cdr' || this.layout.mapping.columns['type'] !== undefined;
    return {
      calls: calls.map((call) => ({ ...call, saysSteps })),
      layout: this.layout,
      total: calls.length + this.lost,
      refused: this.refused,
      notes: this.notes,
    };
  }

  /** All events of a row, or none of them: half a call would be another one. */
  private take(line: number, raw: readonly Record<string, unknown>[]): void {
    const read = raw.map((event) => {
      const value = { ...event, isRecord: true };
      const reception = { regionCode: this.home, receivedAt: this.now };
      return { text: JSON.stringify(value), ...readEvent(value, reception) };
    });
    const wrong = read.flatMap((one) =>
      one.ok
        ? [...this.timeProblem(one.event), ...regionProblem(one)]
        : one.fields.map((field) => codeOf(field)),
    );
    if (wrong.length > 0) return this.lose(line, wrong);
    for (const one of read) {
      if (!one.ok) continue;
      const { event, regionCode, text, cleaned } = one;
      const call = this.callOf(event, line, regionCode);
      call.events.push(event);
      call.texts.push(text);
      for (const { path, message } of cleaned)
        this.notes.push({ line, column: this.columnOf(path), code: 'cell.fitted', message });
    }
  }

  /** The call of an id, for as long as an id names one call: lists that count from one each day have many. */
  private callOf(event: CallEvent, line: number, regionCode: string): OpenCall {
    const id = event.linkedId || event.sourceCallId;
    const atMs = Date.parse(event.at);
    const known = this.byId.get(id);
    if (known && Math.abs(atMs - known.atMs) <= SAME_CALL_MS) return known;
    const call = { line, regionCode, atMs, events: [], texts: [] };
    this.calls.push(call);
    this.byId.set(id, call);
    return call;
  }

  private timeProblem({ at }: CallEvent): Wrong[] {
    if (Date.parse(at) > this.now.getTime() + AHEAD_MS) return [['at', 'date.ahead', 'Still to come']];
    return at < OLDEST ? [['at', 'date.too_old', 'Before the year 2000']] : [];
  }

  private lose(line: number, wrong: readonly Wrong[]): void {
    this.lost += 1;
    for (const [path, code, message] of wrong)
      this.refused.push({ line, column: this.columnOf(path), code, message });
  }

  private sayCell({ row, column, code, message }: CellProblem): RowProblem {
    const { columns } = this.layout.mapping;
    return { line: row, column: column === 'row' ? null : (columns[column] ?? column), code, message };
  }

  private columnOf(path: string): string | null {
    const { columns } = this.layout.mapping;
    const [field = ''] = path.split('.');
    const names = field === 'at' ? ['at', 'date', 'start'] : field === 'location' ? ['lon'] : [field];
    return names.flatMap((name) => columns[name] ?? [])[0] ?? null;
  }
}

/** Field, code and words of what refuses a row. */
type Wrong = readonly [path: string, code: ListRowProblem, message: string];

/** The whole country is no centre's: nobody would find the call again. */
function regionProblem({ regionCode }: { regionCode: string }): Wrong[] {
  return regionCode === 'ID' ? [['regionCode', 'region.unknown', 'Nothing tells the region']] : [];
}

function codeOf({ path, message }: FieldProblem): Wrong {
  const [field = ''] = path.split('.');
  const isOthers = field === 'regionCode' && message.startsWith('This source');
  return [path, isOthers ? 'region.others' : (CODES[field] ?? 'cell.not_so'), message];
}

const CODES: Readonly<Record<string, ListRowProblem>> = {
  at: 'date.unreadable',
  type: 'call.type',
  regionCode: 'region.no_code',
};
