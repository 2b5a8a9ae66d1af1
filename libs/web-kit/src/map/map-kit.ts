import { control, map as createMap, type Map as LeafletMap, tileLayer } from 'leaflet';
import { type PositionStore } from '../store/position-store.js';
import { BorderLayer } from './border-layer.js';
import { ClosureLayer } from './closure-layer.js';
import { DrawLayer } from './draw-layer.js';
import { toLatLng } from './geometry.js';
import { type MapDrawing, type MapViewProps } from './map-model.js';
import { NameBoard } from './name-board.js';
import { DraftLayer, FacilityLayer, IncidentLayer } from './place-layers.js';
import { PointLayer } from './point-layer.js';
import { RouteLayer } from './route-layer.js';
import { UnitLayer } from './unit-layer.js';

/** The Leaflet map and what can be drawn on it: whoever sets things of a kind takes them away again. */
export interface MapKit {
  map: LeafletMap;
  positions: PositionStore;
  units: UnitLayer;
  facilities: FacilityLayer;
  incidents: IncidentLayer;
  draft: DraftLayer;
  borders: BorderLayer;
  closures: ClosureLayer;
  routes: RouteLayer;
  /** Named points for one layer more. */
  makePoints: () => PointLayer;
  /** From now on a press on a mark of the kind does this, but for closures while an area is drawn; gives its end. */
  onPress: (kind: Pressed, act: (id: string) => void) => () => void;
  /** Draws an area from now on; gives its end. */
  startDrawing: (drawing: MapDrawing) => () => void;
}

export type Pressed = 'unit' | 'incident' | 'closure';

/** Presses and moves of the map itself, as the canvas wants to know them. */
export interface MapHandlers {
  onPick: (latLng: { lat: number; lng: number }) => void;
  onMove: (map: LeafletMap) => void;
}

/** Panes from the ground up; Leaflet's own tiles lie at 200. */
const PANES = {
  'sg-ground': 210,
  'sg-borders': 250,
  'sg-closures': 300,
  'sg-circles': 350,
  'sg-closure-names': 400,
  'sg-facilities': 450,
  'sg-incidents': 520,
  'sg-units': 560,
  'sg-selected': 640,
};
/** Panes that take no press: what lies under them is meant. */
const UNTOUCHED = ['sg-ground', 'sg-closure-names'];
const FIRST_VIEW = { lon: 103.61, lat: -1.61 };
const FIRST_ZOOM = 12;
const LARGEST_ZOOM = 20;

/** Makes the map with its panes in `box`, empty. */
function makeMap(box: HTMLElement, { tileUrl, tileAttribution }: MapViewProps): LeafletMap {
  const map = createMap(box, {
    zoomControl: false,
    attributionControl: false,
    zoomSnap: 0.5,
    maxZoom: LARGEST_ZOOM,
  });
  for (const [name, zIndex] of Object.entries(PANES)) {
    const pane = map.createPane(name);
    pane.style.zIndex = String(zIndex);
    if (UNTOUCHED.includes(name)) pane.style.pointerEvents = 'none';
  }
  control.zoom({ position: 'topleft' }).addTo(map);
  control.scale({ imperial: false, position: 'bottomleft' }).addTo(map);
  control.attribution({ position: 'bottomright', prefix: false }).addTo(map);
  if (tileUrl !== null) tileLayer(tileUrl, { attribution: tileAttribution ?? '', maxZoom: 19 }).addTo(map);
  return map.setView(toLatLng(FIRST_VIEW), FIRST_ZOOM);
}

/** Makes the map in `box` with all that draws on it. */
export function buildKit(box: HTMLElement, props: MapViewProps, handlers: MapHandlers): MapKit {
  const map = makeMap(box, props);
  const names = new NameBoard(map);
  const presses = new Map<Pressed, (id: string) => void>();
  let drawings = 0;
  map.on('click', (event) => drawings === 0 && handlers.onPick(event.latlng));
  map.on('moveend', () => handlers.onMove(map));
  return {
    map,
    positions: props.positions,
    units: new UnitLayer(map, props.positions, names, (id) => presses.get('unit')?.(id)),
    facilities: new FacilityLayer(map, names),
    incidents: new IncidentLayer(map, names, (id) => presses.get('incident')?.(id)),
    draft: new DraftLayer(map, names),
    borders: new BorderLayer(map),
    closures: new ClosureLayer(map, (id) => drawings === 0 && presses.get('closure')?.(id)),
    routes: new RouteLayer(map),
    makePoints: () => new PointLayer(map, names),
    onPress: (kind, act) => {
      presses.set(kind, act);
      return () => presses.delete(kind);
    },
    startDrawing: (drawing) => {
      const layer = new DrawLayer(map, drawing);
      drawings += 1;
      return () => {
        drawings -= 1;
        layer.stop();
      };
    },
  };
}
