import { distanceBetweenM, M_PER_DEGREE, mPerLonDegree, type Point } from '#siaga/contracts';

/** lon, lat, lon, lat ... in degrees. */
export type Line = ArrayLike<number>;

/** A point of a line and how far it is from what was asked. */
export interface OnLine {
  readonly point: Point;
  readonly distanceM: number;
}

/** Length of a line in metres. */
export function lengthOfLineM(line: Line): number {
  let sum = 0;
  for (let i = 3; i < line.length; i += 2)
    sum += distanceBetweenM(line[i - 3] ?? 0, line[i - 2] ?? 0, line[i - 1] ?? 0, line[i] ?? 0);
  return sum;
}

/** The point of the lines that is nearest to `point`; null for no lines. Exact to a few centimetres within some kilometres. */
export function nearestOnLines(lines: Iterable<Line>, point: Point): OnLine | null {
  const lonM = mPerLonDegree(point.lat);
  let best = Infinity;
  let x = 0;
  let y = 0;
  for (const line of lines) {
    for (let i = line.length === 2 ? 1 : 3; i < line.length; i += 2) {
      const ax = ((line[Math.max(0, i - 3)] ?? 0) - point.lon) * lonM;
      const ay = ((line[Math.max(1, i - 2)] ?? 0) - point.lat) * M_PER_DEGREE;
      const dx = ((line[i - 1] ?? 0) - point.lon) * lonM - ax;
      const dy = ((line[i] ?? 0) - point.lat) * M_PER_DEGREE - ay;
      const square = dx * dx + dy * dy;
      const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
      const px = ax + share * dx;
      const py = ay + share * dy;
      const distance = px * px + py * py;
      if (distance < best) [best, x, y] = [distance, px, py];
    }
  }
  if (best === Infinity) return null;
  return {
    point: { lon: point.lon + x / lonM, lat: point.lat + y / M_PER_DEGREE },
    distanceM: Math.sqrt(best),
  };
}

/** Points along a line not farther apart than `stepM`, with both ends. */
export function pointsAlong(line: Line, stepM: number): Point[] {
  const points: Point[] = [];
  for (let i = 3; i < line.length; i += 2) {
    const [lon1, lat1, lon2, lat2] = [line[i - 3] ?? 0, line[i - 2] ?? 0, line[i - 1] ?? 0, line[i] ?? 0];
    const steps = Math.max(1, Math.ceil(distanceBetweenM(lon1, lat1, lon2, lat2) / stepM));
    for (let step = i === 3 ? 0 : 1; step <= steps; step += 1) {
      const share = step / steps;
      points.push({ lon: lon1 + (lon2 - lon1) * share, lat: lat1 + (lat2 - lat1) * share });
    }
  }
  return points;
}

/** Cuts a line at its corners into stretches of about `mostM` metres, so that each lies in about one village. */
export function cutLine(line: Line, mostM: number): Float64Array[] {
  const parts: Float64Array[] = [];
  let start = 0;
  let length = 0;
  for (let i = 3; i < line.length; i += 2) {
    length += distanceBetweenM(line[i - 3] ?? 0, line[i - 2] ?? 0, line[i - 1] ?? 0, line[i] ?? 0);
    if (length < mostM && i + 2 < line.length) continue;
    parts.push(Float64Array.from({ length: i + 1 - start }, (_, k) => line[start + k] ?? 0));
    start = i - 1;
    length = 0;
  }
  return parts;
}

/** The lines as GeoJSON positions, seven decimals (a centimetre). */
export function positionsOf(lines: Iterable<Line>): [number, number][][] {
  return Array.from(lines, (line) =>
    Array.from({ length: line.length / 2 }, (_, k): [number, number] => [
      rounded(line[2 * k] ?? 0),
      rounded(line[2 * k + 1] ?? 0),
    ]),
  );
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
