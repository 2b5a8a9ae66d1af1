import { Injectable } from '@nestjs/common';
import type { Bounds, Point, RoadClass } from '#siaga/contracts';
import { BorderStageService } from '#siaga/geo';
import { Database } from '#siaga/persistence';
import { UnknownMapSourceError } from '../import/map-import.errors.js';
import { MapDataService } from '../map-data.service.js';
import { OverlapCounter, type SourceOverlap } from './overlap-counter.js';
import { RoadGraph, type DeadEndOneway, type Island } from './road-graph.policy.js';

/** A place that is checked against the roads: a facility, which another lib knows. */
export interface CheckedPoint {
  readonly name: string;
  readonly point: Point;
}

/** Roads of one class without a name. */
export interface UnnamedShare {
  readonly roadClass: RoadClass;
  readonly km: number;
  readonly unnamedKm: number;
  /** 0 to 1, of the length. */
  readonly share: number;
}

/** What is doubtful about the maps in use. */
export interface MapCheck {
  readonly sources: readonly string[];
  readonly roadKm: number;
  readonly components: number;
  /** Share of the length that the largest component has, 0 to 1; null without roads. */
  readonly largestShare: number | null;
  /** Apart from the largest component, longer than 200 m, longest first. */
  readonly islands: readonly Island[];
  readonly unnamed: readonly UnnamedShare[];
  readonly deadEndOneways: readonly DeadEndOneway[];
  readonly overlaps: readonly SourceOverlap[];
  /** More than 100 m from any road; only those within the sources' bounds are looked at. */
  readonly farFromRoad: readonly {
    readonly name: string;
    readonly point: Point;
    readonly distanceM: number;
  }[];
  readonly checkedPoints: number;
  /** Null where no border was imported. */
  readonly placesOutsideBorders: { readonly count: number; readonly examples: readonly string[] } | null;
}

const SMALLEST_ISLAND_M = 200;
const FAR_M = 100;
const EXAMPLES = 20;

/** Metres to the nearest road; the nearest in degrees is measured with its nearest rivals, and beyond a few kilometres none counts. */
const NEAREST_ROAD = `
  SELECT n::int AS n, (
    SELECT min(ST_Distance(near.geom::geography, spot::geography)) FROM (
      SELECT geom FROM map_road
      WHERE import_id = ANY($3::uuid[]) AND road_class <> 'waterway' AND geom && ST_Expand(spot, 0.05)
      ORDER BY geom <-> spot LIMIT 4) AS near) AS "distanceM"
  FROM unnest($1::float8[], $2::float8[]) WITH ORDINALITY AS given(lon, lat, n),
       LATERAL (SELECT ST_SetSRID(ST_MakePoint(lon, lat), 4326) AS spot) AS at`;
/** Reported for what has no road at all in that reach. */
const REACH_M = 5_500;
const POINTS_BATCH = 200;

/** Looks for what is wrong with imported maps. */
@Injectable()
export class MapCheckService {
  constructor(
    private readonly maps: MapDataService,
    private readonly database: Database,
    private readonly borders: BorderStageService,
  ) {}

  /**
   * Checks one source or all of them; `points` are the facilities to measure to the roads. Throws UnknownMapSourceError, and
   * MapChangedError when a source is replaced meanwhile.
   */
  async check(source: string | null, points: readonly CheckedPoint[]): Promise<MapCheck> {
    const all = await this.maps.sources();
    const wanted = all.filter((each) => source === null || each.source === source);
    if (source !== null && wanted.length === 0)
      throw new UnknownMapSourceError(
        source,
        all.map((each) => each.source),
      );
    const names = wanted.map((each) => each.source);
    const roads = await this.checkRoads(names);
    const near = points.filter(({ point }) => wanted.some(({ bounds }) => holds(bounds, point)));
    return {
      sources: names,
      ...roads,
      overlaps: await this.overlaps(all.map((each) => each.source)),
      checkedPoints: near.length,
      farFromRoad: await this.farFromRoad(
        near,
        wanted.map((each) => each.id),
      ),
      placesOutsideBorders: await this.placesOutside(names),
    };
  }

  private async checkRoads(
    sources: readonly string[],
  ): Promise<
    Pick<MapCheck, 'roadKm' | 'components' | 'largestShare' | 'islands' | 'unnamed' | 'deadEndOneways'>
  > {
    const graph = new RoadGraph();
    const byClass = new Map<RoadClass, { lengthM: number; unnamedM: number }>();
    for (const source of sources) {
      for await (const roads of this.maps.roadSegments(null, source)) {
        for (const road of roads) {
          graph.add(road);
          const sums = byClass.get(road.roadClass) ?? { lengthM: 0, unnamedM: 0 };
          sums.lengthM += road.lengthM;
          if (road.name === null) sums.unnamedM += road.lengthM;
          byClass.set(road.roadClass, sums);
        }
      }
    }
    const components = graph.components();
    const totalM = components.reduce((sum, each) => sum + each.lengthM, 0);
    return {
      roadKm: km(totalM),
      components: components.length,
      largestShare: totalM === 0 ? null : (components[0]?.lengthM ?? 0) / totalM,
      islands: components.slice(1).filter((each) => each.lengthM > SMALLEST_ISLAND_M),
      unnamed: [...byClass].map(([roadClass, { lengthM, unnamedM }]) => ({
        roadClass,
        km: km(lengthM),
        unnamedKm: km(unnamedM),
        share: lengthM === 0 ? 0 : unnamedM / lengthM,
      })),
      deadEndOneways: graph.deadEnds(),
    };
  }

  private async overlaps(sources: readonly string[]): Promise<SourceOverlap[]> {
    const counter = new OverlapCounter();
    if (sources.length < 2) return [];
    for (const source of sources) {
      for await (const roads of this.maps.roadSegments(null, source))
        for (const road of roads) counter.add(source, road);
    }
    return counter.list();
  }

  private async farFromRoad(
    points: readonly CheckedPoint[],
    importIds: readonly string[],
  ): Promise<MapCheck['farFromRoad']> {
    const far: { name: string; point: Point; distanceM: number }[] = [];
    for (let from = 0; from < points.length; from += POINTS_BATCH) {
      const batch = points.slice(from, from + POINTS_BATCH);
      const rows = await this.database.query<{ n: number; distanceM: number | null }>(NEAREST_ROAD, [
        batch.map(({ point }) => point.lon),
        batch.map(({ point }) => point.lat),
        importIds,
      ]);
      for (const { n, distanceM } of rows) {
        const checked = batch[n - 1];
        const measuredM = Math.round(distanceM ?? REACH_M);
        if (checked !== undefined && measuredM > FAR_M) far.push({ ...checked, distanceM: measuredM });
      }
    }
    return far.sort((a, b) => b.distanceM - a.distanceM);
  }

  private async placesOutside(sources: readonly string[]): Promise<MapCheck['placesOutsideBorders']> {
    let count = 0;
    const examples: string[] = [];
    for (const source of sources) {
      for await (const places of this.maps.places(null, source)) {
        const outside = await this.borders.outside(places.map((place) => place.point));
        if (outside === null) return null;
        count += outside.length;
        for (const index of outside.slice(0, EXAMPLES - examples.length))
          examples.push(`${places[index]?.name ?? ''} (${places[index]?.ref ?? ''})`);
      }
    }
    return { count, examples };
  }
}

function holds(bounds: Bounds | null, { lon, lat }: Point): boolean {
  if (bounds === null) return false;
  return lon >= bounds.west && lon <= bounds.east && lat >= bounds.south && lat <= bounds.north;
}

function km(lengthM: number): number {
  return Math.round(lengthM / 100) / 10;
}
