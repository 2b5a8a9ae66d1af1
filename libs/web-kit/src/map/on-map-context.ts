import { type Map as LeafletMap } from 'leaflet';
import { createContext, useContext } from 'react';
import { type MapKit } from './map-kit.js';

/** The map that a layer draws on, and whether it has the ground of an imported map. */
export interface OnMap {
  kit: MapKit;
  hasGround: boolean;
}

export const OnMapContext = createContext<OnMap | null>(null);

/** For what stands inside a MapView; throws elsewhere. */
export function useOnMap(): OnMap {
  const onMap = useContext(OnMapContext);
  if (!onMap) throw new Error('This draws on a map: it stands inside a MapView');
  return onMap;
}

/** The Leaflet map, for a layer that draws by itself. What it adds it takes away again. */
export function useLeafletMap(): LeafletMap {
  return useOnMap().kit.map;
}
