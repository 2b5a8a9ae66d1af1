import { existsSync } from 'node:fs';
import path from 'node:path';
import { readMapFile, type RoadSegment } from '#siaga/mapdata';

/** `npm run` starts in the repository, beside which the real input lies. */
const YOGYAKARTA = path.resolve('../shared/data/yogyakarta/jalan_osm.geojson');

/** The roads of Yogyakarta as the product's import reads them; null where the shared data is not here. */
export async function yogyakartaRoads(): Promise<RoadSegment[] | null> {
  if (!existsSync(YOGYAKARTA)) return null;
  const roads: RoadSegment[] = [];
  for await (const features of readMapFile(YOGYAKARTA))
    for (const feature of features)
      if (feature.kind === 'road') roads.push({ ...feature, id: roads.length + 1 });
  return roads;
}
