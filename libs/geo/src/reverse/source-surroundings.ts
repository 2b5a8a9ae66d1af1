import Flatbush from 'flatbush';
import KDBush from 'kdbush';
import { around } from 'geokdbush';
import { distanceM, M_PER_DEGREE, type Point, RADIANS } from '#siaga/contracts';
import type { NamedPlace } from '../search/entries/entry-store.js';
import { nearestOnLines, type Line } from '../streets/lines.js';
import type { HouseNumber, MapContent, StreetPiece } from '../streets/map-content.js';

const KM = 1_000;
const ITEMS_A_STEP = 5_000;

/** Something found near a point. */
export interface Near<T> {
  readonly item: T;
  readonly distanceM: number;
}

/** What lies where in one map source: its named streets, house numbers and places, for the way back from a point. */
export class SourceSurroundings {
  private constructor(
    private readonly streets: readonly StreetPiece[],
    private readonly boxes: Flatbush | null,
    private readonly houses: PointIndex<HouseNumber>,
    private readonly places: PointIndex<NamedPlace>,
  ) {}

  /** Builds the index in steps of some milliseconds; the last returns it. */
  static *build(content: MapContent): Generator<void, SourceSurroundings> {
    const streets = [...content.streets];
    const boxes = streets.length === 0 ? null : new Flatbush(streets.length);
    for (const [at, { line }] of streets.entries()) {
      boxes?.add(...boxOf(line));
      if (at % ITEMS_A_STEP === ITEMS_A_STEP - 1) yield;
    }
    boxes?.finish();
    yield;
    const houses = new PointIndex([...content.houseNumbers], (house) => house);
    yield;
    const places = new PointIndex([...content.places], (place) => place.point);
    return new SourceSurroundings(streets, boxes, houses, places);
  }

  /** The nearest named street within so many metres; null when there is none. */
  nearestStreet(point: Point, withinM: number): Near<StreetPiece> | null {
    const reach = withinM / M_PER_DEGREE;
    const reachLon = reach / Math.cos(point.lat * RADIANS);
    const { lon, lat } = point;
    let best: Near<StreetPiece> | null = null;
    for (const at of this.boxes?.search(lon - reachLon, lat - reach, lon + reachLon, lat + reach) ?? []) {
      const item = this.streets[at];
      const found = item && nearestOnLines([item.line], point);
      if (!item || !found || found.distanceM > (best?.distanceM ?? withinM)) continue;
      best = { item, distanceM: found.distanceM };
    }
    return best;
  }

  /** The nearest house number within so many metres; null when none is known. */
  nearestHouse(point: Point, withinM: number): Near<HouseNumber> | null {
    return this.houses.nearest(point, withinM, 1)[0] ?? null;
  }

  /** The named places within so many metres, nearest first. */
  placesAround(point: Point, withinM: number, limit: number): Near<NamedPlace>[] {
    return this.places.nearest(point, withinM, limit);
  }
}

/** Points of things, handed out nearest first. */
export class PointIndex<T> {
  private readonly tree: KDBush | null;

  constructor(
    private readonly items: readonly T[],
    private readonly pointOf: (item: T) => Point,
  ) {
    this.tree = items.length === 0 ? null : new KDBush(items.length);
    for (const item of items) {
      const { lon, lat } = pointOf(item);
      this.tree?.add(lon, lat);
    }
    this.tree?.finish();
  }

  /** At most `limit` things within so many metres, nearest first. */
  nearest(point: Point, withinM: number, limit: number): Near<T>[] {
    if (this.tree === null) return [];
    return around(this.tree, point.lon, point.lat, limit, withinM / KM).flatMap((at) => {
      const item = this.items[at];
      return item === undefined ? [] : [{ item, distanceM: distanceM(point, this.pointOf(item)) }];
    });
  }
}

function boxOf(line: Line): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 1; i < line.length; i += 2) {
    const [lon, lat] = [line[i - 1] ?? 0, line[i] ?? 0];
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}
