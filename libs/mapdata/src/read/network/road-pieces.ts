import type { RoadFeature } from '../map-feature.js';
import type { RoadTraits } from '../osm/road-class.js';
import { lengthM, pointAlong, withoutRepeats } from './line-geometry.js';

/** A stretch between two splits, and whom barriers on its ends keep out (bits of ROAD_ACCESS). */
export interface Stretch {
  /** lon, lat, lon, lat ... in degrees. */
  readonly line: readonly number[];
  readonly blockedAtStart: number;
  readonly blockedAtEnd: number;
}

/** Long enough to be an edge of its own after rounding, short enough to matter to no time or length. */
const BARRIER_M = 1;
const MIN_CARVED_M = 3 * BARRIER_M;

/**
 * The road features of a stretch: one, or with barriers on its ends up to three, so that whom the barrier keeps out is
 * cut off there while the rest of the stretch stays theirs. Empty when the stretch has no length.
 */
export function roadFeaturesOf(
  ref: string,
  traits: RoadTraits,
  stretch: Stretch,
  speedKmh: number | null,
): RoadFeature[] {
  const line = withoutRepeats(stretch.line);
  const total = lengthM(line);
  if (line.length < 4 || total === 0) return [];
  const make = (part: readonly number[], blocked: number) => featureOf(ref, traits, part, blocked, speedKmh);
  const { blockedAtStart: start, blockedAtEnd: end } = stretch;
  if ((traits.access & (start | end)) === 0) return [make(line, 0)];
  if (total < MIN_CARVED_M) return [make(line, start | end)];
  const from = start === 0 ? null : pointAlong(line, BARRIER_M);
  const to = end === 0 ? null : pointAlong(line, total - BARRIER_M);
  const head = from === null ? [] : [...line.slice(0, from.next), from.lon, from.lat];
  const tail = to === null ? [] : [to.lon, to.lat, ...line.slice(to.next)];
  const middle = [
    ...head.slice(-2),
    ...line.slice(from?.next ?? 0, to?.next ?? line.length),
    ...tail.slice(0, 2),
  ];
  return [
    ...(from === null ? [] : [make(head, start)]),
    make(middle, 0),
    ...(to === null ? [] : [make(tail, end)]),
  ];
}

function featureOf(
  ref: string,
  traits: RoadTraits,
  line: readonly number[],
  blocked: number,
  speedKmh: number | null,
): RoadFeature {
  const clean = withoutRepeats(line);
  return {
    kind: 'road',
    ref,
    name: traits.name,
    aliases: traits.aliases,
    roadClass: traits.roadClass,
    oneway: traits.oneway,
    maxSpeedKmh: speedKmh,
    access: traits.access & ~blocked,
    isBridge: traits.isBridge,
    line: clean,
    lengthM: lengthM(clean),
  };
}

const MIN_PER_H = 60;
const M_PER_KM = 1000;
const MIN_FERRY_KMH = 1;

/** The speed on the whole line: of a ferry with a timetable what its duration makes, boarding included. */
export function speedKmhOf(traits: RoadTraits, totalM: number): number | null {
  if (traits.durationMin === null) return traits.maxSpeedKmh;
  return Math.max(MIN_FERRY_KMH, Math.round((totalM / M_PER_KM / traits.durationMin) * MIN_PER_H));
}
