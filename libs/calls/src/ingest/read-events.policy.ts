import { CallEvent, isInRegion, MAX_EVENTS_PER_POST, type FieldProblem } from '#siaga/contracts';

/** One event of a request: its text as it came (or as JSON writes it again, when it came in a list). */
export interface RawEvent {
  text: string;
  /** What the text says; undefined when it is not JSON. */
  value: unknown;
}

export type ReadEvent =
  { ok: true; event: CallEvent; regionCode: string } | { ok: false; fields: FieldProblem[] };

/** Splits a request's body into its events. A body that is not JSON is one event, to be kept as it is. Null when there are too many. */
export function splitEvents(rawBody: string): RawEvent[] | null {
  const value = parseJson(rawBody);
  if (!Array.isArray(value)) return [{ text: rawBody, value }];
  if (value.length > MAX_EVENTS_PER_POST) return null;
  return value.map((item: unknown) => ({ text: JSON.stringify(item), value: item }));
}

/**
 * Reads one event as the canonical CallEvent. An event without a region lies in its source's; one that names a region
 * must name one of its source's.
 */
export function readEvent(value: unknown, sourceRegionCode: string): ReadEvent {
  if (value === undefined) return refused('', 'The body is not JSON');
  const unstorable = pathOfNul(value);
  if (unstorable !== null) return refused(unstorable, 'Holds a NUL character, which cannot be stored');
  const parsed = CallEvent.safeParse(value);
  if (!parsed.success) {
    return {
      ok: false,
      fields: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    };
  }
  const regionCode = parsed.data.regionCode ?? sourceRegionCode;
  if (!isInRegion(regionCode, sourceRegionCode))
    return refused('regionCode', `This source may only report calls of ${sourceRegionCode}`);
  return { ok: true, event: parsed.data, regionCode };
}

/** Reads a text as JSON; undefined when it is not. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function refused(path: string, message: string): ReadEvent {
  return { ok: false, fields: [{ path, message }] };
}

/** PostgreSQL stores no U+0000 in text or jsonb. */
function pathOfNul(value: unknown, path: (string | number)[] = []): string | null {
  if (typeof value === 'string') return value.includes('\0') ? path.join('.') : null;
  if (typeof value !== 'object' || value === null || path.length > 4) return null;
  for (const [key, item] of Object.entries(value)) {
    const found = pathOfNul(item, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}
