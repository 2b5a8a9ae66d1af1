import { Injectable } from '@nestjs/common';
import type { BorderCollection, Point } from '#siaga/contracts';
import { HeldRegions } from '../gazetteer/held-regions.js';
import { levelOfCode, type RegionLevel } from '../domain/region.js';
import { readBorderFile, type BorderRow, type RefusedBorder } from './border-file.js';
import type { BorderIndex } from './border-index.js';
import { BorderLookup } from './border-lookup.js';
import { BorderRepository } from './border.repository.js';
import { reasonToRefuse } from './name-check.policy.js';

/** What an import of borders did. */
export interface BorderImport {
  readonly imported: number;
  readonly refused: readonly RefusedBorder[];
}

const BATCH_ROWS = 50;

/** Borders of regions: imported polygons where there are some, else guesses from the village points. */
@Injectable()
export class BorderService {
  private hasImported: boolean | null = null;
  /** Regions guessed by this process: what has no border after that has no villages to guess from. */
  private readonly guessed = new Set<string>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly lookup: BorderLookup;

  constructor(
    private readonly repository: BorderRepository,
    private readonly held: HeldRegions,
  ) {
    this.lookup = new BorderLookup(repository);
  }

  /**
   * Imports polygons from GeoJSON whose properties hold the Kemendagri code (`code` or `kode`). A code whose name is not
   * the gazetteer's is refused: BPS codes look the same and mean another place. Throws a ZodError on other GeoJSON.
   */
  async importBorders(geojson: unknown, source: string): Promise<BorderImport> {
    const { rows, refused } = readBorderFile(geojson);
    const fitting: BorderRow[] = [];
    rows.forEach((row, index) => {
      const reason = reasonToRefuse(row.code, row.name, this.held.directory);
      if (reason === null) fitting.push(row);
      else refused.push({ index, reason, detail: `${row.code} ${row.name}` });
    });
    for (let at = 0; at < fitting.length; at += BATCH_ROWS) {
      await this.repository.save(fitting.slice(at, at + BATCH_ROWS), source);
    }
    if (fitting.length > 0) this.forget();
    return { imported: fitting.length, refused };
  }

  /** Drops what is remembered of the borders that exist and reads the imported ones anew in the background. */
  forget(): void {
    this.hasImported = null;
    this.guessed.clear();
    this.lookup.refresh();
  }

  /** The imported borders of now, in memory. Rejects when the database is away. */
  current(): Promise<BorderIndex> {
    return this.lookup.current();
  }

  /** The same from what was read last, at once: for what cannot wait. */
  heldBy(point: Point): string | null {
    return this.lookup.known.holding(point);
  }

  /** The smallest imported region that holds the point; null when none does. Asks the database while borders are read. */
  async regionHolding(point: Point): Promise<string | null> {
    const { ready } = this.lookup;
    if (ready !== null) return ready.holding(point);
    this.hasImported ??= await this.repository.hasImported();
    return this.hasImported ? this.repository.regionHolding(point) : null;
  }

  /**
   * The region's border and those one level below it. Missing ones of a kabupaten/kota or smaller are guessed once and
   * kept, marked `isEstimate`; for a province and `ID` only what was imported or guessed before is given.
   */
  async borders(regionCode: string): Promise<BorderCollection> {
    const isCountry = regionCode === 'ID';
    const level = isCountry ? 2 : (Math.min(4, levelOfCode(regionCode) + 1) as RegionLevel);
    // Before the reading: another's guess may end while what was read before it is still on its way here.
    const wasGuessed = this.guessed.has(regionCode);
    const found = await this.repository.list(regionCode, level);
    if (isCountry || level < 3) return found;
    const known = new Set(found.features.map((feature) => feature.id));
    const wanted = [
      regionCode,
      ...(this.held.directory?.children(regionCode) ?? []).map((region) => region.code),
    ];
    if (wasGuessed || wanted.every((code) => known.has(code))) return found;
    await this.estimateOnce(regionCode, level);
    this.guessed.add(regionCode);
    return this.repository.list(regionCode, level);
  }

  /**
   * Guesses and keeps the borders of one level inside a region, leaving those that exist; a province is done kabupaten by
   * kabupaten and takes about a second for each.
   */
  async approximateBorders(regionCode: string, level: RegionLevel): Promise<void> {
    if (levelOfCode(regionCode) >= 2) return this.estimateOnce(regionCode, level);
    for (const regency of this.held.directory?.children(regionCode) ?? [])
      await this.estimateOnce(regency.code, level);
  }

  /** Consoles that open together wait for one guess. Regions without villages of their own get none. */
  private estimateOnce(regionCode: string, level: RegionLevel): Promise<void> {
    const key = `${regionCode}/${level}`;
    const running = this.running.get(key);
    if (running !== undefined) return running;
    const work = this.estimate(regionCode, level).finally(() => this.running.delete(key));
    this.running.set(key, work);
    return work;
  }

  private async estimate(regionCode: string, level: RegionLevel): Promise<void> {
    await this.repository.estimate(regionCode, level);
    if (levelOfCode(regionCode) === level - 1) await this.repository.joinChildren(regionCode);
  }
}
