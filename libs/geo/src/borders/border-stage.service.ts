import { Injectable } from '@nestjs/common';
import type { Point } from '#siaga/contracts';
import type { Tx } from '#siaga/persistence';
import { HeldRegions } from '../gazetteer/held-regions.js';
import type { RegionDirectory } from '../gazetteer/region-directory.js';
import type { BorderRow, MapBorder, RefusedBorder } from './border-file.js';
import { BorderRepository } from './border.repository.js';
import { BorderService } from './border.service.js';
import { BorderMatcher } from './match-border.js';
import { reasonToRefuse } from './name-check.policy.js';

/** A polygon with its place among those that were given. */
interface StagedRow {
  readonly index: number;
  readonly row: BorderRow;
}

/** Lays the borders of a map import aside until all of the import is put into use in one transaction. */
@Injectable()
export class BorderStageService {
  private matcher: { directory: RegionDirectory; by: BorderMatcher } | null = null;

  constructor(
    private readonly repository: BorderRepository,
    private readonly held: HeldRegions,
    private readonly borders: BorderService,
  ) {}

  /** Finds codes and lays polygons aside under `stage`; `index` of what is refused counts within `borders`. */
  async stage(
    stage: string,
    borders: readonly MapBorder[],
  ): Promise<{ staged: number; refused: RefusedBorder[] }> {
    const rows: StagedRow[] = [];
    const refused: RefusedBorder[] = [];
    borders.forEach((border, index) => {
      const found = this.rowOf(border);
      if (typeof found === 'string') refused.push({ index, reason: found, detail: labelOf(border) });
      else rows.push({ index, row: found });
    });
    for (const wave of wavesOf(rows)) {
      for (const { index, row } of await this.write(wave, stage))
        refused.push({ index, reason: 'no_polygon', detail: row.name });
    }
    return { staged: borders.length - refused.length, refused };
  }

  /** Replaces the borders of `source` by those laid aside. */
  use(tx: Tx, stage: string, source: string): Promise<void> {
    return this.repository.useStage(tx, stage, source);
  }

  drop(stage: string): Promise<void> {
    return this.repository.dropStage(stage);
  }

  removeSource(tx: Tx, source: string): Promise<void> {
    return this.repository.remove(tx, source);
  }

  /** Which of the points lie in no imported border, by their index; null when none was ever imported. */
  async outside(points: readonly Point[]): Promise<number[] | null> {
    return (await this.repository.hasImported()) ? this.repository.outside(points) : null;
  }

  /** Borders were imported or removed, perhaps by another process: what is remembered of them is asked again. */
  changed(): void {
    this.borders.forget();
  }

  private rowOf(border: MapBorder): BorderRow | RefusedBorder['reason'] {
    const directory = this.held.directory;
    if (directory === null) throw new Error('The gazetteer must be loaded before borders are imported');
    const geometry = JSON.stringify(border.geometry);
    if (border.code !== null) {
      const reason =
        border.name.trim() === '' ? 'no_name' : reasonToRefuse(border.code, border.name, directory);
      if (reason === null) return { code: border.code, name: border.name, geometry };
      if (border.level === null) return reason;
    }
    if (border.name.trim() === '') return 'no_name';
    if (border.level === null) return 'no_code';
    const inside = middleOf(border.geometry);
    if (inside === null) return 'no_polygon';
    const region = this.matcherOf(directory).find(border.name, border.level, inside);
    return region === null ? 'no_match' : { code: region.code, name: region.name, geometry };
  }

  private matcherOf(directory: RegionDirectory): BorderMatcher {
    if (this.matcher?.directory !== directory) this.matcher = { directory, by: new BorderMatcher(directory) };
    return this.matcher.by;
  }

  /** Gives the rows whose polygon cannot be mended: a statement that fails is tried again by halves. */
  private async write(rows: readonly StagedRow[], stage: string): Promise<readonly StagedRow[]> {
    try {
      await this.repository.stage(
        rows.map(({ row }) => row),
        stage,
      );
      return [];
    } catch (error) {
      if (!isBadGeometry(error)) throw error;
      if (rows.length === 1) return rows;
      const half = rows.length >> 1;
      const first = await this.write(rows.slice(0, half), stage);
      return [...first, ...(await this.write(rows.slice(half), stage))];
    }
  }
}

/** The pieces of one region go into different statements, because one statement cannot change a row twice. */
function wavesOf(rows: readonly StagedRow[]): StagedRow[][] {
  const waves: StagedRow[][] = [];
  const seen = new Map<string, number>();
  for (const each of rows) {
    const nth = seen.get(each.row.code) ?? 0;
    seen.set(each.row.code, nth + 1);
    (waves[nth] ??= []).push(each);
  }
  return waves;
}

/** PostGIS raises XX000 for GeoJSON that makes no polygon; class 22 and 23 are values that do not fit. */
function isBadGeometry(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(XX000|22|23)/.test(code);
}

function labelOf({ code, name }: MapBorder): string {
  return code === null ? name : `${code} ${name}`;
}

/** The centroid of the largest outer ring; null without one. */
function middleOf(geometry: MapBorder['geometry']): Point | null {
  const polygons = (
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  ) as number[][][][];
  let best: { area: number; point: Point } | null = null;
  for (const [ring = []] of polygons) {
    const found = centroid(ring);
    if (found !== null && (best === null || found.area > best.area)) best = found;
  }
  return best?.point ?? null;
}

function centroid(ring: readonly number[][]): { area: number; point: Point } | null {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let [twice, x, y] = [0, 0, 0];
  for (let at = 1; at < ring.length; at += 1) {
    const [ax = 0, ay = 0] = ring[at - 1] ?? [];
    const [bx = 0, by = 0] = ring[at] ?? [];
    const cross = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
    twice += cross;
    x += (ax + bx - 2 * x0) * cross;
    y += (ay + by - 2 * y0) * cross;
  }
  if (twice === 0) return null;
  return { area: Math.abs(twice), point: { lon: x0 + x / (3 * twice), lat: y0 + y / (3 * twice) } };
}
