import type { PlaceSearch, Region } from '#siaga/geo';
import type { Measured } from '../../harness/result.js';
import type { Misses } from '../misses.js';
import { confidentWrong } from './confident.js';
import { answeredWithoutPlace } from './no-place.js';
import { numberedVillages } from './numbered.js';

/**
 * What is never to be answered wrongly: sets made apart from the rules of the search, mostly of cities whose maps are not loaded. `search`
 * may hold the maps of other cities, whose streets must not be taken for theirs.
 */
export function unseen(search: PlaceSearch, regions: readonly Region[], misses: Misses): Measured[] {
  return [
    ...confidentWrong(search, regions, misses),
    ...answeredWithoutPlace(search, misses),
    ...numberedVillages(search, regions, misses),
  ];
}
