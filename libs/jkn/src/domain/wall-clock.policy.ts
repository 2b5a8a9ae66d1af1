import { regionTimeZone, wallTimeAt } from '#siaga/contracts';

const two = (value: number): string => String(value).padStart(2, '0');

/** `08:00` by the clock of a region. */
export function clockAt(at: Date, regionCode: string): string {
  const { hour, minute } = wallTimeAt(at.getTime(), regionTimeZone(regionCode));
  return `${two(hour)}:${two(minute)}`;
}

/** `2026-08-12 07:31:00` by the clock of a region. */
export function stampAt(at: Date, regionCode: string): string {
  const wall = wallTimeAt(at.getTime(), regionTimeZone(regionCode));
  const day = `${wall.year}-${two(wall.month)}-${two(wall.day)}`;
  return `${day} ${two(wall.hour)}:${two(wall.minute)}:${two(wall.second)}`;
}
