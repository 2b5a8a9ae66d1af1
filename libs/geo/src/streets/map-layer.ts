import { PlaceStore, type NamedPlace } from '../search/entry-store.js';
import type { MapContent, RegionResolver } from './map-content.js';

/** Everything of one map source, ready to be searched. */
export class MapLayer {
  private constructor(readonly places: PlaceStore) {}

  /** Builds the layer in slices and lets the event loop run between them. */
  static async buildInSlices(content: MapContent, regionAt: RegionResolver): Promise<MapLayer> {
    const places: NamedPlace[] = [];
    for (const place of content.places) {
      places.push(place.regionCode === null ? { ...place, regionCode: regionAt(place.point) } : place);
      if (places.length % 500 === 0) await new Promise<void>((resolve) => setImmediate(resolve));
    }
    return new MapLayer(new PlaceStore(places));
  }
}
