import { distanceM, type LocateCandidate, M_PER_DEGREE, mPerLonDegree, type Point } from '#siaga/contracts';

/** How far from its line a house of a street may stand. */
const BESIDE_STREET_M = 50;

/** How far a point lies from what an answer shows: its lines, else its point. */
export function distanceToAnswerM(answer: LocateCandidate, truth: Point): number {
  return answer.lines === null ? distanceM(answer.point, truth) : distanceToLinesM(answer.lines, truth);
}

/** True when the point lies in the circle that the answer states. */
export function isInCircle(answer: LocateCandidate, truth: Point): boolean {
  return distanceM(answer.point, truth) <= answer.accuracyM;
}

/** True when the point lies along the lines of the answer; in its circle where it has none. */
export function isInShape(answer: LocateCandidate, truth: Point): boolean {
  if (answer.lines === null) return isInCircle(answer, truth);
  return distanceToLinesM(answer.lines, truth) <= BESIDE_STREET_M;
}

/** Distance to the nearest of some lines, on a plane around the point; exact to a few metres within a city. */
export function distanceToLinesM(
  lines: readonly (readonly (readonly [number, number])[])[],
  point: Point,
): number {
  let best = Infinity;
  for (const line of lines) best = Math.min(best, distanceToLineM(line.flat(), point));
  return best;
}

/** The same for one line of bare numbers: lon, lat, lon, lat ... */
export function distanceToLineM(line: readonly number[], point: Point): number {
  const perLon = mPerLonDegree(point.lat);
  const xOf = (at: number): number => ((line[at] ?? NaN) - point.lon) * perLon;
  const yOf = (at: number): number => ((line[at + 1] ?? NaN) - point.lat) * M_PER_DEGREE;
  let best = line.length >= 2 ? Math.hypot(xOf(0), yOf(0)) : Infinity;
  for (let at = 0; at + 3 < line.length; at += 2) {
    const [x, y] = [xOf(at), yOf(at)];
    const [dx, dy] = [xOf(at + 2) - x, yOf(at + 2) - y];
    const length2 = dx * dx + dy * dy;
    const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(x * dx + y * dy) / length2));
    best = Math.min(best, Math.hypot(x + along * dx, y + along * dy));
  }
  return best;
}
