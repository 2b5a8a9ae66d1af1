import { mapRow, type MappedRow, type MapRowsOptions } from '../mapping/mapped-rows.js';
import type { CellProblem } from '../problems.js';
import type { TableRow } from '../read/table.js';
import { readPhone } from '../values/cell.policy.js';
import type { PreparedRow } from './prepared-row.js';

/** Rows without a further one of the same call after which it is whole; rows of one call stand close together. */
const CLOSED_AFTER_ROWS = 20_000;
const ANSWERED = /^answered$/i;

interface OpenCall {
  rows: MappedRow[];
  problems: CellProblem[];
  lastRow: number;
}

/**
 * One call makes several call detail records: one for each agent tried, in FreePBX one for each queue and ring group too. They are one
 * call by their linked id, else by their unique id. Only calls that may still get a row are held.
 */
export class CdrCalls {
  readonly #calls = new Map<string, OpenCall>();
  #count = 0;

  constructor(
    private readonly reading: MapRowsOptions,
    private readonly identify: (fields: Readonly<Record<string, unknown>>) => string,
    private readonly finish: (event: Record<string, unknown>) => Record<string, unknown>,
  ) {}

  *add(row: TableRow): Generator<PreparedRow> {
    const mapped = mapRow(row, this.reading);
    if (!('cells' in row) || mapped.values['start'] === undefined) {
      const problems = mapped.problems.length > 0 ? mapped.problems : [missingStart(mapped)];
      yield { line: row.row, events: [], isRefused: true, problems };
      return;
    }
    const id = mapped.values['linkedid'] ?? mapped.values['uniqueid'] ?? this.identify(row.cells);
    const call = this.#calls.get(id) ?? { rows: [], problems: [], lastRow: 0 };
    // Moved behind the others: the first is always the one that waited longest.
    this.#calls.delete(id);
    this.#calls.set(id, {
      rows: [...call.rows, mapped],
      problems: [...call.problems, ...mapped.problems],
      lastRow: ++this.#count,
    });
    yield* this.#close(this.#count - CLOSED_AFTER_ROWS);
  }

  *end(): Generator<PreparedRow> {
    yield* this.#close(Infinity);
  }

  *#close(untilRow: number): Generator<PreparedRow> {
    for (const [id, call] of this.#calls) {
      if (call.lastRow > untilRow) return;
      this.#calls.delete(id);
      yield this.#prepared(id, call);
    }
  }

  #prepared(sourceCallId: string, { rows, problems }: OpenCall): PreparedRow {
    const line = best(rows)?.row ?? 0;
    const events = rows.every(isOutgoing) ? [] : eventsOf(sourceCallId, rows);
    return { line, events: events.map((event) => this.finish(event)), isRefused: false, problems };
  }
}

function missingStart({ row }: MappedRow): CellProblem {
  return { row, column: 'start', code: 'cell.missing', message: 'This must be given' };
}

/** A call of an extension to the outside is no call for help. */
const isOutgoing = ({ values }: MappedRow): boolean =>
  values['outbound_cnum'] !== undefined && /^from-internal/.test(values['dcontext'] ?? '');

const secondsOf = (text: string | undefined): number => {
  const clock = /^(?:(\d+):)?(\d{1,2}):(\d{2})$/.exec(text ?? '');
  if (clock) return Number(clock[1] ?? 0) * 3_600 + Number(clock[2]) * 60 + Number(clock[3]);
  return Number(/^\d+/.exec(text ?? '')?.[0] ?? 0);
};

const after = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + seconds * 1_000).toISOString();

/** Somebody took it: an announcement, a queue or a mailbox has no channel of its own. */
function isTaken({ values }: MappedRow, hasChannels: boolean): boolean {
  const isAnswered = ANSWERED.test(values['disposition'] ?? '');
  const hasAnswer = values['answer'] !== undefined || values['end'] === undefined;
  return isAnswered && hasAnswer && (!hasChannels || values['dstchannel'] !== undefined);
}

/** The row of whoever talked longest, else the first. */
function best(rows: readonly MappedRow[]): MappedRow | undefined {
  const hasChannels = rows.some(({ values }) => values['dstchannel'] !== undefined);
  const taken = rows.filter((row) => isTaken(row, hasChannels));
  return (taken.length > 0 ? taken : rows).reduce((a, b) =>
    secondsOf(b.values['billsec']) > secondsOf(a.values['billsec']) ? b : a,
  );
}

function eventsOf(sourceCallId: string, rows: readonly MappedRow[]): Record<string, unknown>[] {
  const chosen = best(rows);
  if (chosen === undefined) return [];
  const { values } = chosen;
  const hasChannels = rows.some((row) => row.values['dstchannel'] !== undefined);
  const starts = rows.flatMap((row) => row.values['start'] ?? []).sort();
  const ends = rows.map(endOf).sort();
  const from = values['src'] ?? numberIn(values['clid']);
  const base = { sourceCallId, from, to: values['did'] ?? values['dst'] };
  const first = { ...base, ...callerNameOf(values), type: 'offered', at: starts[0] };
  const cause = values['disposition'];
  if (!isTaken(chosen, hasChannels)) return [first, { ...base, type: 'abandoned', at: ends.at(-1), cause }];
  return [
    first,
    { ...base, type: 'answered', at: answerOf(chosen), agent: agentOf(values['dstchannel']) },
    { ...base, type: 'ended', at: ends.at(-1), cause },
  ];
}

function endOf({ values }: MappedRow): string {
  return values['end'] ?? after(values['start'] ?? '', secondsOf(values['duration']));
}

/** FreePBX writes how long it rang and was talked, not when it was answered. */
function answerOf({ values }: MappedRow): string {
  const rangS = Math.max(
    0,
    secondsOf(values['duration']) - secondsOf(values['billsec'] ?? values['duration']),
  );
  return values['answer'] ?? after(values['start'] ?? '', rangS);
}

/** `"Name" <number>` → the name, when it says more than the number. */
function callerNameOf(values: Readonly<Record<string, string>>): { callerName?: string } {
  const name = /^"*([^"<]*?)"*\s*</.exec(values['clid'] ?? '')?.[1]?.trim() ?? values['cnam'] ?? '';
  const isNumber = name.replace(/\D/g, '') !== '' && /^[+\d\s-]+$/.test(name);
  return name === '' || isNumber || name === values['src'] ? {} : { callerName: name };
}

function numberIn(clid: string | undefined): string | undefined {
  const read = readPhone(/<([^>]+)>/.exec(clid ?? '')?.[1] ?? '');
  return 'value' in read ? read.value : undefined;
}

/** `PJSIP/201-0000002b` → `PJSIP/201`. */
function agentOf(channel: string | undefined): string | undefined {
  return channel?.replace(/-[0-9a-f]+(;\d)?$/, '');
}
