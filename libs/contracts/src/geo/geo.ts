import { z } from 'zod';
import { FixDoubt } from '../common/fix-doubt.js';
import { personal } from '../define/personal.js';
import { Point, RegionCode } from '../common/common.js';

/** Where a place came from; the screen shows it with its radius. */
export const PlaceSource = z.enum([
  'aml',
  'shared_link',
  'pbx',
  'map_pin',
  'coordinates',
  'plus_code',
  'map_link',
  'address',
  'landmark',
  'facility',
  'road',
  'village',
  'district',
  'regency',
  'import',
  /** From a geocoder of the centre's own beside ours. */
  'photon',
  'nominatim',
]);
export type PlaceSource = z.infer<typeof PlaceSource>;

/** A point with an honest radius and its source. */
export const Place = z.object({
  point: Point,
  accuracyM: z.number().nonnegative(),
  source: PlaceSource,
  label: personal(z.string().max(300)),
  context: personal(z.string().max(300)).default(''),
  regionCode: RegionCode.nullable(),
  isConfirmed: z.boolean().default(false),
  /** Why it is not believed (ADR 0030): it is shown so, nothing is ranked by it, and any better one takes its place. Siaga sets it. */
  doubt: FixDoubt.optional(),
});
export type Place = z.infer<typeof Place>;

/** A crew finds a house within this; beyond it somebody has to look for it. */
export const VAGUE_M = 500;

/** True for a place at which a crew may find nobody: one that is not believed, or that is wider than somebody can search. */
export function isPlaceUnsure({ doubt, accuracyM }: Pick<Place, 'doubt' | 'accuracyM'>): boolean {
  return doubt !== undefined || accuracyM > VAGUE_M;
}

export const LocateInput = z.object({
  q: z.string().max(20_000),
  lon: z.coerce.number().min(-180).max(180).optional(),
  lat: z.coerce.number().min(-90).max(90).optional(),
  regionCode: RegionCode.optional(),
  /** `typing`: the last word may be unfinished. */
  mode: z.enum(['whole', 'typing']).default('whole'),
  limit: z.coerce.number().int().min(1).max(20).default(6),
});
export type LocateInput = z.input<typeof LocateInput>;

export const LocateCandidate = z.object({
  id: z.string(),
  label: z.string(),
  context: z.string(),
  point: Point,
  /** How far from the point the truth may lie; other places that the text may as well mean are within it. */
  accuracyM: z.number().nonnegative(),
  /** The radius of this place alone, once a person has said that it is the one that is meant; null where that is the same. */
  ownAccuracyM: z.number().nonnegative().nullable().default(null),
  /** It lies outside the regions that the centre serves: listed last, and chosen by nobody unseen. */
  isOutside: z.boolean().default(false),
  source: PlaceSource,
  regionCode: RegionCode.nullable(),
  score: z.number().min(0).max(1),
  /**
   * The geometry of a street, or the part of it that the rest of the text leaves: [lon, lat] lines. Null for what is a
   * point with its radius.
   */
  lines: z
    .array(z.array(z.tuple([z.number(), z.number()])))
    .nullable()
    .default(null),
  /** Ranges of the query that were understood, as [from, to) character offsets. */
  matched: z.array(z.object({ from: z.number().int(), to: z.number().int() })),
  notUnderstood: z.array(z.string()),
});
export type LocateCandidate = z.infer<typeof LocateCandidate>;

export const LocateProblem = z.enum([
  'empty',
  'too_long',
  'not_found',
  'outside_indonesia',
  'short_link',
  /** A kilometre of a toll road that no map here holds. */
  'unknown_toll',
  'not_ready',
]);
export type LocateProblem = z.infer<typeof LocateProblem>;

export const LocateResult = z.object({
  candidates: z.array(LocateCandidate),
  /** Why there is no candidate, when there is none. */
  problem: LocateProblem.nullable(),
});
export type LocateResult = z.infer<typeof LocateResult>;

export const DescribeInput = z.object({
  lon: z.coerce.number().min(-180).max(180),
  lat: z.coerce.number().min(-90).max(90),
});
export type DescribeInput = z.infer<typeof DescribeInput>;

export const RegionName = z.object({ code: RegionCode, name: z.string(), kind: z.string() });
export type RegionName = z.infer<typeof RegionName>;

/** The address of a point as people would say it. */
export const PlaceAddress = z.object({
  /** "Jalan Contoh No. 12", or the street alone. */
  label: z.string(),
  street: z.string(),
  houseNumber: z.string().nullable(),
  /** From the point to the street or house. */
  distanceM: z.number(),
});
export type PlaceAddress = z.infer<typeof PlaceAddress>;

/** Eight directions, clockwise from the north: code reckons by their order. */
export const CompassPoint = z.enum([
  'north',
  'north_east',
  'east',
  'south_east',
  'south',
  'south_west',
  'west',
  'north_west',
]);
export type CompassPoint = z.infer<typeof CompassPoint>;

/** Something with a name near a point, to be said to a crew or asked of a caller. */
export const NearbyPlace = z.object({
  id: z.string(),
  name: z.string(),
  /** Hospital, school, mosque, fuel ... */
  kind: z.string(),
  point: Point,
  distanceM: z.number(),
  /** Where it lies as seen from the point. */
  direction: CompassPoint,
});
export type NearbyPlace = z.infer<typeof NearbyPlace>;

export const PlaceDescription = z.object({
  point: Point,
  village: RegionName.nullable(),
  district: RegionName.nullable(),
  regency: RegionName.nullable(),
  province: RegionName.nullable(),
  /** `border`: inside an imported polygon; `nearest_village`: nearest village point, `distanceM` away. */
  method: z.enum(['border', 'nearest_village', 'none']),
  distanceM: z.number().nullable(),
  plusCode: z.string(),
  /** Null where no street with a name is near, or no map is loaded. */
  address: PlaceAddress.nullable(),
  /** Named places within 500 m, nearest first. */
  around: z.array(NearbyPlace),
});
export type PlaceDescription = z.infer<typeof PlaceDescription>;

export const BordersInput = z.object({ regionCode: RegionCode });
export const BorderFeature = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  properties: z.object({
    code: z.string(),
    name: z.string(),
    level: z.number().int(),
    isEstimate: z.boolean(),
  }),
  geometry: z.object({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.unknown()) }),
});
export const BorderCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(BorderFeature),
});
export type BorderCollection = z.infer<typeof BorderCollection>;

/** How travel times were made; an estimate is shown as one. */
export const TravelMethod = z.enum(['straight_line_estimate', 'roads', 'osrm', 'valhalla', 'pgrouting']);
export type TravelMethod = z.infer<typeof TravelMethod>;
