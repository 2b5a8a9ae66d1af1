import type { MapFeature, PlaceFeature, RoadFeature } from '#siaga/mapdata';

const LON_PER_M = 1 / 110_600;

/** A road of two points near Jambi, `atM` metres to the east, 100 m long. */
export function roadFeature(atM: number, overrides: Partial<RoadFeature> = {}): RoadFeature {
  const west = 103.6 + atM * LON_PER_M;
  return {
    kind: 'road',
    ref: `way/${atM}`,
    name: `Jalan Uji ${atM}`,
    aliases: ['Jl. Lama', 'Ruas 7'],
    roadClass: 'residential',
    oneway: 0,
    maxSpeedKmh: null,
    access: 3,
    isBridge: false,
    line: [west, -1.6, west + 100 * LON_PER_M, -1.6],
    lengthM: 100,
    ...overrides,
  };
}

/** A named place near Jambi. */
export function placeFeature(atM: number, overrides: Partial<PlaceFeature> = {}): PlaceFeature {
  return {
    kind: 'place',
    ref: `node/${atM}`,
    category: 'mosque',
    name: `Masjid Uji ${atM}`,
    aliases: [],
    houseNumber: null,
    street: null,
    point: { lon: 103.6 + atM * LON_PER_M, lat: -1.6 },
    radiusM: 40,
    ...overrides,
  };
}

/** Gives batches as a reader does. `between` runs after each batch was taken. */
export async function* batches(
  features: readonly MapFeature[],
  size = 100,
  between: (batch: number) => void | Promise<void> = () => undefined,
): AsyncGenerator<readonly MapFeature[]> {
  for (let from = 0; from < features.length; from += size) {
    yield features.slice(from, from + size);
    await between(from / size);
  }
}

/** So many roads, end to end, and a place at each tenth. */
export function street(roads: number, name = 'Jalan Uji'): MapFeature[] {
  return Array.from({ length: roads }, (_, at) => at).flatMap((at): MapFeature[] => [
    roadFeature(at * 100, { name }),
    ...(at % 10 === 0 ? [placeFeature(at * 100)] : []),
  ]);
}
