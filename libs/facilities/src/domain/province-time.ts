/**
 * Indonesia's three time zones (Keppres 41/1987), as minutes east of UTC. There is no daylight saving time.
 * Province codes are Kemendagri's, with the Papuan provinces made in 2022 (93 to 96).
 */
const WIT_PROVINCES = new Set(['81', '82', '91', '92', '93', '94', '95', '96']);
const WITA_PROVINCES = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76']);

const WIB_OFFSET_MIN = 7 * 60;
const WITA_OFFSET_MIN = 8 * 60;
const WIT_OFFSET_MIN = 9 * 60;
const MS_PER_MIN = 60_000;

/** Minutes east of UTC of local time in a region; `regionCode` is a dotted Kemendagri code, `ID` counts as WIB. */
export function utcOffsetMin(regionCode: string): number {
  const province = regionCode.slice(0, 2);
  if (WIT_PROVINCES.has(province)) return WIT_OFFSET_MIN;
  return WITA_PROVINCES.has(province) ? WITA_OFFSET_MIN : WIB_OFFSET_MIN;
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
