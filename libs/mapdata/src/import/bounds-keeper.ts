import type { Bounds } from '#siaga/contracts';

/** Grows a box around everything that it is shown. */
export class BoundsKeeper {
  private west = Infinity;
  private south = Infinity;
  private east = -Infinity;
  private north = -Infinity;

  addPoint(lon: number, lat: number): void {
    if (lon < this.west) this.west = lon;
    if (lon > this.east) this.east = lon;
    if (lat < this.south) this.south = lat;
    if (lat > this.north) this.north = lat;
  }

  /** `line` is lon, lat, lon, lat ... */
  addLine(line: readonly number[]): void {
    for (let at = 0; at + 1 < line.length; at += 2) this.addPoint(line[at] ?? NaN, line[at + 1] ?? NaN);
  }

  /** Null when nothing was shown. */
  get bounds(): Bounds | null {
    const { west, south, east, north } = this;
    return west <= east && south <= north ? { west, south, east, north } : null;
  }
}
