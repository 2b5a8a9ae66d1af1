import type { LocateOptions } from '#siaga/geo';
import type { City } from './read-city.js';

/** What the centre of this city asks with. */
export function served(city: City): LocateOptions {
  return { near: city.centre, regionCodes: city.regionCodes };
}
