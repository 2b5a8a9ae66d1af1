import { distanceM, type Point } from '#siaga/contracts';
import { nearestOnLines, type Line } from './lines.js';
import type { HouseNumber } from './map-content.js';
import { readStreetName } from './street-name.js';

interface House {
  readonly ref: string;
  readonly text: string;
  readonly value: number;
  readonly point: Point;
}

/** Where a house stands or ought to stand. */
export interface HouseSpot {
  readonly ref: string;
  readonly point: Point;
  readonly radiusM: number;
}

/** A house stands on its street, not on the next one of that name. */
const BESIDE_M = 200;
const DOOR_M = 20;
/** Frontage of a plot in an Indonesian street; numbers of one side step by two. */
const PLOT_M = 12;
const FARTHEST_STEP = 30;

/** House numbers by the street they belong to. */
export class HouseIndex {
  private readonly byStreet = new Map<string, House[]>();

  constructor(numbers: Iterable<HouseNumber>) {
    for (const { ref, street, number, lon, lat } of numbers) {
      const key = readStreetName(street)?.key;
      const text = normalNumber(number);
      if (key === undefined || text === null) continue;
      const house: House = { ref, text, value: Number.parseInt(text, 10), point: { lon, lat } };
      const known = this.byStreet.get(key);
      if (known === undefined) this.byStreet.set(key, [house]);
      else known.push(house);
    }
  }

  /**
   * The house itself when it is known; else a place between its neighbours on the same side, or beside the only one, with
   * a radius that says how far off that may be; null when no number near it is known.
   */
  find(streetName: string, lines: readonly Line[], number: string): HouseSpot | null {
    const text = normalNumber(number);
    const all = this.byStreet.get(readStreetName(streetName)?.key ?? '') ?? [];
    if (text === null || all.length === 0) return null;
    const houses = all.filter(
      ({ point }) => (nearestOnLines(lines, point)?.distanceM ?? Infinity) <= BESIDE_M,
    );
    const exact = houses.find((house) => house.text === text);
    if (exact !== undefined) return { ref: exact.ref, point: exact.point, radiusM: DOOR_M };
    const value = Number.parseInt(text, 10);
    const sameSide = houses.filter((house) => house.value % 2 === value % 2);
    return between(sameSide, value) ?? between(houses, value);
  }
}

/** "12 A" and "012a" are one number. Null when there is no digit in it. */
function normalNumber(number: string): string | null {
  const found = /^0*(\d+)\s*([a-z])?/.exec(number.trim().toLowerCase());
  return found === null ? null : `${found[1] ?? ''}${found[2] ?? ''}`;
}

function between(houses: readonly House[], value: number): HouseSpot | null {
  const sorted = [...houses].sort((a, b) => a.value - b.value);
  const lower = sorted.filter((house) => house.value <= value).at(-1);
  const upper = sorted.find((house) => house.value >= value);
  if (lower !== undefined && upper !== undefined && lower !== upper) {
    const span = upper.value - lower.value;
    const share = span === 0 ? 0.5 : (value - lower.value) / span;
    const apartM = distanceM(lower.point, upper.point);
    return {
      ref: lower.ref,
      point: {
        lon: lower.point.lon + (upper.point.lon - lower.point.lon) * share,
        lat: lower.point.lat + (upper.point.lat - lower.point.lat) * share,
      },
      radiusM: Math.round(apartM / 2 + DOOR_M),
    };
  }
  const only = lower ?? upper;
  if (only === undefined || Math.abs(only.value - value) > FARTHEST_STEP) return null;
  return { ref: only.ref, point: only.point, radiusM: DOOR_M + PLOT_M * Math.abs(only.value - value) };
}
