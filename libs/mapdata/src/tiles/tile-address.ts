import type { Bounds } from '#siaga/contracts';

/** Which tile: zoom, column from the west, row from the north. */
export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Units along one side of a tile, as most programs write them. */
export const EXTENT = 4096;
/** What a tile holds beyond its edges, so that a wide line is whole on both sides of an edge: 12 CSS pixels. */
export const BUFFER = 96;

const MERCATOR_LIMIT = Math.PI;

/** From degrees to the units of one tile, by the web's Mercator projection (EPSG:3857). */
export class TileFrame {
  private readonly units: number;
  private readonly left: number;
  private readonly top: number;

  constructor(readonly address: TileAddress) {
    this.units = 2 ** address.z * EXTENT;
    this.left = address.x * EXTENT;
    this.top = address.y * EXTENT;
  }

  /** Degrees of longitude that one unit takes. */
  get unitDegrees(): number {
    return 360 / this.units;
  }

  /** The tile's part of the world, larger by `buffer` units on each side. */
  bounds(buffer: number): Bounds {
    return {
      west: this.lonAt(-buffer),
      east: this.lonAt(EXTENT + buffer),
      north: this.latAt(-buffer),
      south: this.latAt(EXTENT + buffer),
    };
  }

  x(lon: number): number {
    return Math.round(((lon + 180) / 360) * this.units - this.left);
  }

  y(lat: number): number {
    const radians = (lat * Math.PI) / 180;
    const mercator = Math.asinh(Math.tan(radians));
    return Math.round(((1 - mercator / MERCATOR_LIMIT) / 2) * this.units - this.top);
  }

  private lonAt(x: number): number {
    const lon = ((this.left + x) / this.units) * 360 - 180;
    return Math.min(180, Math.max(-180, lon));
  }

  private latAt(y: number): number {
    const mercator = MERCATOR_LIMIT * (1 - (2 * (this.top + y)) / this.units);
    return (Math.atan(Math.sinh(mercator)) * 180) / Math.PI;
  }
}
