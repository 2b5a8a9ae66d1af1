import { type AssignmentRoute, distanceM, type EtaTarget, type Point, type Route } from '#siaga/contracts';
import { placeOn, type Track } from './track.policy.js';

/** A way as the centre last gave it. Times are server times. */
export interface Drive {
  assignmentId: string;
  towards: EtaTarget;
  atMs: number;
  route: Route;
  /** How long the way takes from its start, corrected by how the drive has gone. */
  seconds: number;
}

/** Where the device is, and the server time at which it said so. */
export interface Fix {
  point: Point;
  accuracyM: number;
  atMs: number;
}

export interface Progress {
  alongM: number;
  remainingM: number;
  arrivalMs: number;
  /** The unit has left the way. Never on a straight line: no road is on it anyway. */
  isOff: boolean;
}

/** Farther from the way than this, and than the fix may be wrong, is another way. */
export const OFF_ROUTE_M = 60;
/** An arrival that was estimated longer ago says less than the way itself. */
const FRESH_ETA_MS = 60_000;
/** The way leads to the point that was asked for when it ends so near. */
const SAME_PLACE_M = 30;

const pointOf = (spot: readonly [number, number] | undefined): Point | null =>
  spot ? { lon: spot[0], lat: spot[1] } : null;

/** The answer as a drive to `to`; null when the centre answers about another place, or knows no way. */
export function driveOf(
  { towards, route, eta }: AssignmentRoute,
  wanted: { assignmentId: string; towards: EtaTarget; to: Point | null },
  atMs: number,
): Drive | null {
  if (towards !== wanted.towards || !route) return null;
  const end = pointOf(route.line.at(-1));
  if (!end || (wanted.to && distanceM(end, wanted.to) > SAME_PLACE_M)) return null;
  const isCorrected =
    eta?.towards === towards &&
    eta.isEstimate === route.isEstimate &&
    atMs - Date.parse(eta.at) < FRESH_ETA_MS;
  const seconds = isCorrected ? Math.max(0, (Date.parse(eta.etaAt) - atMs) / 1_000) : route.seconds;
  return { assignmentId: wanted.assignmentId, towards, atMs, route, seconds };
}

/** Share of the way that is left; of a straight line by how much nearer its end has come. */
function shareLeft(route: Route, track: Track, point: Point, alongM: number): number {
  if (!route.isEstimate) return track.lengthM === 0 ? 0 : 1 - alongM / track.lengthM;
  const [start, end] = [pointOf(route.line[0]), pointOf(route.line.at(-1))];
  if (!start || !end) return 1;
  const wholeM = distanceM(start, end);
  return wholeM < 1 ? 0 : distanceM(point, end) / wholeM;
}

/** How far and how long still, from where the device is now. `track` is the drive's line. */
export function progressOf({ route, seconds, atMs }: Drive, track: Track, fix: Fix | null): Progress {
  const place = fix && placeOn(track, fix.point);
  if (!fix || !place)
    return { alongM: 0, remainingM: route.distanceM, arrivalMs: atMs + seconds * 1_000, isOff: false };
  const left = shareLeft(route, track, fix.point, place.alongM);
  return {
    alongM: place.alongM,
    remainingM: route.distanceM * left,
    arrivalMs: Math.max(atMs, fix.atMs) + seconds * left * 1_000,
    isOff: !route.isEstimate && place.offM > Math.max(OFF_ROUTE_M, fix.accuracyM),
  };
}
