import { Injectable } from '@nestjs/common';
import type {
  BorderCollection,
  LocateCandidate,
  LocateResult,
  PlaceDescription,
  Point,
} from '#siaga/contracts';
import { Database } from '#siaga/persistence';
import { BorderRepository } from './borders/border.repository.js';
import { BorderStageService } from './borders/border-stage.service.js';
import { BorderService, type BorderImport } from './borders/border.service.js';
import { plusCode } from './coordinates/plus-code.js';
import { regencyOfCode, type RegionLevel } from './domain/region.js';
import { loadGazetteer, type LoadProgress } from './gazetteer/load-gazetteer.js';
import { RegionDirectory } from './gazetteer/region-directory.js';
import { RegionRepository, type StoredRegion } from './gazetteer/region.repository.js';
import { Surroundings } from './reverse/surroundings.js';
import type { NamedPlace } from './search/entries/entry-store.js';
import { PlaceSearch, type LocateOptions } from './search/places/place-search.js';
import type { MapContent } from './streets/map-content.js';

/** Of a dotted Kemendagri code. */
const VILLAGE_CODE_LENGTH = 13;

/**
 * Where things are: the gazetteer in memory (search, nearest village) and in the database (borders). Until `prepare` has
 * run, `locate` answers `not_ready` and descriptions are empty; nothing throws.
 */
@Injectable()
export class GeoService {
  private search: PlaceSearch | null = null;
  private directory: RegionDirectory | null = null;
  /** Places added before the index was built. */
  private readonly waiting = new Map<string, NamedPlace>();
  private readonly waitingMaps = new Map<string, MapContent>();
  private readonly surroundings = new Surroundings();
  private readonly regionTable: RegionRepository;
  private readonly borderService: BorderService;
  /** Borders of map imports, which are laid aside first and put into use with the rest of the import. */
  readonly mapBorders: BorderStageService;

  constructor(private readonly db: Database) {
    this.regionTable = new RegionRepository(db);
    const borders = new BorderRepository(db);
    const directory = (): RegionDirectory | null => this.directory;
    this.borderService = new BorderService(borders, directory);
    this.mapBorders = new BorderStageService(borders, directory, () => this.borderService.forget());
  }

  /** True once places can be found. */
  get isReady(): boolean {
    return this.search !== null;
  }

  /**
   * Loads the gazetteer into the database when this version is not there (well under a minute), then builds the index
   * in slices that let the event loop run. Call once at start, after the migrations. Throws when the database is away.
   */
  async prepare(onProgress?: LoadProgress): Promise<void> {
    await loadGazetteer(this.db, onProgress);
    await this.index();
  }

  /** Builds the index from the database without loading anything: for a second process on a loaded database. */
  async index(): Promise<void> {
    const regions: StoredRegion[] = [];
    for await (const region of this.regionTable.all()) regions.push(region);
    const directory = new RegionDirectory(regions);
    const search = await PlaceSearch.buildInSlices(regions);
    search.addPlaces([...this.waiting.values()]);
    this.waiting.clear();
    this.directory = directory;
    this.search = search;
    this.borderService.forget();
    const maps = [...this.waitingMaps];
    this.waitingMaps.clear();
    for (const [source, content] of maps) await this.replaceMap(source, content);
  }

  /** All regions, ordered by code: what importers compare names and codes with. */
  regions(): AsyncIterable<StoredRegion> {
    return this.regionTable.all();
  }

  /** Makes facilities, landmarks or roads searchable by name; one with a known id replaces the old. */
  addPlaces(places: readonly NamedPlace[]): void {
    this.surroundings.addPlaces(places);
    if (this.search !== null) this.search.addPlaces(places);
    else for (const place of places) this.waiting.set(place.id, place);
  }

  /** Takes places out of the search; unknown ids are passed over. */
  removePlaces(ids: readonly string[]): void {
    this.surroundings.removePlaces(ids);
    this.search?.removePlaces(ids);
    for (const id of ids) this.waiting.delete(id);
  }

  /**
   * Makes the streets, places and house numbers of a map source searchable in place of what that source gave before.
   * Works in slices that let the event loop run; resolves when the new content answers. Before `index` has run the
   * content is kept and indexed then. The iterables are read twice.
   */
  async replaceMap(source: string, content: MapContent): Promise<void> {
    if (this.search === null) {
      this.waitingMaps.set(source, content);
      return;
    }
    await this.borderService.current();
    await this.surroundings.replace(source, content);
    await this.search.replaceMap(source, content, (point) => this.villageOf(point));
  }

  /** Takes everything of a map source out of the search; an unknown source is passed over. */
  removeMap(source: string): void {
    this.waitingMaps.delete(source);
    this.surroundings.remove(source);
    this.search?.removeMap(source);
  }

  /**
   * Where a text points to: candidates best first, each with its radius in metres, or the problem. Takes a few
   * milliseconds and never throws on bad text.
   */
  locate(text: string, options: LocateOptions = {}): LocateResult {
    if (this.search === null) return { candidates: [], problem: 'not_ready' };
    const result = this.search.locate(text, options);
    return { ...result, candidates: result.candidates.map((candidate) => this.withRegion(candidate)) };
  }

  /** Positions come without a region: the border or the nearest village tells it. */
  private withRegion(candidate: LocateCandidate): LocateCandidate {
    if (candidate.regionCode !== null || this.directory === null) return candidate;
    const code = this.villageOf(candidate.point);
    if (code === null) return candidate;
    const { 2: regency, 3: district, 4: desa } = this.directory.lineage(code);
    const context = [desa, district, regency]
      .flatMap((region) => (region === null ? [] : [region.name]))
      .join(', ');
    return { ...candidate, regionCode: code, context };
  }

  /**
   * What a point is called: its address, what is around, and the regions that hold it: by imported borders where there are
   * some, below them and without them by the nearest village, whose distance is given. `method: 'none'` far from every village or before `prepare`.
   */
  async describe(point: Point): Promise<PlaceDescription> {
    const bordered = await this.borderService.regionHolding(point);
    const isVillageByBorder = bordered?.length === VILLAGE_CODE_LENGTH;
    const village = this.directory?.nearest(point, isVillageByBorder ? null : bordered) ?? null;
    const code = isVillageByBorder ? bordered : (village?.code ?? bordered);
    const lineage = this.directory?.lineage(code) ?? { 1: null, 2: null, 3: null, 4: null };
    return {
      point,
      village: lineage[4],
      district: lineage[3],
      regency: lineage[2],
      province: lineage[1],
      method: bordered !== null ? 'border' : village !== null ? 'nearest_village' : 'none',
      distanceM: village === null || isVillageByBorder ? null : Math.round(village.distanceM),
      plusCode: plusCode(point),
      address: this.surroundings.addressOf(point),
      around: this.surroundings.around(point),
    };
  }

  /** The kabupaten/kota code of a point by imported borders, else by the nearest village; null where there is none. */
  async regionOf(point: Point): Promise<string | null> {
    const bordered = await this.borderService.regionHolding(point);
    const regency = bordered === null ? null : regencyOfCode(bordered);
    return regency ?? this.nearestRegionOf(point);
  }

  /**
   * The code of the village that holds the point by the imported borders, else of the nearest village (within the smallest
   * region whose border holds the point), at once and without the database; null far from every village.
   */
  villageOf(point: Point): string | null {
    if (this.directory === null) return null;
    const bordered = this.borderService.heldBy(point);
    if (bordered?.length === VILLAGE_CODE_LENGTH) return bordered;
    return this.directory.nearest(point, bordered)?.code ?? bordered;
  }

  /** The kabupaten/kota of a point in the same way; null far from every village. */
  nearestRegionOf(point: Point): string | null {
    return regencyOfCode(this.villageOf(point) ?? '');
  }

  /** The middle of a region, at once; null for an unknown code and before `prepare`. */
  middleOf(regionCode: string): Point | null {
    return this.search?.middleOf(regionCode) ?? null;
  }

  /** The Plus Code of a point, 10 digits. */
  plusCode(point: Point): string {
    return plusCode(point);
  }

  /** The border of a region and of those one level below, imported or guessed (`isEstimate`). */
  borders(regionCode: string): Promise<BorderCollection> {
    return this.borderService.borders(regionCode);
  }

  /** Guesses and keeps the borders of the regions of `level` inside a region, from the village points. */
  approximateBorders(regionCode: string, level: RegionLevel): Promise<void> {
    return this.borderService.approximateBorders(regionCode, level);
  }

  /**
   * Imports polygons with Kemendagri codes from a GeoJSON FeatureCollection; says which were refused and why. Throws a
   * ZodError on other input.
   */
  importBorders(geojson: unknown, source: string): Promise<BorderImport> {
    return this.borderService.importBorders(geojson, source);
  }
}
