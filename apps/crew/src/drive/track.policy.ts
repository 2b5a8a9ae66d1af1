import { distanceM, M_PER_DEGREE, mPerLonDegree, type Point, RADIANS } from '#siaga/contracts';
import { type MapLine } from '#siaga/web-kit';

/** A line with the metres from its start to each of its points. */
export interface Track {
  line: MapLine;
  metres: readonly number[];
  lengthM: number;
}

/** Where a point lies beside a line. */
export interface OnTrack {
  /** Metres along the line to the place nearest to the point. */
  alongM: number;
  /** Metres from the point to the line. */
  offM: number;
}

/** Where a line comes by twice, as before and behind a turn back, both places count as near when they differ by less. */
const SAME_M = 15;

type Spot = readonly [lon: number, lat: number];
const pointOf = ([lon, lat]: Spot): Point => ({ lon, lat });

export function trackOf(line: MapLine): Track {
  const metres: number[] = [];
  let lengthM = 0;
  line.forEach((spot, index) => {
    const before = line[index - 1];
    if (before) lengthM += distanceM(pointOf(before), pointOf(spot));
    metres.push(lengthM);
  });
  return { line, metres, lengthM };
}

/** The place of one piece of the line that is nearest to a point; on a plane, which some hundred metres allow. */
function onPiece(track: Track, index: number, point: Point): OnTrack {
  const [a, b] = [track.line[index] as Spot, track.line[index + 1] as Spot];
  const perLon = mPerLonDegree(point.lat);
  const [ax, ay] = [(a[0] - point.lon) * perLon, (a[1] - point.lat) * M_PER_DEGREE];
  const [dx, dy] = [(b[0] - a[0]) * perLon, (b[1] - a[1]) * M_PER_DEGREE];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared));
  const [from, to] = [track.metres[index] as number, track.metres[index + 1] as number];
  return { alongM: from + (to - from) * share, offM: Math.hypot(ax + dx * share, ay + dy * share) };
}

/**
 * Where a point lies beside the line, not before `fromM`; null without a line. Of several places that are as near, the
 * first: a way is asked for anew so often that the unit is still near its start.
 */
export function placeOn(track: Track, point: Point, fromM = 0): OnTrack | null {
  const pieces: OnTrack[] = [];
  for (let index = 0; index + 1 < track.line.length; index += 1)
    if ((track.metres[index + 1] as number) >= fromM) pieces.push(onPiece(track, index, point));
  const leastM = Math.min(...pieces.map((piece) => piece.offM));
  const first = pieces.findIndex((piece) => piece.offM <= leastM + SAME_M);
  let best = pieces[first] ?? null;
  for (const piece of pieces.slice(first + 1)) {
    if (piece.offM > leastM + SAME_M) break;
    if (best && piece.offM < best.offM) best = piece;
  }
  return best && { ...best, alongM: Math.max(fromM, best.alongM) };
}

/** The point so many metres along the line, its ends at most; null without a line. */
export function pointAt({ line, metres }: Track, alongM: number): Point | null {
  const next = metres.findIndex((m) => m >= alongM);
  const [a, b] = [line[next - 1], line[next === -1 ? line.length - 1 : next]];
  if (!b) return null;
  if (!a || next === -1) return pointOf(b);
  const [from, to] = [metres[next - 1] as number, metres[next] as number];
  const share = to === from ? 1 : (alongM - from) / (to - from);
  return { lon: a[0] + (b[0] - a[0]) * share, lat: a[1] + (b[1] - a[1]) * share };
}

/** Degrees from north in which the line runs between two distances along it; null where it has no length. */
export function headingBetween(track: Track, fromM: number, toM: number): number | null {
  const [a, b] = [pointAt(track, Math.max(0, fromM)), pointAt(track, Math.min(track.lengthM, toM))];
  if (!a || !b || (a.lon === b.lon && a.lat === b.lat)) return null;
  return Math.atan2((b.lon - a.lon) * Math.cos(a.lat * RADIANS), b.lat - a.lat) / RADIANS;
}
