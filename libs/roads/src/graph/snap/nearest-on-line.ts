import { M_PER_DEGREE, type Point, RADIANS } from '#siaga/contracts';
import { PER_DEGREE } from '../network/network-data.js';
import type { RoadNetwork } from '../network/road-network.js';

/** The point of a segment's line nearest to an asked point. */
export interface NearestOnLine {
  distanceM: number;
  /** Metres along the line to that point, and the whole line, both as the plane around the asked point measures them. */
  alongM: number;
  lineM: number;
  lon: number;
  lat: number;
}

/**
 * The exact nearest point of the line, on the plane that touches the earth at the asked point. Good for the few kilometres
 * that snapping looks at.
 */
export function nearestOnLine(network: RoadNetwork, segment: number, point: Point): NearestOnLine {
  const { shapeFirst, shapeLon, shapeLat } = network.data;
  const [first, end] = [shapeFirst[segment] as number, shapeFirst[segment + 1] as number];
  const yScale = M_PER_DEGREE / PER_DEGREE;
  const xScale = yScale * Math.cos(point.lat * RADIANS);
  const [lon0, lat0] = [point.lon * PER_DEGREE, point.lat * PER_DEGREE];
  let bestSquare = Infinity;
  let [alongM, lineM, bestX, bestY] = [0, 0, 0, 0];
  let fromX = ((shapeLon[first] as number) - lon0) * xScale;
  let fromY = ((shapeLat[first] as number) - lat0) * yScale;
  for (let i = first + 1; i < end; i += 1) {
    const dx = ((shapeLon[i] as number) - lon0) * xScale - fromX;
    const dy = ((shapeLat[i] as number) - lat0) * yScale - fromY;
    const square = dx * dx + dy * dy;
    const part = square === 0 ? 0 : Math.min(1, Math.max(0, -(fromX * dx + fromY * dy) / square));
    const [x, y] = [fromX + part * dx, fromY + part * dy];
    const length = Math.sqrt(square);
    if (x * x + y * y < bestSquare) {
      bestSquare = x * x + y * y;
      [bestX, bestY, alongM] = [x, y, lineM + part * length];
    }
    lineM += length;
    [fromX, fromY] = [fromX + dx, fromY + dy];
  }
  return {
    distanceM: Math.sqrt(bestSquare),
    alongM,
    lineM,
    lon: (lon0 + bestX / xScale) / PER_DEGREE,
    lat: (lat0 + bestY / yScale) / PER_DEGREE,
  };
}
