import type { RoadClass } from '#siaga/contracts';
import type { MapShape, PlaceCategory } from '../domain/map-records.js';

/** From which zoom of a tile each is in it; a tile of zoom z is what the screen shows at z + 1. */
const ROADS_FROM: Readonly<Record<RoadClass, number | null>> = {
  motorway: 4,
  trunk: 5,
  primary: 7,
  secondary: 9,
  ferry: 9,
  tertiary: 10,
  residential: 12,
  service: 13,
  track: 13,
  alley: 14,
  // A lane that a boat may take; what one sees is the river.
  waterway: null,
};
const SHAPES_FROM: Readonly<Record<MapShape['kind'], number>> = {
  coastline: 3,
  water: 5,
  waterway: 10,
  green: 10,
  built_up: 10,
};
/** In the order of importance: where a tile is full, the last are left out. */
const PLACES_FROM: readonly (readonly [PlaceCategory, number])[] = [
  ['settlement', 11],
  ['pier', 13],
  ['transport', 14],
  ['market', 14],
  ['government', 14],
  ['police', 14],
  ['fire_station', 14],
  ['monument', 14],
  ['park', 14],
  ['bridge', 14],
  ['kilometre_post', 14],
  ['school', 15],
  ['mosque', 15],
  ['worship', 15],
  ['fuel', 15],
  ['cemetery', 15],
  ['lodging', 15],
  ['bank', 15],
  ['hospital', 15],
  ['puskesmas', 15],
  ['clinic', 16],
  ['pharmacy', 16],
  ['shop', 16],
  ['food', 16],
  ['other', 16],
  ['house_number', 17],
];
/** Names of regions stand in tiles from, to: the province first, the desa last. */
const REGIONS: readonly { level: number; from: number; to: number }[] = [
  { level: 1, from: 3, to: 6 },
  { level: 2, from: 6, to: 10 },
  { level: 3, from: 10, to: 13 },
  { level: 4, from: 13, to: 15 },
];
const BORDERS_FROM: readonly { level: number; from: number }[] = [
  { level: 1, from: 0 },
  { level: 2, from: 0 },
  { level: 3, from: 9 },
  { level: 4, from: 12 },
];

/** Most that one tile may hold of a kind; beyond it the least important are left out. */
export const TILE_LIMITS = { roads: 6_000, shapes: 2_500, places: 900, regions: 200, borders: 700 } as const;
/** A line may be off by half a CSS pixel (8 units are one pixel), a shape smaller than two pixels is left out. */
export const LINE_TOLERANCE_UNITS = 4;
export const SMALLEST_SHAPE_UNITS = 16;

/** Road classes of a tile, the most important first. */
export function roadClassesAt(z: number): RoadClass[] {
  return (Object.keys(ROADS_FROM) as RoadClass[]).filter((name) => (ROADS_FROM[name] ?? Infinity) <= z);
}

export function shapeKindsAt(z: number): MapShape['kind'][] {
  return (Object.keys(SHAPES_FROM) as MapShape['kind'][]).filter((kind) => SHAPES_FROM[kind] <= z);
}

/** Categories of places of a tile, the most important first. */
export function placeCategoriesAt(z: number): PlaceCategory[] {
  return PLACES_FROM.flatMap(([category, from]) => (from <= z ? [category] : []));
}

/** Levels of regions whose names stand in a tile. */
export function regionLevelsAt(z: number): number[] {
  return REGIONS.flatMap(({ level, from, to }) => (from <= z && z <= to ? [level] : []));
}

/** Levels of regions whose borders run through a tile. */
export function borderLevelsAt(z: number): number[] {
  return BORDERS_FROM.flatMap(({ level, from }) => (from <= z ? [level] : []));
}
