export { GeoModule } from './geo.module.js';
export { GeoLoader } from './geo-loader.service.js';
export { PlaceIndex } from './search/places/place-index.service.js';
export { PlaceDescriber } from './reverse/place-describer.service.js';
export { RegionService } from './regions/region.service.js';
export { RegionCodes } from './regions/region-codes.js';
export { RegionReach, type Shape } from './borders/region-reach.query.js';
export { RegionNames } from './gazetteer/region-names.query.js';
export { NearBorders } from './borders/near-borders.query.js';
export { GroundQuery, type BorderLine, type RegionLabel } from './borders/ground.query.js';
export {
  levelOfCode,
  parentOfCode,
  regencyOfCode,
  type PointSource,
  type Region,
  type RegionKind,
  type RegionLevel,
} from './domain/region.js';
export { LearnedPlaces } from './learned/learned-places.service.js';
export { plusCode } from './coordinates/plus-code.js';
export { GAZETTEER_SOURCE, loadGazetteer, type LoadProgress } from './gazetteer/load-gazetteer.js';
export { makeGazetteer } from './gazetteer/make-gazetteer.js';
export type { StoredRegion } from './gazetteer/region.repository.js';
export { BorderService, type BorderImport } from './borders/border.service.js';
export type { MapBorder, RefusedBorder } from './borders/border-file.js';
export { BorderStageService } from './borders/border-stage.service.js';
export type { NamedPlace, PlaceKind, SearchableRegion } from './search/entries/entry-store.js';
/** The phonetic form of one normalised word: names that sound alike are alike. */
export { foldWord } from './text/fold.js';
export { MAX_QUERY_LENGTH, PlaceSearch, type LocateOptions } from './search/places/place-search.js';
export type { HouseNumber, MapContent, RegionResolver, StreetPiece } from './streets/map-content.js';
