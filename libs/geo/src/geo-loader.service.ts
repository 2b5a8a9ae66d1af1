import { Injectable } from '@nestjs/common';
import { Database } from '#siaga/persistence';
import { BorderService } from './borders/border.service.js';
import { HeldRegions } from './gazetteer/held-regions.js';
import { GAZETTEER_SOURCE, loadGazetteer, type LoadProgress } from './gazetteer/load-gazetteer.js';
import { RegionDirectory } from './gazetteer/region-directory.js';
import { RegionRepository, type StoredRegion } from './gazetteer/region.repository.js';
import { PlaceIndex } from './search/places/place-index.service.js';
import { PlaceSearch } from './search/places/place-search.js';

/** Brings the gazetteer into the database and into memory. Until it has, nothing of this lib throws; it knows no place. */
@Injectable()
export class GeoLoader {
  constructor(
    private readonly database: Database,
    private readonly table: RegionRepository,
    private readonly held: HeldRegions,
    private readonly borders: BorderService,
    private readonly places: PlaceIndex,
  ) {}

  /** True when the database has a gazetteer, of this version or an older one. */
  async isLoaded(): Promise<boolean> {
    return (await this.table.loadedVersion(GAZETTEER_SOURCE)) !== null;
  }

  /**
   * Loads the gazetteer into the database when this version is not there (well under a minute), then builds the index
   * in slices that let the event loop run. Call at start, after the migrations; again when it failed. Throws when the database is away.
   */
  async prepare(onProgress?: LoadProgress): Promise<void> {
    await loadGazetteer(this.database, onProgress);
    await this.index();
  }

  /** Builds the index from the database without loading anything: for a second process on a loaded database. */
  async index(): Promise<void> {
    const regions: StoredRegion[] = [];
    for await (const region of this.table.all()) regions.push(region);
    const directory = new RegionDirectory(regions);
    const search = await PlaceSearch.buildInSlices(regions);
    this.held.directory = directory;
    this.borders.forget();
    await this.places.use(search);
  }
}
