import { Module } from '@nestjs/common';
import { GeoModule } from '#siaga/geo';
import { MapCheckService } from './check/map-check.service.js';
import { MapFetchService } from './fetch/map-fetch.service.js';
import { RegionFetcher } from './fetch/region-fetcher.service.js';
import { RegionToFetchQuery } from './fetch/region-to-fetch.query.js';
import { RoadPresence } from './fetch/road-presence.query.js';
import { MapDataController } from './map-data.controller.js';
import { MapImporter } from './import/map-importer.service.js';
import { MapDataService } from './map-data.service.js';
import { MapNames } from './names/map-names.service.js';
import { MapTileController } from './tiles/tile.controller.js';
import { MapTileService } from './tiles/tile.service.js';

/** Maps imported from files: roads, places, shapes; their names in the place search. */
@Module({
  imports: [GeoModule],
  controllers: [MapDataController, MapTileController],
  providers: [
    MapDataService,
    MapTileService,
    MapImporter,
    MapNames,
    MapCheckService,
    RegionToFetchQuery,
    RegionFetcher,
    RoadPresence,
    MapFetchService,
  ],
  exports: [
    MapDataService,
    MapImporter,
    MapNames,
    MapCheckService,
    RegionToFetchQuery,
    RegionFetcher,
    MapFetchService,
  ],
})
export class MapDataModule {}
