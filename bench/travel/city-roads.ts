import { existsSync } from 'node:fs';
import path from 'node:path';
import { readMapFile, type RoadSegment } from '#siaga/mapdata';

/** `npm run` starts in the repository, beside which the real input lies. */
const DATA = path.resolve('../shared/data');

/** The roads of a city as the product's import reads them; null where the shared data is not here. */
export async function cityRoads(city: 'yogyakarta' | 'surabaya'): Promise<RoadSegment[] | null> {
  const file = path.join(DATA, city, 'jalan_osm.geojson');
  if (!existsSync(file)) return null;
  const roads: RoadSegment[] = [];
  for await (const features of readMapFile(file))
    for (const feature of features)
      if (feature.kind === 'road') roads.push({ ...feature, id: roads.length + 1 });
  return roads;
}
