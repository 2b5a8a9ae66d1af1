export {
  ACCESS,
  PLACE_CATEGORIES,
  type MapPlace,
  type MapShape,
  type PlaceCategory,
  type RoadSegment,
} from './domain/map-records.js';
