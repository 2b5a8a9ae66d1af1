import { regionTimeZone } from '#siaga/contracts';

/** Indonesia's three time zones as minutes east of UTC. There is no daylight saving time. */
const OFFSETS_MIN: Readonly<Record<string, number>> = {
  'Asia/Jakarta': 7 * 60,
  'Asia/Makassar': 8 * 60,
  'Asia/Jayapura': 9 * 60,
};
const MS_PER_MIN = 60_000;

/** Minutes east of UTC of local time in a region; `regionCode` is a dotted Kemendagri code, `ID` counts as WIB. */
export function utcOffsetMin(regionCode: string): number {
  return OFFSETS_MIN[regionTimeZone(regionCode)] ?? 0;
}

/** Weekday (0 is Sunday) and minute of the day on the wall clock of a region. */
export interface LocalMoment {
  weekday: number;
  minuteOfDay: number;
}

/** What the wall clock shows in `regionCode` at `at`. */
export function localMoment(at: Date, regionCode: string): LocalMoment {
  const shifted = new Date(at.getTime() + utcOffsetMin(regionCode) * MS_PER_MIN);
  return { weekday: shifted.getUTCDay(), minuteOfDay: shifted.getUTCHours() * 60 + shifted.getUTCMinutes() };
}
