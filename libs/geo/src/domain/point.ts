import { INDONESIA } from '#siaga/contracts';

/** True when the number can be a latitude in Indonesia. */
export function isIndonesianLatitude(value: number): boolean {
  return value >= INDONESIA.minLat && value <= INDONESIA.maxLat;
}

/** True when the number can be a longitude in Indonesia. */
export function isIndonesianLongitude(value: number): boolean {
  return value >= INDONESIA.minLon && value <= INDONESIA.maxLon;
}
