import { wallTimeToInstant, type WallTime } from '#siaga/contracts';
import type { CellValue } from './cell.policy.js';

/** Which comes first in 05/11/2026. */
export type DateOrder = 'dmy' | 'mdy';

/** How times without an offset are to be read. */
export interface MomentReading {
  /** IANA zone. */
  timeZone: string;
  /** The column's order, null where it is not known. */
  order: DateOrder | null;
}

type Day = Pick<WallTime, 'year' | 'month' | 'day'>;
interface Clock {
  hour: number;
  minute: number;
  second: number;
  milli: number;
}

const MONTHS: readonly RegExp[] = [
  /^jan(uar[iy])?$/,
  /^(f|p)eb(ruar[iy])?$/,
  /^mar(et|ch)?$/,
  /^apr(il)?$/,
  /^(mei|may)$/,
  /^jun[ie]?$/,
  /^jul[iy]?$/,
  /^a(gustus|gust|gu|gt|gs|ugust|ug)$/,
  /^sept?(ember)?$/,
  /^(o[kc]t(ober)?)$/,
  /^no[vp](ember)?$/,
  /^de[sc](ember)?$/,
];
const WEEKDAY =
  /^(senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|mon|tues?|wed(nes)?|thu(rs)?|fri|satur|sat|sun)(day)?\.?,?\s+/i;

const ISO_DAY = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/;
const NUMBER_DAY = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/;
const NAMED_DAY = /^(\d{1,2})[\s\-/.]*([a-z]{3,9})\.?[\s\-/.,]*(\d{4}|\d{2})(?!\d)/i;
const NAMED_FIRST = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i;
const COMPACT_DAY = /^(\d{4})(\d{2})(\d{2})(?=$|[T\s])/;
const CLOCK = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*(am|pm|a\.m\.|p\.m\.)?/i;
const ZONES: Readonly<Record<string, number>> = { z: 0, utc: 0, gmt: 0, wib: 420, wita: 480, wit: 540 };
const OFFSET = /^(?:utc|gmt)?\s*([+-])(\d{1,2}):?(\d{2})?$/i;

const SERIAL = /^\d{5}([.,]\d+)?$/;
/** Serial numbers of the years 1982 to 2119. */
const FIRST_SERIAL = 30_000;
const LAST_SERIAL = 80_000;
const EPOCH_S = /^1\d{9}([.,]\d+)?$/;
const EPOCH_MS = /^1\d{12}$/;
const SERIAL_EPOCH_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
const SNAP_MS = 60;
const CENTURY = 2_000;

/**
 * The instant of a date and time as people, exchanges and spreadsheets write it: `28/11/2026 09.15`, `28 November 2026 09:15:31 WIB`,
 * `11/28/2026 9:15:31 AM`, ISO with or without an offset, serial numbers, seconds of Unix. 05/11/2026 needs the column's order. ISO
 * text in UTC, or the problem in words.
 */
export function readMoment(cell: string, reading: MomentReading): CellValue<string> {
  const text = cell.trim().replace(/^'/, '').replace(/\s+/g, ' ');
  const numeric = ofNumber(text, reading.timeZone);
  if (numeric !== null) return { value: numeric };
  const found = splitDay(text.replace(WEEKDAY, ''), reading.order);
  if ('problem' in found) return found;
  const rest = found.rest
    .replace(/^(T|,|\s)+/i, '')
    .replace(/^(pukul|jam|pkl\.?|at|@)\s*/i, '')
    .trim();
  if (rest === '') return { problem: 'date.no_time' };
  const match = CLOCK.exec(rest);
  const clock = match === null ? null : clockOf(match);
  if (match === null || clock === null) return { problem: 'date.unreadable' };
  const zone = zoneOf(rest.slice(match[0].length).replace(/[()]/g, '').trim());
  if (zone === undefined) return { problem: 'date.unreadable' };
  return instantOf(found.day, clock, zone, reading.timeZone);
}

/** The day of a date as people and spreadsheets write it, as yyyy-mm-dd; a time of day behind it is left out. 15/08/92 is of this century. */
export function readDay(cell: string, order: DateOrder | null): CellValue<string> {
  const text = cell.trim().replace(/^'/, '').replace(/\s+/g, ' ');
  const numeric = SERIAL.test(text) ? ofNumber(text, 'UTC') : null;
  if (numeric !== null) return { value: numeric.slice(0, 10) };
  const found = splitDay(text.replace(WEEKDAY, ''), order);
  if ('problem' in found) return found;
  const noon = instantOf(found.day, { hour: 12, minute: 0, second: 0, milli: 0 }, 0, 'UTC');
  return 'problem' in noon ? noon : { value: noon.value.slice(0, 10) };
}

/** Which orders a cell allows: both for 05/11/2026, one for 28/11/2026, none where it writes the day otherwise. */
export function ordersOf(cell: string): readonly DateOrder[] {
  const match = NUMBER_DAY.exec(cell.trim().replace(/^'/, '').replace(WEEKDAY, ''));
  if (match === null) return [];
  const [, first = 0, second = 0] = match.map(Number);
  const isDmy = first >= 1 && first <= 31 && second >= 1 && second <= 12;
  const isMdy = first >= 1 && first <= 12 && second >= 1 && second <= 31;
  if (first === second && isDmy) return [];
  return [...(isDmy ? (['dmy'] as const) : []), ...(isMdy ? (['mdy'] as const) : [])];
}

/** What the cells of a column say of its order, one after the other. */
export class OrderEvidence {
  readonly #seen = new Set<DateOrder>();
  #isAsked = false;

  add(cell: string): void {
    const orders = ordersOf(cell);
    const [only] = orders;
    if (orders.length === 1 && only !== undefined) this.#seen.add(only);
    if (orders.length === 2) this.#isAsked = true;
  }

  /** Whether some cell needs the order at all. */
  get isNeeded(): boolean {
    return this.#isAsked;
  }

  /** Nothing more can be learned: the column has both. */
  get isMixed(): boolean {
    return this.#seen.size === 2;
  }

  /** The order of all cells that show one; null where none does or they differ. */
  get order(): DateOrder | null {
    const [only] = this.#seen;
    return this.#seen.size === 1 ? (only ?? null) : null;
  }
}

function ofNumber(text: string, timeZone: string): string | null {
  const number = Number(text.replace(',', '.'));
  if (EPOCH_MS.test(text)) return new Date(number).toISOString();
  if (EPOCH_S.test(text)) return new Date(Math.round(number * 1_000)).toISOString();
  if (!SERIAL.test(text) || number < FIRST_SERIAL || number >= LAST_SERIAL) return null;
  const exactMs = Math.round(number * DAY_MS);
  const secondMs = Math.round(exactMs / 1_000) * 1_000;
  const wall = new Date(SERIAL_EPOCH_MS + (Math.abs(exactMs - secondMs) <= SNAP_MS ? secondMs : exactMs));
  const day = { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() };
  const clock = {
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    milli: wall.getUTCMilliseconds(),
  };
  const found = instantOf(day, clock, null, timeZone);
  return 'value' in found ? found.value : null;
}

type FoundDay =
  { day: Day; rest: string } | { problem: 'date.unreadable' | 'date.ambiguous' | 'date.no_such' };

function splitDay(text: string, order: DateOrder | null): FoundDay {
  const iso = ISO_DAY.exec(text) ?? COMPACT_DAY.exec(text);
  if (iso !== null) return { day: dayOf(iso[1], iso[2], iso[3]), rest: text.slice(iso[0].length) };
  const named = NAMED_DAY.exec(text);
  if (named !== null) return namedDay(named[1], named[2], named[3], text.slice(named[0].length));
  const americans = NAMED_FIRST.exec(text);
  if (americans !== null)
    return namedDay(americans[2], americans[1], americans[3], text.slice(americans[0].length));
  const numbers = NUMBER_DAY.exec(text);
  if (numbers === null) return { problem: 'date.unreadable' };
  const [, first, second, year] = numbers;
  const allowed = ordersOf(text);
  const isSame = Number(first) === Number(second);
  if (allowed.length === 0 && !isSame) return { problem: 'date.no_such' };
  const chosen = isSame ? 'dmy' : allowed.length === 1 ? (allowed[0] ?? null) : order;
  if (chosen === null) return { problem: 'date.ambiguous' };
  const day = chosen === 'dmy' ? dayOf(year, second, first) : dayOf(year, first, second);
  return { day, rest: text.slice(numbers[0].length) };
}

function namedDay(
  day: string | undefined,
  name: string | undefined,
  year: string | undefined,
  rest: string,
): FoundDay {
  const month = MONTHS.findIndex((pattern) => pattern.test((name ?? '').toLowerCase())) + 1;
  if (month === 0) return { problem: 'date.unreadable' };
  return { day: dayOf(year, String(month), day), rest };
}

function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): Day {
  const full = Number(year) < 100 ? CENTURY + Number(year) : Number(year);
  return { year: full, month: Number(month), day: Number(day) };
}

function clockOf(match: RegExpExecArray): Clock | null {
  const [, hours, minutes, seconds = '0', fraction = '', half] = match;
  const milli = Number(fraction.padEnd(3, '0').slice(0, 3));
  const hour = Number(hours);
  const clock = { minute: Number(minutes), second: Number(seconds), milli };
  if (clock.minute > 59 || clock.second > 59 || hour > 23) return null;
  if (half === undefined) return { ...clock, hour };
  if (hour < 1 || hour > 12) return null;
  return { ...clock, hour: (hour % 12) + (/^p/i.test(half) ? 12 : 0) };
}

/** Minutes east of UTC; null where none is written, undefined for what is no zone. */
function zoneOf(text: string): number | null | undefined {
  if (text === '') return null;
  const named = ZONES[text.toLowerCase()];
  if (named !== undefined) return named;
  const match = OFFSET.exec(text);
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

function instantOf(
  day: Day,
  { milli, ...clock }: Clock,
  offset: number | null,
  timeZone: string,
): CellValue<string> {
  const instant = wallTimeToInstant({ ...day, ...clock }, offset === null ? timeZone : 'UTC');
  if (instant === null) return { problem: 'date.no_such' };
  const ms = Date.parse(instant) + milli - (offset ?? 0) * 60_000;
  return { value: new Date(ms).toISOString() };
}
