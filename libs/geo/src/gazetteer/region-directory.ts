import { distanceBetweenM, type Point, type RegionName } from '#siaga/contracts';
import { around } from 'geokdbush';
import KDBush from 'kdbush';
import { parentOfCode, type RegionLevel } from '../domain/region.js';
import type { StoredRegion } from './region.repository.js';

/** The village whose point is nearest. */
export interface NearestVillage {
  readonly code: string;
  readonly distanceM: number;
}

/** Farther than this and three times the village's radius, the point is not taken to lie in the village's region. */
const FARTHEST_M = 30_000;
const RADII = 3;

/** Regions by code and villages by place, in memory. */
export class RegionDirectory {
  private readonly names = new Map<string, RegionName>();
  private readonly villages: {
    readonly code: string;
    readonly lon: number;
    readonly lat: number;
    readonly radiusM: number;
  }[] = [];
  private readonly tree: KDBush;

  constructor(regions: Iterable<StoredRegion>) {
    for (const region of regions) {
      const { code, name, kind, center, radiusM } = region;
      this.names.set(code, { code, name, kind });
      if (region.level === 4 && center !== null && region.hasOwnPoint) {
        this.villages.push({ code, lon: center.lon, lat: center.lat, radiusM });
      }
    }
    this.tree = new KDBush(this.villages.length);
    for (const village of this.villages) this.tree.add(village.lon, village.lat);
    this.tree.finish();
  }

  /** The name of a region, or null for an unknown code. */
  name(code: string): RegionName | null {
    return this.names.get(code) ?? null;
  }

  /** The regions above a code and itself by level; null where the code does not reach or is unknown. */
  lineage(code: string | null): Record<RegionLevel, RegionName | null> {
    const found: Record<RegionLevel, RegionName | null> = { 1: null, 2: null, 3: null, 4: null };
    for (let at = code; at !== null; at = parentOfCode(at)) {
      const level = at.split('.').length as RegionLevel;
      found[level] = this.name(at);
    }
    return found;
  }

  /** The nearest village of those whose code begins with `within`; null when none is near enough to say anything. */
  nearest(point: Point, within: string | null = null): NearestVillage | null {
    if (this.villages.length === 0) return null;
    const isWithin = (at: number): boolean => this.villages[at]?.code.startsWith(`${within ?? ''}.`) ?? false;
    const [at] = around(this.tree, point.lon, point.lat, 1, Infinity, within === null ? undefined : isWithin);
    const village = at === undefined ? undefined : this.villages[at];
    if (village === undefined) return null;
    const distanceM = distanceBetweenM(point.lon, point.lat, village.lon, village.lat);
    const isNear = distanceM <= Math.max(FARTHEST_M, RADII * village.radiusM);
    return isNear ? { code: village.code, distanceM } : null;
  }

  /** Regions directly below a code, by code; the provinces for `ID`. */
  children(code: string): RegionName[] {
    const parent = code === 'ID' ? null : code;
    return [...this.names.values()].filter((region) => parentOfCode(region.code) === parent);
  }
}
