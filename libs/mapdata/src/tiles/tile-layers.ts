import type { BorderLine, RegionLabel } from '#siaga/geo';
import { decodeGeometry } from '../store/wkb.js';
import { joinLines, thinLine, type TileLine, type TilePoint } from './join-lines.js';
import { shortName } from './short-name.js';
import { EXTENT, type TileFrame } from './tile-address.js';
import { LINE_TOLERANCE_UNITS } from './tile-rules.policy.js';
import type { PlaceTileRow, RoadTileRow, ShapeTileRow } from './tile.query.js';

type Tags = Record<string, string | number | boolean>;

/** One thing of a layer, as the encoder takes it: points (1), lines (2) or rings (3). */
export interface TileFeature {
  readonly type: 1 | 2 | 3;
  readonly geometry: readonly TilePoint[] | readonly TileLine[];
  readonly tags: Tags;
}

type Position = readonly [lon: number, lat: number];

/** Pieces of the same road become one line; `oneway` roads run in their direction. */
export class RoadLines {
  private readonly groups = new Map<string, { row: RoadTileRow; lines: TileLine[] }>();

  constructor(private readonly layers: TileLayers) {}

  add(rows: readonly RoadTileRow[]): void {
    for (const row of rows) {
      const lines = this.layers.lines(row.wkb);
      if (row.oneway === -1) for (const line of lines) line.reverse();
      const key = `${row.roadClass}|${row.isBridge}|${row.oneway !== 0}|${row.name ?? ''}`;
      const group = this.groups.get(key);
      if (group) group.lines.push(...lines);
      else this.groups.set(key, { row, lines });
    }
  }

  features(): TileFeature[] {
    return [...this.groups.values()].flatMap(({ row, lines }) => {
      const tags: Tags = {
        class: row.roadClass,
        ...(row.name !== null && { name: shortName(row.name) }),
        ...(row.isBridge && { bridge: true }),
        ...(row.oneway !== 0 && { oneway: true }),
      };
      return this.layers.asLines(joinLines(lines, row.oneway !== 0), tags);
    });
  }
}

/** From rows to the features of the layers, in the tile's units. */
export class TileLayers {
  constructor(private readonly frame: TileFrame) {}

  /** What adds up pieces of road to roads; a slice of the rows at a time, so that other work finds its turn. */
  roads(): RoadLines {
    return new RoadLines(this);
  }

  /** Areas and lines that are only drawn. */
  shapes(rows: readonly ShapeTileRow[]): { areas: TileFeature[]; lines: TileFeature[] } {
    const areas: TileFeature[] = [];
    const lines: TileFeature[] = [];
    for (const { kind, name, wkb } of rows) {
      if (wkb === null) continue;
      const tags: Tags = { kind, ...(name !== null && { name }) };
      const { type, coordinates } = decodeGeometry(wkb);
      if (type === 'Polygon' || type === 'MultiPolygon') {
        const rings = this.rings(type, coordinates);
        if (rings.length > 0) areas.push({ type: 3, geometry: rings, tags });
      } else lines.push(...this.asLines(joinLines(this.linesOf(type, coordinates), false), tags));
    }
    return { areas, lines };
  }

  borders(rows: readonly BorderLine[]): TileFeature[] {
    return rows.flatMap(({ level, wkb }) => this.asLines(this.lines(wkb), { level }));
  }

  places(rows: readonly PlaceTileRow[]): TileFeature[] {
    return rows.flatMap(({ category, name, houseNumber, lon, lat }) =>
      this.asPoint(lon, lat, { category, name: category === 'house_number' ? (houseNumber ?? name) : name }),
    );
  }

  regions(rows: readonly RegionLabel[]): TileFeature[] {
    return rows.flatMap(({ level, name, kind, lon, lat }) =>
      this.asPoint(lon, lat, { level, name: shortName(name), kind }),
    );
  }

  /** A point on an edge belongs to one tile alone, or its name would stand twice. */
  private asPoint(lon: number, lat: number, tags: Tags): TileFeature[] {
    const x = this.frame.x(lon);
    const y = this.frame.y(lat);
    const isInside = x >= 0 && y >= 0 && x < EXTENT && y < EXTENT;
    return isInside ? [{ type: 1, geometry: [[x, y]], tags }] : [];
  }

  /** Lines as one feature, without the points that nobody sees; nothing when no line is left. */
  asLines(lines: readonly TileLine[], tags: Tags): TileFeature[] {
    const seen = lines
      .map((line) => thinLine(line, LINE_TOLERANCE_UNITS))
      .filter((line) => line.length > 1 && !isDot(line));
    return seen.length === 0 ? [] : [{ type: 2, geometry: seen, tags }];
  }

  /** The lines of a geometry in the tile's units. */
  lines(wkb: Buffer | null): TileLine[] {
    if (wkb === null) return [];
    const { type, coordinates } = decodeGeometry(wkb);
    return this.linesOf(type, coordinates);
  }

  private linesOf(type: string, coordinates: unknown): TileLine[] {
    const parts =
      type === 'LineString' ? [coordinates as Position[]] : (coordinates as readonly Position[][]);
    return parts.filter((part) => part.length > 1).map((part) => this.project(part));
  }

  private rings(type: string, coordinates: unknown): TileLine[] {
    const polygons =
      type === 'Polygon' ? [coordinates as Position[][]] : (coordinates as readonly Position[][][]);
    return polygons
      .flatMap((rings) => rings.map((ring) => this.project(ring)))
      .filter((ring) => ring.length > 3);
  }

  private project(part: readonly Position[]): TileLine {
    return part.map(([lon, lat]) => [this.frame.x(lon), this.frame.y(lat)]);
  }
}

function isDot(line: TileLine): boolean {
  const [first, last] = [line[0], line.at(-1)];
  return line.length === 2 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
}
