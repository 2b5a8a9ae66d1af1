import { ROAD_ACCESS } from '#siaga/contracts';
import { metresOf } from './measure.js';
import type { Tags } from './osm-source.js';

/** Bits of ROAD_ACCESS for what a road carries. */
export const BOTH = ROAD_ACCESS.car | ROAD_ACCESS.motorcycle;

/**
 * Nobody drives here at all. `private`, `destination`, `customers`, `permit` and the like are not among them: an
 * ambulance goes to whoever called from behind the gate of a housing complex.
 */
const SHUT: readonly string[] = ['no', 'military', 'agricultural', 'forestry', 'foot', 'bicycle'];
const OPEN: readonly string[] = [
  'yes',
  'designated',
  'permissive',
  'official',
  'destination',
  'private',
  'customers',
  'permit',
  'residents',
  'delivery',
  'emergency',
];

// From the general to the special; the last one that says something decides.
const CAR_KEYS = ['access', 'vehicle', 'motor_vehicle', 'motorcar', 'emergency'];
const MOTORCYCLE_KEYS = ['access', 'vehicle', 'motor_vehicle', 'motorcycle', 'emergency'];

/** A HiAce ambulance is 1.88 m wide without mirrors and 2.3 m high with its light bar. */
const CAR_MIN_WIDTH_M = 1.9;
const CAR_MIN_HEIGHT_M = 2.3;

/** Who may drive, from what a road of its class carries by itself (`usual`, bits of ROAD_ACCESS) and its tags. */
export function accessOf(tags: Tags, usual: number): number {
  const car = allows(tags, CAR_KEYS, (usual & ROAD_ACCESS.car) !== 0) && fitsCar(tags);
  const motorcycle = allows(tags, MOTORCYCLE_KEYS, (usual & ROAD_ACCESS.motorcycle) !== 0);
  return (car ? ROAD_ACCESS.car : 0) | (motorcycle ? ROAD_ACCESS.motorcycle : 0) | (usual & ROAD_ACCESS.boat);
}

function allows(tags: Tags, keys: readonly string[], usual: boolean): boolean {
  let allowed = usual;
  for (const key of keys) {
    const value = tags[key];
    if (value === undefined) continue;
    if (SHUT.includes(value)) allowed = false;
    // A general "access=yes" on a footpath speaks of walkers; only a word about vehicles opens it to them.
    else if (key !== 'access' && OPEN.includes(value)) allowed = true;
  }
  return allowed;
}

function fitsCar(tags: Tags): boolean {
  const width = metresOf(tags['maxwidth:physical'] ?? tags.maxwidth);
  const height = metresOf(tags['maxheight:physical'] ?? tags.maxheight);
  return (width === null || width >= CAR_MIN_WIDTH_M) && (height === null || height >= CAR_MIN_HEIGHT_M);
}

/** A motorcycle is let or squeezed through; a car is not. */
const CAR_STOPPERS: readonly string[] = [
  'bollard',
  'block',
  'cycle_barrier',
  'bus_trap',
  'sump_buster',
  'planter',
];
/** Nothing with an engine passes. */
const STOPPERS: readonly string[] = [
  'stile',
  'kissing_gate',
  'turnstile',
  'full-height_turnstile',
  'motorcycle_barrier',
  'jersey_barrier',
  'fence',
  'wall',
  'debris',
  'log',
  'rope',
];
/** Opened for an ambulance unless tags say that they are locked or shut: a portal with a watchman is one. */
const DOORS: readonly string[] = [
  'gate',
  'lift_gate',
  'swing_gate',
  'sliding_gate',
  'wicket_gate',
  'chain',
  'barrier',
  'yes',
];

/** Whom a node on a road keeps out, bits of ROAD_ACCESS; 0 when everybody passes. */
export function blockedAt(tags: Tags): number {
  const barrier = tags.barrier;
  if (barrier === undefined) return 0;
  return BOTH & ~accessOf(tags, passesBarrier(barrier, tags));
}

function passesBarrier(barrier: string, tags: Tags): number {
  if (STOPPERS.includes(barrier)) return 0;
  if (CAR_STOPPERS.includes(barrier)) {
    // Posts that are sunk for whoever may pass stop no ambulance.
    return tags.bollard === 'rising' ? BOTH : ROAD_ACCESS.motorcycle;
  }
  if (DOORS.includes(barrier) && tags.locked === 'yes') return 0;
  return BOTH;
}
