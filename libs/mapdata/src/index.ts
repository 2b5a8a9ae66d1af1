export {
  PLACE_CATEGORIES,
  type MapPlace,
  type MapShape,
  type PlaceCategory,
  type RoadSegment,
} from './domain/map-records.js';
export type {
  BorderFeature,
  FacilityFeature,
  MapFeature,
  PlaceFeature,
  PolygonGeometry,
  ProblemFeature,
  ReadMapFile,
  ReadMapOptions,
  RoadFeature,
  ShapeFeature,
} from './read/map-feature.js';
export { MapFileError } from './read/map-file.errors.js';
export { MapDataModule } from './mapdata.module.js';
export { MapDataService } from './map-data.service.js';
export { MapChangedError } from './store/map-read.query.js';
export { MapTileService, type MapTile } from './tiles/tile.service.js';
export { MapImporter, type MapImportOptions } from './import/map-importer.service.js';
export type { FacilitySink } from './import/feature-stage.js';
export type { MapImportReport, ProblemCount } from './import/import-report.js';
export {
  EmptyMapError,
  MapImportBusyError,
  MapImportLostError,
  UnknownMapSourceError,
} from './import/map-import.errors.js';
export { MapCheckService, type CheckedPoint, type MapCheck } from './check/map-check.service.js';
export { NamedContent, type NumberedPlace } from './names/map-content.js';
export { MapNames } from './names/map-names.service.js';
export { readMapFile } from './read/read-map-file.js';
export { MapServerError, ThinMapError, UnknownRegionError } from './fetch/map-fetch.errors.js';
export { RegionFetcher, type FetchOptions, type FetchStep } from './fetch/region-fetcher.service.js';
export { RegionToFetchQuery, type RegionToFetch } from './fetch/region-to-fetch.query.js';
export type { ServerTimes } from './fetch/map-server.js';
export { withinRegion } from './fetch/within-region.js';
export { MapFetchService } from './fetch/map-fetch.service.js';
export type { MapFetchEnd, MapFetchProgress } from './fetch/map-fetch.repository.js';
