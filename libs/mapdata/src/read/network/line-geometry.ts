import { distanceBetweenM } from '#siaga/contracts';

const E7 = 1e7;

/** Whole numbers of 1e-7 degrees, lon lat lon lat ..., as degrees. */
export function degreesOf(lineE7: ArrayLike<number>): number[] {
  return Array.from(lineE7, (value) => value / E7);
}

/** Degrees as a whole number of 1e-7 degrees. */
export function e7(degrees: number): number {
  return Math.round(degrees * E7);
}

/** Length of a line of lon, lat, lon, lat ... in degrees, metres to the centimetre. */
export function lengthM(line: readonly number[]): number {
  let metres = 0;
  for (let i = 2; i + 1 < line.length; i += 2) {
    metres += distanceBetweenM(line[i - 2] ?? 0, line[i - 1] ?? 0, line[i] ?? 0, line[i + 1] ?? 0);
  }
  return Math.round(metres * 100) / 100;
}

/** The point `distance` metres from the start along the line, to the seventh decimal, and the vertex that follows it. */
export function pointAlong(
  line: readonly number[],
  distance: number,
): { lon: number; lat: number; next: number } {
  let left = distance;
  for (let i = 2; i + 1 < line.length; i += 2) {
    const [lon1 = 0, lat1 = 0, lon2 = 0, lat2 = 0] = line.slice(i - 2, i + 2);
    const metres = distanceBetweenM(lon1, lat1, lon2, lat2);
    if (left < metres) {
      const share = left / metres;
      const lon = e7(lon1 + (lon2 - lon1) * share) / E7;
      return { lon, lat: e7(lat1 + (lat2 - lat1) * share) / E7, next: i };
    }
    left -= metres;
  }
  return { lon: line.at(-2) ?? 0, lat: line.at(-1) ?? 0, next: line.length };
}

/** [lon, lat] pairs of a flat line. */
export function pairsOf(line: readonly number[]): [number, number][] {
  const pairs: [number, number][] = [];
  for (let i = 0; i + 1 < line.length; i += 2) pairs.push([line[i] ?? 0, line[i + 1] ?? 0]);
  return pairs;
}

/** Leaves out points that repeat the one before. */
export function withoutRepeats(line: readonly number[]): number[] {
  const kept: number[] = [];
  for (let i = 0; i + 1 < line.length; i += 2) {
    if (kept.length > 0 && kept.at(-2) === line[i] && kept.at(-1) === line[i + 1]) continue;
    kept.push(line[i] ?? 0, line[i + 1] ?? 0);
  }
  return kept;
}

/** Middle of the bounding box of a flat line, and the distance from there to its corner, metres. */
export function extentOf(line: readonly number[]): { point: { lon: number; lat: number }; reachM: number } {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < line.length; i += 2) {
    west = Math.min(west, line[i] ?? west);
    east = Math.max(east, line[i] ?? east);
    south = Math.min(south, line[i + 1] ?? south);
    north = Math.max(north, line[i + 1] ?? north);
  }
  const point = { lon: e7((west + east) / 2) / E7, lat: e7((south + north) / 2) / E7 };
  return { point, reachM: distanceBetweenM(point.lon, point.lat, east, north) };
}
