import { PlaceStore, type NamedPlace } from '../search/entries/entry-store.js';
import { HouseIndex } from './house-index.js';
import { joinPieces } from './join-pieces.js';
import type { MapContent, RegionResolver } from './map-content.js';
import { StreetStore } from './street-store.js';

const PLACES_A_STEP = 500;

/** Everything of one map source, ready to be searched. */
export class MapLayer {
  private constructor(
    readonly streets: StreetStore,
    readonly places: PlaceStore,
    readonly houses: HouseIndex,
  ) {}

  /** Builds the layer in steps of some milliseconds; the last returns it. */
  static *build(source: string, content: MapContent, regionAt: RegionResolver): Generator<void, MapLayer> {
    const joined = yield* joinPieces(content.streets, regionAt);
    const streets = yield* StreetStore.build(source, joined);
    const places: NamedPlace[] = [];
    for (const place of content.places) {
      places.push(place.regionCode === null ? { ...place, regionCode: regionAt(place.point) } : place);
      if (places.length % PLACES_A_STEP === 0) yield;
    }
    const store = yield* PlaceStore.build(places);
    return new MapLayer(streets, store, new HouseIndex(content.houseNumbers));
  }
}
