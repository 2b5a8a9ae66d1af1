export { RoadsModule } from './roads.module.js';
export {
  MODE_OF,
  TRAVEL_TIMES,
  type Stop,
  type TravelOptions,
  type TravelTime,
  type TravelTimes,
  type Vehicle,
} from './travel/travel-times.js';
export { StraightLineTravelTimes } from './travel/straight-line-travel-times.js';
export { ClosureService } from './closures/closure.service.js';
export { lineMeetsRing } from './closures/ring.policy.js';
export { RoadNetworkService } from './network/road-network.service.js';
export {
  Hierarchy,
  HierarchySearch,
  Metric,
  OnePassSearch,
  PinnedSearch,
  RoadNetwork,
  secondsOf,
  SegmentIndex,
  Snapper,
  type Spot,
} from './graph/index.js';
export { TrackSource, type Track, type TrackPoint } from './calibration/track-source.js';
