import { JknRefusal } from './words.policy.js';

/** What BPJS sent, before anything of it is believed. */
export type Ask = Readonly<Record<string, unknown>>;

const MOST_TEXT = 400;
const LEAST_YEAR = 1_900;

/** A text of the ask, trimmed; numbers are read as text, everything else is none. */
export function textOf(ask: Ask, field: string): string {
  const value = ask[field];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.trim().slice(0, MOST_TEXT).toWellFormed() : '';
}

/** A text that must be there; throws JknRefusal naming the field. */
export function demandText(ask: Ask, field: string): string {
  const text = textOf(ask, field);
  if (text === '') throw new JknRefusal('field_missing', { isian: field });
  return text;
}

/** A day as yyyy-mm-dd that the calendar has; throws JknRefusal. */
export function readDay(ask: Ask, field: string): string {
  const text = textOf(ask, field);
  const [whole, year] = /^(\d{4})-\d{2}-\d{2}$/.exec(text) ?? [];
  const date = whole === undefined ? NaN : Date.parse(`${whole}T00:00:00Z`);
  if (Number.isNaN(date) || Number(year) < LEAST_YEAR || new Date(date).toISOString().slice(0, 10) !== text)
    throw new JknRefusal('date_form');
  return text;
}

/** Hours such as `08:00-16:00`; BPJS's own list of doctors writes them with spaces. Null when they are none. */
export function readHours(text: string): { opens: string; closes: string } | null {
  const [, opens, closes] = /^(\d{1,2}[:.]\d{2})\s*-\s*(\d{1,2}[:.]\d{2})$/.exec(text) ?? [];
  if (opens === undefined || closes === undefined) return null;
  const plain = (clock: string): string => clock.replace('.', ':').padStart(5, '0');
  return { opens: plain(opens), closes: plain(closes) };
}

/** A whole number that may have come as text; null when it is none. */
export function readNumber(ask: Ask, field: string): number | null {
  const text = textOf(ask, field);
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}
