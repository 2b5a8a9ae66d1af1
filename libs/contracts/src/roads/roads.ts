import { z } from 'zod';
import { personal } from '../define/personal.js';
import { Actor, Id, Instant, Point, RegionCode } from '../common/common.js';
import { TravelMethod } from '../geo/geo.js';

/** What a road is, as far as speed goes; ordered from fast to slow, water last. */
export const RoadClass = z.enum([
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'residential',
  'service',
  'track',
  /** Gang: too narrow for a car. */
  'alley',
  'ferry',
  /** River, canal or sea lane that a boat goes along. */
  'waterway',
]);
export type RoadClass = z.infer<typeof RoadClass>;

/** How one moves on the network; ambulances move as cars. */
export const TravelMode = z.enum(['car', 'motorcycle', 'boat']);
export type TravelMode = z.infer<typeof TravelMode>;
/** Who may use a road, as bits. */
export const ROAD_ACCESS = { car: 1, motorcycle: 2, boat: 4 } as const satisfies Record<TravelMode, number>;

/** Parts of the day with their own speeds, local time: night 22-6, morning 6-9, day 9-16, evening 16-19, late 19-22. */
export const TimeBand = z.enum(['night', 'morning', 'day', 'evening', 'late']);
export type TimeBand = z.infer<typeof TimeBand>;

/** Free-flow driving speed of ordinary traffic; lights and siren are a factor on top. */
export const SpeedRow = z.object({
  roadClass: RoadClass,
  mode: TravelMode,
  band: TimeBand,
  kmh: z.number().min(1).max(150),
});
export type SpeedRow = z.infer<typeof SpeedRow>;

/** The whole table; a row that is missing is a class on which that mode cannot go. */
export const SpeedTable = z.object({
  version: z.number().int(),
  sirenFactor: z.number().min(1).max(2),
  rows: z.array(SpeedRow),
  changedAt: Instant.nullable(),
  changedBy: Actor.nullable(),
});
export type SpeedTable = z.infer<typeof SpeedTable>;

export const SetSpeedsInput = z.object({
  /** The version that was edited; a newer one refuses the change with STALE.VERSION. */
  version: z.number().int(),
  sirenFactor: z.number().min(1).max(2).optional(),
  rows: z.array(SpeedRow).min(1).max(200),
});
export type SetSpeedsInput = z.input<typeof SetSpeedsInput>;

/** What the fleet's own tracks say about one row of the table. */
export const SpeedSuggestion = SpeedRow.extend({
  /** What the table says now; null where it has no row. */
  currentKmh: z.number().nullable(),
  /** Kilometres driven that the figure rests on. */
  observedKm: z.number(),
  units: z.number().int(),
});
export type SpeedSuggestion = z.infer<typeof SpeedSuggestion>;
export const SpeedCalibration = z.object({
  from: Instant,
  to: Instant,
  rows: z.array(SpeedSuggestion),
  /** Track kilometres that fitted no road, or were too slow to tell a stop from traffic. */
  unusedKm: z.number(),
});
export type SpeedCalibration = z.infer<typeof SpeedCalibration>;

/** `closed`: no vehicle; `flooded`: no car or motorcycle, boats may. */
export const ClosureKind = z.enum(['closed', 'flooded']);
export type ClosureKind = z.infer<typeof ClosureKind>;

/** Outer ring of an area in degrees, first point not repeated at the end. */
export const Ring = z.array(Point).min(3).max(500);
export type Ring = z.infer<typeof Ring>;

/** An area that no route goes through until it is lifted. */
export const Closure = z.object({
  id: Id,
  version: z.number().int(),
  regionCode: RegionCode,
  kind: ClosureKind,
  ring: Ring,
  note: personal(z.string()),
  drawnAt: Instant,
  drawnBy: Actor,
  /** When it ends by itself; null until somebody lifts it. */
  until: Instant.nullable(),
  liftedAt: Instant.nullable(),
  liftedBy: Actor.nullable(),
});
export type Closure = z.infer<typeof Closure>;
export const ClosureList = z.object({ closures: z.array(Closure) });
export type ClosureList = z.infer<typeof ClosureList>;
export const DrawClosureInput = z.object({
  regionCode: RegionCode,
  kind: ClosureKind,
  ring: Ring,
  note: z.string().trim().max(300).default(''),
  until: Instant.nullable().default(null),
});
export type DrawClosureInput = z.input<typeof DrawClosureInput>;

/** One stretch of a route under one name. */
export const RouteStep = z.object({
  name: z.string(),
  distanceM: z.number(),
  seconds: z.number(),
  at: Point,
});
export type RouteStep = z.infer<typeof RouteStep>;

/** A way to drive. `line` is [lon, lat] pairs from start to end; without roads it is the straight line, and says so. */
export const Route = z.object({
  method: TravelMethod,
  isEstimate: z.boolean(),
  seconds: z.number(),
  distanceM: z.number(),
  line: z.array(z.tuple([z.number(), z.number()])),
  steps: z.array(RouteStep),
});
export type Route = z.infer<typeof Route>;

/** What travel times are made from now. */
export const RoadState = z.object({
  /** The method configured; single answers may fall back and say so themselves. */
  method: TravelMethod,
  segments: z.number().int(),
  nodes: z.number().int(),
  loadedAt: Instant.nullable(),
  /** A newer network or metric is being prepared; answers are exact meanwhile. */
  isPreparing: z.boolean(),
  speedVersion: z.number().int(),
  activeClosures: z.number().int(),
  /** Why the configured router was last passed over; null when it answers. */
  fallbackReason: z.string().nullable(),
});
export type RoadState = z.infer<typeof RoadState>;

/** Route from a point to a point for a kind of unit. */
export const RouteInput = z.object({
  from: Point,
  to: Point,
  mode: TravelMode.default('car'),
  isUrgent: z.boolean().default(true),
});
export type RouteInput = z.input<typeof RouteInput>;
