import { Instant, isInRegion, RegionCode, type FieldProblem } from '#siaga/contracts';

const EPOCH_S = { least: 1e9, most: 1e10 };
/** A day and a time with a zone, as sources write them that do not keep to ISO 8601. */
const LOOSE_INSTANT =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)? ?(?:([+-]\d{2}):?(\d{2})?|Z|UTC)$/i;

/** Where an event came from, and when. */
export interface Reception {
  readonly regionCode: string;
  readonly receivedAt: Date;
}

/**
 * Makes fit what a live call can do without, so that nobody rings in vain for it: a time that cannot be read becomes the
 * time of arrival, a region that is none of its source's becomes the source's own, a leg's id that is none is left aside,
 * the kind of the event is read in any case. A record of the past is left as it is: there these fields are the matter, and
 * nobody waits. Gives what was changed.
 */
export function fitLive(value: unknown, { regionCode, receivedAt }: Reception): Fitted {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { value, changed: [] };
  const fitted: Record<string, unknown> = { ...value };
  const changed: FieldProblem[] = [];
  if (fitted['isRecord'] === true) return { value, changed };
  const change = (path: string, to: unknown, message: string): void => {
    fitted[path] = to;
    changed.push({ path, message });
  };
  for (const path of ['regionCode', 'linkedId', 'isRecord', 'location', 'locationText'])
    if (isMissing(fitted[path])) fitted[path] = undefined;
  if (typeof fitted['type'] === 'string') fitted['type'] = fitted['type'].trim().toLowerCase();
  if (fitted['isRecord'] !== undefined && typeof fitted['isRecord'] !== 'boolean')
    change('isRecord', undefined, 'Left aside: neither true nor false');
  if (fitted['linkedId'] !== undefined && !['string', 'number'].includes(typeof fitted['linkedId']))
    change('linkedId', undefined, 'Left aside: not a text');
  if (typeof fitted['location'] === 'string' && fitted['locationText'] === undefined) {
    fitted['locationText'] = fitted['location'];
    change('location', undefined, 'Read as the place in words');
  }
  const region = RegionCode.safeParse(fitted['regionCode']);
  if (fitted['regionCode'] !== undefined && !(region.success && isInRegion(region.data, regionCode)))
    change('regionCode', undefined, `Left aside: no region of this source; the call is in ${regionCode}`);
  const at = instantOf(fitted['at']);
  if (at === null)
    change('at', receivedAt.toISOString(), 'No time with its zone; the time of arrival is taken');
  else fitted['at'] = at;
  return { value: fitted, changed };
}

interface Fitted {
  value: unknown;
  changed: FieldProblem[];
}

const isMissing = (item: unknown): boolean =>
  item === undefined || item === null || (typeof item === 'string' && item.trim() === '');

/** ISO 8601; seconds or milliseconds since 1970; a day and a time with a zone. Null when it is none of them. */
function instantOf(said: unknown): string | null {
  const item = typeof said === 'string' ? said.trim() : said;
  if (Instant.safeParse(item).success) return item as string;
  const number = typeof item === 'number' || (typeof item === 'string' && item !== '') ? Number(item) : NaN;
  for (const ms of [number * 1_000, number])
    if (ms >= EPOCH_S.least * 1_000 && ms < EPOCH_S.most * 1_000) return new Date(ms).toISOString();
  const [, day, minute, second = ':00', hours = '+00', minutes = '00'] =
    LOOSE_INSTANT.exec(String(item)) ?? [];
  const iso = `${day}T${minute}${second}${hours}:${minutes}`;
  return day !== undefined && Instant.safeParse(iso).success ? iso : null;
}
