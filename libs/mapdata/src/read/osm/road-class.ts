import { ROAD_ACCESS, type RoadClass } from '#siaga/contracts';
import { BOTH, accessOf } from './access.js';
import { maxSpeedKmhOf } from './max-speed.js';
import { metresOf, minutesOf } from './measure.js';
import { aliasesOf, roadNameOf } from './names.js';
import { onewayOf } from './oneway.js';
import type { Tags } from './osm-source.js';

/** Everything about a road but where it lies. */
export interface RoadTraits {
  readonly name: string | null;
  readonly aliases: readonly string[];
  readonly roadClass: RoadClass;
  readonly oneway: -1 | 0 | 1;
  readonly maxSpeedKmh: number | null;
  /** Bits of ROAD_ACCESS; 0 for a road that is only drawn and found by name. */
  readonly access: number;
  readonly isBridge: boolean;
  /** Of a ferry, for its whole line; its speed follows once the length is known. */
  readonly durationMin: number | null;
}

const HIGHWAYS: Readonly<Record<string, RoadClass>> = {
  motorway: 'motorway',
  motorway_link: 'motorway',
  trunk: 'trunk',
  trunk_link: 'trunk',
  primary: 'primary',
  primary_link: 'primary',
  secondary: 'secondary',
  secondary_link: 'secondary',
  tertiary: 'tertiary',
  tertiary_link: 'tertiary',
  residential: 'residential',
  unclassified: 'residential',
  road: 'residential',
  living_street: 'residential',
  service: 'service',
  emergency_bay: 'service',
  busway: 'service',
  bus_guideway: 'service',
  track: 'track',
  // In a kampung a motorcycle goes wherever people walk, and that is how help gets there; steps excepted.
  footway: 'alley',
  path: 'alley',
  pedestrian: 'alley',
  cycleway: 'alley',
  bridleway: 'alley',
};

/** Streets whose width decides whether a car fits. */
const MAY_BE_NARROW: readonly string[] = [
  'living_street',
  'residential',
  'service',
  'unclassified',
  'road',
  'track',
];
const CAR_MIN_WIDTH_M = 2;

/** What kind of road, ferry line or waterway the tags describe; null for anything else, and for what is not built. */
export function roadTraitsOf(tags: Tags): RoadTraits | null {
  if (tags.highway !== undefined) return highwayTraits(tags, tags.highway);
  if (tags.route === 'ferry') return ferryTraits(tags);
  if (tags.waterway !== undefined || tags['seamark:type'] === 'fairway') return waterTraits(tags);
  return null;
}

function highwayTraits(tags: Tags, highway: string): RoadTraits | null {
  const usualClass = HIGHWAYS[highway];
  if (usualClass === undefined || tags.area === 'yes') return null;
  // A pavement beside a road is drawn as a line of its own; nobody rides on it.
  if (highway === 'footway' && (tags.footway === 'sidewalk' || tags.footway === 'crossing')) return null;
  if (tags.indoor === 'yes' || tags.conveying !== undefined) return null;
  const isAlley = usualClass === 'alley' || isTooNarrow(tags, highway);
  const roadClass = isAlley ? 'alley' : demoted(tags, usualClass);
  return {
    ...namesOf(tags),
    roadClass,
    oneway: onewayOf(tags),
    maxSpeedKmh: maxSpeedKmhOf(tags),
    access: accessOf(tags, isAlley ? ROAD_ACCESS.motorcycle : usualAccess(tags, highway)),
    isBridge: isBridge(tags),
    durationMin: null,
  };
}

/**
 * "Gang" in a name says nothing about width: many a Gang is a street with cars in it, and mappers draw the narrow ones
 * as footway or path. So only a stated width, or narrow=yes and the alley kinds of service road, make a street an alley.
 */
function isTooNarrow(tags: Tags, highway: string): boolean {
  if (!MAY_BE_NARROW.includes(highway)) return false;
  if (['yes', 'designated', 'destination'].includes(tags.motorcar ?? '')) return false;
  const widthM = metresOf(tags.width ?? tags.est_width ?? tags['maxwidth:physical']);
  if (widthM !== null) return widthM < CAR_MIN_WIDTH_M;
  return tags.narrow === 'yes' && highway !== 'residential' && highway !== 'unclassified';
}

function usualAccess(tags: Tags, highway: string): number {
  // Motorcycles are kept off toll roads by PP 15/2005 §38 but where a lane is built for them, which is tagged.
  if (highway === 'motorway' || highway === 'motorway_link') return ROAD_ACCESS.car;
  return tags.motorroad === 'yes' ? ROAD_ACCESS.car : BOTH;
}

/** A street behind a gate serves those who live there: an ambulance may go in, but through traffic is not quick on it. */
function demoted(tags: Tags, roadClass: RoadClass): RoadClass {
  const isPrivate = tags.access === 'private' || tags.motor_vehicle === 'private';
  return isPrivate && (roadClass === 'residential' || roadClass === 'tertiary') ? 'service' : roadClass;
}

/**
 * Many ferry lines say nothing about vehicles; those that speak only of walkers or bicycles carry only them, any other
 * takes cars. A boat can follow every one of them.
 */
function ferryTraits(tags: Tags): RoadTraits {
  const saysOthers = ['foot', 'bicycle', 'motorcycle'].some((key) => tags[key] !== undefined);
  const usual = saysOthers ? 0 : BOTH;
  const motorcycle = ['yes', 'designated'].includes(tags.motorcycle ?? '') ? ROAD_ACCESS.motorcycle : 0;
  return {
    ...namesOf(tags),
    roadClass: 'ferry',
    oneway: onewayOf(tags),
    maxSpeedKmh: maxSpeedKmhOf(tags),
    access: accessOf(tags, usual | motorcycle | ROAD_ACCESS.boat),
    isBridge: false,
    durationMin: minutesOf(tags.duration),
  };
}

/**
 * Rivers of Kalimantan and Sumatra are roads, so a river carries boats unless tags deny it; a canal mostly waters
 * fields in Indonesia, so it has to be tagged for boats.
 */
function waterTraits(tags: Tags): RoadTraits | null {
  const said = tags.motorboat ?? tags.boat ?? tags.ship;
  if (said === 'no' || tags.intermittent === 'yes' || tags.tunnel !== undefined) return null;
  const isOpen = ['yes', 'permissive', 'designated'].includes(said ?? '');
  const isFairway = tags.waterway === 'fairway' || tags['seamark:type'] === 'fairway';
  const carriesBoats = isFairway || tags.waterway === 'river' || (tags.waterway === 'canal' && isOpen);
  if (!carriesBoats && !(tags.waterway === 'stream' && isOpen)) return null;
  return {
    ...namesOf(tags),
    roadClass: 'waterway',
    oneway: 0,
    maxSpeedKmh: maxSpeedKmhOf(tags),
    access: ROAD_ACCESS.boat,
    isBridge: false,
    durationMin: null,
  };
}

function namesOf(tags: Tags): { name: string | null; aliases: readonly string[] } {
  const name = roadNameOf(tags);
  return { name, aliases: aliasesOf(tags, name) };
}

function isBridge(tags: Tags): boolean {
  return tags.bridge !== undefined && tags.bridge !== 'no';
}
