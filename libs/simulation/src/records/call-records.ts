import { createHash } from 'node:crypto';
import { wallTimeToInstant } from '#siaga/contracts';
import { parseIsoWallTime } from '../history/zone-time.js';

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
}

/** Forms of call file that are understood. */
export const RECORD_PRESETS = ['canonical', 'asterisk', 'places'] as const;
export type RecordPreset = (typeof RECORD_PRESETS)[number];

/** Columns of the canonical CSV; `lon`, `lat`, `accuracyM` and `locationSource` become the event's location. */
export const CANONICAL_COLUMNS = [
  'sourceCallId',
  'linkedId',
  'type',
  'at',
  'from',
  'callerName',
  'to',
  'queue',
  'agent',
  'cause',
  'recordingUrl',
  'locationText',
  'regionCode',
  'lon',
  'lat',
  'accuracyM',
  'locationSource',
] as const;

/**
 * Makes call events of a file's records. `canonical`: our own names, one event a record. `places`: `alamat, desa, kecamatan`
 * as one ringing call each; any pin in the file is not sent. `asterisk`: CDR records, several a call, to offered, answered or
 * abandoned, and ended. A record without an id gets a hash of itself, so that the same file gives the same events.
 */
export function prepareEvents(
  preset: RecordPreset,
  records: readonly CallRecord[],
  context: RecordContext,
): PreparedEvent[] {
  if (preset === 'asterisk') return asteriskEvents(records, context);
  const identify = stableIds();
  const map = preset === 'canonical' ? canonicalEvent : placeEvent;
  return records.map((record) => ({
    line: record.line,
    event: withRegion({ sourceCallId: identify(record.fields), ...map(record.fields, context) }, context),
  }));
}

/** A hash of the record; the second identical record of a file gets `-2`, so that both stay calls of their own. */
function stableIds(): (fields: Readonly<Record<string, unknown>>) => string {
  const seen = new Map<string, number>();
  return (fields) => {
    const hash = createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 32);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return count === 1 ? `row-${hash}` : `row-${hash}-${String(count)}`;
  };
}

function withRegion(event: Record<string, unknown>, context: RecordContext): Record<string, unknown> {
  return context.regionCode === undefined ? event : { regionCode: context.regionCode, ...event };
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Drops empty cells, reads the position's numbers; leaves everything else to the server's judgement. */
function canonicalEvent(
  fields: Readonly<Record<string, unknown>>,
  context: RecordContext,
): Record<string, unknown> {
  const { lon, lat, accuracyM, locationSource, ...rest } = fields;
  const kept = Object.entries(rest).filter(
    ([, value]) => value !== '' && value !== null && value !== undefined,
  );
  const event: Record<string, unknown> = Object.fromEntries(kept);
  if (typeof event['at'] === 'string') event['at'] = toInstant(event['at'], context.timeZone);
  if (isGiven(lon) || isGiven(lat)) {
    event['location'] = {
      point: { lon: toNumber(lon), lat: toNumber(lat) },
      ...(isGiven(accuracyM) ? { accuracyM: toNumber(accuracyM) } : {}),
      ...(isGiven(locationSource) ? { source: locationSource } : {}),
    };
  }
  return event;
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** A number, or the cell as it was, so that the refusal names what the file holds. */
function toNumber(value: unknown): unknown {
  const number = Number(value);
  return isGiven(value) && Number.isFinite(number) ? number : value;
}

/** A local time gets its zone; anything else stays as it was. */
function toInstant(value: string, timeZone: string): string {
  const wall = parseIsoWallTime(value);
  return (wall && wallTimeToInstant(wall, timeZone)) ?? value;
}

function placeEvent(
  fields: Readonly<Record<string, unknown>>,
  context: RecordContext,
): Record<string, unknown> {
  const parts = ['alamat', 'desa', 'kecamatan']
    .map((column) => text(fields[column]))
    .filter((part) => part !== '');
  return { type: 'offered', at: context.defaultAt, locationText: parts.join(', ') };
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
/** Columns as cdr_csv's Master.csv writes them: account code first, clid after the context. */
const CDR_CSV = [
  'accountcode',
  'src',
  'dst',
  'dcontext',
  'clid',
  ...CDR_COLUMNS.slice(3),
  'uniqueid',
  'userfield',
];

/** Names the columns of one Master.csv row, which has no heading: the start time stands in column 9 or in column 10. */
export function asteriskFields(cells: readonly string[]): Record<string, string> {
  const names = parseIsoWallTime(cells[8] ?? '') ? CDR_CUSTOM : CDR_CSV;
  return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
}

/** One call makes several CDR rows, one for each agent tried: they are one call by their unique id. */
function asteriskEvents(records: readonly CallRecord[], context: RecordContext): PreparedEvent[] {
  const identify = stableIds();
  const calls = new Map<string, CallRecord[]>();
  for (const record of records) {
    const id = text(record.fields['uniqueid']) || identify(record.fields);
    calls.set(id, [...(calls.get(id) ?? []), record]);
  }
  return [...calls].flatMap(([sourceCallId, rows]) => asteriskCall(sourceCallId, rows, context));
}

function asteriskCall(
  sourceCallId: string,
  rows: readonly CallRecord[],
  context: RecordContext,
): PreparedEvent[] {
  const [first, ...others] = rows;
  if (!first) return [];
  const best = others.reduce(
    (a, b) => (Number(b.fields['billsec']) > Number(a.fields['billsec']) ? b : a),
    first,
  );
  const at = (value: unknown) => toInstant(text(value), context.timeZone);
  const isAnswered = rows.some(
    (row) => text(row.fields['disposition']) === 'ANSWERED' && text(row.fields['answer']) !== '',
  );
  const base = withRegion(
    { sourceCallId, from: text(best.fields['src']) || undefined, to: text(best.fields['dst']) || undefined },
    context,
  );
  const starts = rows.map((row) => at(row.fields['start'])).sort();
  const ends = rows.map((row) => at(row.fields['end'])).sort();
  const events: Record<string, unknown>[] = [
    { ...base, ...callerNameOf(best), type: 'offered', at: starts[0] },
    isAnswered
      ? { ...base, type: 'answered', at: at(best.fields['answer']), agent: agentOf(best) }
      : { ...base, type: 'abandoned', at: ends.at(-1), cause: text(best.fields['disposition']) || undefined },
  ];
  if (isAnswered)
    events.push({ ...base, type: 'ended', at: ends.at(-1), cause: text(best.fields['disposition']) });
  return events.map((event) => ({ line: best.line, event }));
}

/** `"Name" <number>` → the name, when it says more than the number. */
function callerNameOf(row: CallRecord): { callerName?: string } {
  const name = /^"?([^"<]*?)"?\s*</.exec(text(row.fields['clid']))?.[1]?.trim() ?? '';
  return name === '' || name === text(row.fields['src']) ? {} : { callerName: name };
}

/** `PJSIP/201-0000002b` → `PJSIP/201`. */
function agentOf(row: CallRecord): string | undefined {
  return text(row.fields['dstchannel']).replace(/-[0-9a-f]+(;\d)?$/, '') || undefined;
}
