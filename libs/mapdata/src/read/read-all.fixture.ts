import type { MapFeature, RoadFeature } from './map-feature.js';
import { readMapFile } from './read-map-file.js';

/** Every feature of a file, for tests of small ones. */
export async function readAll(file: string, memoryMb?: number): Promise<MapFeature[]> {
  const all: MapFeature[] = [];
  for await (const batch of readMapFile(file, { memoryMb })) all.push(...batch);
  return all;
}

/** The roads among them. */
export function roadsIn(features: readonly MapFeature[]): RoadFeature[] {
  return features.filter((feature) => feature.kind === 'road');
}
