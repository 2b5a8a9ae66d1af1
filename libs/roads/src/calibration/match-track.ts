import { distanceM, type RoadClass, type TravelMode } from '#siaga/contracts';
import { metresOf, ROAD_CLASSES, type Spot } from '../graph/index.js';
import type { MetricSearch } from '../network/metric-search.js';
import type { Track, TrackPoint } from './track-source.js';

/** A stretch that was driven on roads of one class. */
export interface Drive {
  readonly unitId: string;
  readonly mode: TravelMode;
  readonly roadClass: RoadClass;
  readonly at: Date;
  readonly distanceM: number;
  readonly seconds: number;
}

/** What a track gave, and how much of it could not be used. */
export interface MatchedTrack {
  readonly drives: readonly Drive[];
  readonly unusedM: number;
}

/** Less than this between two fixes is standing still: the error of a fix. */
const STANDING_M = 15;
/** Speed is measured over at least this. */
const LEAST_STRETCH_M = 60;
/** Standing longer is a stop, no traffic light. */
const LONGEST_WAIT_S = 75;
/** Ends of a stretch farther apart in time leave too many ways open. */
const LONGEST_GAP_S = 120;
/** A fix farther from the road is not on it. */
const ON_ROAD_M = 40;
/** The way between two fixes may be so much longer than the straight line; more is another road, or a jump of the receiver. */
const LONGEST_DETOUR = 1.6;
const DETOUR_SLACK_M = 30;
/** 162 km/h: a jump of the receiver. */
const TOP_MPS = 45;
/** A way counts for the class that has this share of it. */
const CLASS_SHARE = 0.9;

/** Finds which roads a unit drove and how fast, stretch by stretch. */
export function matchTrack({ unitId, mode, points }: Track, search: MetricSearch): MatchedTrack {
  const drives: Drive[] = [];
  let unusedM = 0;
  for (const { from, to } of stretchesOf(points)) {
    const straightM = distanceM(from, to);
    const seconds = secondsBetween(from, to);
    const isPlausible = seconds > 0 && seconds <= LONGEST_GAP_S && straightM / seconds <= TOP_MPS;
    const way = isPlausible ? wayBetween(from, to, straightM, search) : null;
    if (way === null) unusedM += straightM;
    else drives.push({ unitId, mode, at: from.at, seconds, ...way });
  }
  return { drives, unusedM };
}

/**
 * Cuts a track where the unit has come far enough that the error of the fixes is small beside the way. A short wait stays in its
 * stretch, since it is part of how fast the road is; a long one is a stop, behind which the next stretch begins.
 */
function* stretchesOf(points: readonly TrackPoint[]): Generator<{ from: TrackPoint; to: TrackPoint }> {
  let [from] = points;
  let before = from;
  let waitedS = 0;
  for (const to of points.slice(1)) {
    if (from === undefined || before === undefined) return;
    waitedS = distanceM(before, to) < STANDING_M ? waitedS + secondsBetween(before, to) : 0;
    before = to;
    if (distanceM(from, to) >= LEAST_STRETCH_M) {
      yield { from, to };
      from = to;
    } else if (waitedS > LONGEST_WAIT_S) from = to;
  }
}

function secondsBetween(from: TrackPoint, to: TrackPoint): number {
  return (to.at.getTime() - from.at.getTime()) / 1_000;
}

function wayBetween(
  from: TrackPoint,
  to: TrackPoint,
  straightM: number,
  search: MetricSearch,
): Pick<Drive, 'roadClass' | 'distanceM'> | null {
  const found = search.route(from, to);
  if (found === null || found.from.offRoadM > ON_ROAD_M || found.to.offRoadM > ON_ROAD_M) return null;
  const wayM = metresOf(found.way.cost);
  if (wayM === 0 || wayM > straightM * LONGEST_DETOUR + DETOUR_SLACK_M) return null;
  const roadClass = mainClass(found.way.edges, found, search);
  return roadClass === null ? null : { roadClass, distanceM: wayM };
}

/** The class that nearly all of the way has; null for a mixed one. */
function mainClass(
  edges: readonly number[],
  { from, to }: { from: Spot; to: Spot },
  search: MetricSearch,
): RoadClass | null {
  const { lengthDm, roadClass } = search.metric.network.data;
  const lengths = new Map<number, number>();
  let totalDm = 0;
  edges.forEach((edge, index) => {
    const dm = (lengthDm[edge >> 1] as number) * drivenShare(edge, index, edges.length, from, to);
    const number = roadClass[edge >> 1] as number;
    lengths.set(number, (lengths.get(number) ?? 0) + dm);
    totalDm += dm;
  });
  for (const [number, dm] of lengths) if (dm >= totalDm * CLASS_SHARE) return ROAD_CLASSES[number] ?? null;
  return null;
}

function drivenShare(edge: number, index: number, count: number, from: Spot, to: Spot): number {
  const isBack = (edge & 1) === 1;
  const start = index === 0 ? (isBack ? 1 - from.along : from.along) : 0;
  const end = index === count - 1 ? (isBack ? 1 - to.along : to.along) : 1;
  return Math.max(0, end - start);
}
