import { existsSync } from 'node:fs';
import path from 'node:path';
import { makeGazetteer, PlaceSearch, type Region } from '#siaga/geo';
import { inventedCities } from './geo/invented-city.js';
import { madePlaces } from './geo/made-places.js';
import { Misses } from './geo/misses.js';
import { misspeltVillages } from './geo/misspelt-villages.js';
import { nonsense } from './geo/nonsense.js';
import { NOTES_FILE, notedPlaces } from './geo/noted-places.js';
import { foldersWith, foldersWithRoads, readCity } from './geo/read-city.js';
import { ADDRESS_FILE, streetAddresses } from './geo/street-addresses.js';
import { streetForms } from './geo/unseen/street-forms.js';
import { unseen } from './geo/unseen/unseen.js';
import type { BenchContext } from './harness/bench.js';
import type { Measured } from './harness/result.js';

/** The folder with the real input; `npm run` starts in the repository, beside which it lies. */
const DATA = path.resolve('../shared/data');

/**
 * The right place for what people type: misspelt villages of the whole country beside pg_trgm, every city of the shared data
 * that has addresses and roads, and every folder with the notes of operators. Without the shared data only the villages.
 */
export async function geocoding(context: BenchContext): Promise<Measured[]> {
  const regions = await makeGazetteer();
  const search = await PlaceSearch.buildInSlices(regions);
  const misses = new Misses();
  const results = [
    ...(await misspeltVillages(context, search, regions, misses)),
    ...nonsense(search, misses),
    ...unseen(await withForeignMaps(regions), regions, misses),
    ...(await inventedCities(search, regions, misses)),
  ];
  if (existsSync(DATA)) results.push(...(await realInput(search, regions, misses)));
  else process.stdout.write('geocoding: cities and notes are not measured, ../shared/data is not here\n');
  misses.write();
  return results;
}

/** The gazetteer with the maps of the shared data's cities, from which few of the unseen reports come. */
async function withForeignMaps(regions: readonly Region[]): Promise<PlaceSearch> {
  const search = await PlaceSearch.buildInSlices(regions);
  const folders = existsSync(DATA) ? foldersWithRoads(DATA) : [];
  if (folders.length === 0)
    process.stdout.write('geocoding: the unseen sets are asked without foreign maps\n');
  for (const folder of folders) {
    const city = await readCity(DATA, folder, regions);
    if (city !== null) await search.replaceMap(folder, city.content, city.regionAt);
  }
  return search;
}

/** The cities and the notes of operators. */
export async function realInput(
  search: PlaceSearch,
  regions: readonly Region[],
  misses: Misses,
): Promise<Measured[]> {
  const results: Measured[] = [];
  for (const folder of foldersWith(DATA, NOTES_FILE)) {
    results.push(...notedPlaces(DATA, folder, search, regions, misses));
  }
  for (const folder of foldersWith(DATA, ADDRESS_FILE)) {
    const city = await readCity(DATA, folder, regions);
    if (city === null) {
      process.stdout.write(`geocoding: ${folder} has addresses but no roads with names: not measured\n`);
      continue;
    }
    await search.replaceMap(folder, city.content, city.regionAt);
    results.push(...streetAddresses(DATA, city, search, misses), ...madePlaces(city, search, misses));
  }
  for (const folder of foldersWithRoads(DATA)) {
    const city = await readCity(DATA, folder, regions);
    if (city === null) continue;
    // One city at a time: a centre has the map of its own region, not of one like it.
    const alone = await PlaceSearch.buildInSlices(regions);
    await alone.replaceMap(folder, city.content, city.regionAt);
    results.push(...streetForms(city, alone, misses));
  }
  return results;
}
