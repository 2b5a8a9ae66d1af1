import { CallEvent, isInRegion, MAX_EVENTS_PER_POST, type FieldProblem } from '#siaga/contracts';
import { cleanText, readLooseJson } from '#siaga/kernel';
import { fitDescription } from './fit-description.policy.js';
import { fitLive, type Reception } from './fit-live.policy.js';
import { withReadableLocation } from './read-location.policy.js';

/** One event of a request: its text as it came (or as JSON writes it again, when it came in a list). */
export interface RawEvent {
  text: string;
  /** What the text says; undefined when it is not JSON. */
  value: unknown;
}

export type ReadEvent =
  | {
      ok: true;
      event: CallEvent;
      regionCode: string;
      /** What could not be stored as it came, or had to be guessed. */
      cleaned: FieldProblem[];
    }
  | { ok: false; fields: FieldProblem[] };

/** A request's body, split. */
export interface RawEvents {
  events: RawEvent[];
  /** What had to be guessed to read the body as JSON, or null. */
  guess: string | null;
}

/** Splits a request's body into its events. A body that is not JSON is one event, to be kept as it is. Null when there are too many. */
export function splitEvents(rawBody: string): RawEvents | null {
  const { value, guess } = readLooseJson(rawBody);
  if (!Array.isArray(value)) return { events: [{ text: rawBody, value }], guess };
  if (value.length > MAX_EVENTS_PER_POST) return null;
  return { events: value.map((item: unknown) => ({ text: textOf(item) ?? rawBody, value: item })), guess };
}

/**
 * Reads one event as the canonical CallEvent. An event without a region lies in its source's; a record of the past that
 * names a region must name one of its source's. What a live call can do without refuses no call. Text that cannot be stored is replaced and told: no call is lost by it (ADR 0030).
 */
export function readEvent(raw: unknown, reception: Reception): ReadEvent {
  if (raw === undefined) return refused('', 'The body is not JSON');
  const clean = cleanText(raw);
  const live = fitLive(clean.value, reception);
  const fitted = fitDescription(live.value);
  const { value, problems } = withReadableLocation(fitted.value);
  const parsed = CallEvent.safeParse(value);
  if (!parsed.success) {
    return {
      ok: false,
      fields: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    };
  }
  const regionCode = parsed.data.regionCode ?? reception.regionCode;
  if (!isInRegion(regionCode, reception.regionCode))
    return refused('regionCode', `This source may only report calls of ${reception.regionCode}`);
  return {
    ok: true,
    event: parsed.data,
    regionCode,
    cleaned: [...clean.cleaned, ...live.changed, ...fitted.changed, ...problems],
  };
}

/** Reads a kept text again; undefined when it is not JSON. */
export function readKept(text: string): unknown {
  return readLooseJson(text).value;
}

/** The item as JSON writes it again; null when it is nested so deeply that nothing can write it. */
function textOf(item: unknown): string | null {
  try {
    return JSON.stringify(item);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function refused(path: string, message: string): ReadEvent {
  return { ok: false, fields: [{ path, message }] };
}
