import type { Facility } from '#siaga/contracts';
import { localMoment } from './province-time.js';

type Opening = Pick<Facility, 'isAlwaysOpen' | 'openHours' | 'regionCode' | 'erLevel'>;
type Span = Facility['openHours'][number];

const DAYS_PER_WEEK = 7;

/**
 * Whether a facility receives patients at `at`, by its own wall clock. A span whose end is not after its start runs past
 * midnight into the next day ("20:00" to "06:00"; "00:00" to "00:00" is the whole day). A facility whose hours nobody has
 * entered counts as open: unknown is not closed, and a hospital must not vanish from the list because a field is empty.
 */
export function isOpenAt(facility: Opening, at: Date): boolean {
  if (facility.isAlwaysOpen || facility.openHours.length === 0) return true;
  const now = localMoment(at, facility.regionCode);
  return facility.openHours.some((span) => covers(span, now.weekday, now.minuteOfDay));
}

function covers(span: Span, weekday: number, minuteOfDay: number): boolean {
  const opens = minutes(span.opens);
  const closes = minutes(span.closes);
  const isSameDay = span.weekday === weekday;
  if (closes > opens) return isSameDay && minuteOfDay >= opens && minuteOfDay < closes;
  const isDayAfter = (span.weekday + 1) % DAYS_PER_WEEK === weekday;
  return (isSameDay && minuteOfDay >= opens) || (isDayAfter && minuteOfDay < closes);
}

function minutes(time: string): number {
  const [hours = '0', mins = '0'] = time.split(':');
  return Number(hours) * 60 + Number(mins);
}
