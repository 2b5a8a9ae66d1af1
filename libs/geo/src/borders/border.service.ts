import type { BorderCollection, Point } from '#siaga/contracts';
import type { RegionDirectory } from '../gazetteer/region-directory.js';
import { nameKey } from '../gazetteer/match-points.js';
import { wordSimilarity } from '../text/edit-distance.js';
import { levelOfCode, type RegionLevel } from '../domain/region.js';
import { readBorderFile, type BorderRow, type RefusedBorder } from './border-file.js';
import type { BorderRepository } from './border.repository.js';

/** What an import of borders did. */
export interface BorderImport {
  readonly imported: number;
  readonly refused: readonly RefusedBorder[];
}

const BATCH_ROWS = 50;
const SAME_NAME = 0.6;

/** Borders of regions: imported polygons where there are some, else guesses from the village points. */
export class BorderService {
  private hasImported: boolean | null = null;

  constructor(
    private readonly repository: BorderRepository,
    private readonly directory: () => RegionDirectory | null,
  ) {}

  /**
   * Imports polygons from GeoJSON whose properties hold the Kemendagri code (`code` or `kode`). A code whose name is not
   * the gazetteer's is refused: BPS codes look the same and mean another place. Throws a ZodError on other GeoJSON.
   */
  async importBorders(geojson: unknown, source: string): Promise<BorderImport> {
    const { rows, refused } = readBorderFile(geojson);
    const fitting: BorderRow[] = [];
    rows.forEach((row, index) => {
      const reason = this.reasonToRefuse(row);
      if (reason === null) fitting.push(row);
      else refused.push({ index, reason, detail: `${row.code} ${row.name}` });
    });
    for (let at = 0; at < fitting.length; at += BATCH_ROWS) {
      await this.repository.save(fitting.slice(at, at + BATCH_ROWS), source);
    }
    if (fitting.length > 0) this.hasImported = true;
    return { imported: fitting.length, refused };
  }

  private reasonToRefuse(row: BorderRow): RefusedBorder['reason'] | null {
    const known = this.directory()?.name(row.code) ?? null;
    if (known === null) return 'unknown_code';
    if (row.name === '') return null;
    return wordSimilarity(nameKey(row.name), nameKey(known.name)) < SAME_NAME ? 'name_differs' : null;
  }

  /** The smallest imported region that holds the point; null when none does. */
  async regionHolding(point: Point): Promise<string | null> {
    this.hasImported ??= await this.repository.hasImported();
    return this.hasImported ? this.repository.regionHolding(point) : null;
  }

  /**
   * The region's border and those one level below it. Missing ones inside a province or smaller are guessed once and
   * kept, marked `isEstimate`; for `ID` only imported borders are given.
   */
  async borders(regionCode: string): Promise<BorderCollection> {
    const level = regionCode === 'ID' ? 2 : (Math.min(4, levelOfCode(regionCode) + 1) as RegionLevel);
    const found = await this.repository.list(regionCode, level);
    const names = this.directory()?.children(regionCode) ?? [];
    if (regionCode === 'ID' || found.features.length > names.length || names.length === 0) return found;
    const known = new Set(found.features.map((feature) => feature.id));
    const ownLevel = levelOfCode(regionCode);
    if (names.some((region) => !known.has(region.code))) await this.repository.estimate(regionCode, level);
    if (!known.has(regionCode)) await this.repository.estimate(regionCode, ownLevel);
    return this.repository.list(regionCode, level);
  }

  /** Guesses and keeps the borders of one level inside a region, leaving those that exist. */
  async approximateBorders(regionCode: string, level: RegionLevel): Promise<void> {
    await this.repository.estimate(regionCode, level);
  }
}
