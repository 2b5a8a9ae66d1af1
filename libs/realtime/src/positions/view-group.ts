import { isInRegion, type Bounds, type PositionTuple } from '#siaga/contracts';
import type { MovingUnit } from '../ports.js';
import { isInArea, viewArea } from './view-area.policy.js';

/** Every so many frames a group gets all units of its area: what a lost frame held is made good by then. */
const FRAMES_PER_FULL = 20;
const METRES_PRECISION = 1e6;

/** Viewers with the same rights and nearly the same map, who share one encoded frame. */
export class ViewGroup {
  readonly key: string;
  readonly room: string;
  members = 0;
  private readonly area: Bounds;
  private readonly visibleRegions = new Map<string, boolean>();
  private framesUntilFull = 0;

  constructor(
    readonly regionCodes: readonly string[],
    bounds: Bounds,
  ) {
    this.area = viewArea(bounds);
    this.key = viewKey(regionCodes, this.area);
    this.room = `view:${this.key}`;
  }

  /** The next frame shows all units, for a viewer who has just come. */
  wantFull(): void {
    this.framesUntilFull = 0;
  }

  /** The units of the next frame: of those that moved, or of all when a full frame is due. */
  next(moved: Iterable<MovingUnit>, all: Iterable<MovingUnit>): PositionTuple[] {
    const isFull = this.framesUntilFull === 0;
    this.framesUntilFull = isFull ? FRAMES_PER_FULL : this.framesUntilFull - 1;
    const tuples: PositionTuple[] = [];
    for (const unit of isFull ? all : moved) {
      if (isInArea(this.area, unit.lon, unit.lat) && this.maySee(unit.regionCode)) tuples.push(toTuple(unit));
    }
    return tuples;
  }

  private maySee(regionCode: string): boolean {
    const known = this.visibleRegions.get(regionCode);
    if (known !== undefined) return known;
    const isVisible = this.regionCodes.some((scope) => isInRegion(regionCode, scope));
    this.visibleRegions.set(regionCode, isVisible);
    return isVisible;
  }
}

function viewKey(regionCodes: readonly string[], area: Bounds): string {
  return `${[...regionCodes].sort().join(',')}|${area.west},${area.south},${area.east},${area.north}`;
}

function toTuple(unit: MovingUnit): PositionTuple {
  return [
    unit.unitId,
    rounded(unit.lon),
    rounded(unit.lat),
    unit.headingDeg ?? -1,
    unit.speedMps ?? -1,
    unit.atMs,
    ...(unit.doubt === undefined ? ([] as const) : ([unit.doubt] as const)),
  ];
}

/** A millionth of a degree is about 0.1 m. */
function rounded(degrees: number): number {
  return Math.round(degrees * METRES_PRECISION) / METRES_PRECISION;
}
