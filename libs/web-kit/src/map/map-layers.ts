import { control, map as createMap, type Map as LeafletMap, tileLayer } from 'leaflet';
import { BorderLayer } from './border-layer.js';
import { ClosureLayer } from './closure-layer.js';
import { toLatLng } from './geometry.js';
import { type MapViewProps } from './map-model.js';
import { NameBoard } from './name-board.js';
import { DraftLayer, FacilityLayer, IncidentLayer } from './place-layers.js';
import { RouteLayer } from './route-layer.js';
import { UnitLayer } from './unit-layer.js';

/** The Leaflet map and what lies on it. */
export interface Layers {
  map: LeafletMap;
  units: UnitLayer;
  facilities: FacilityLayer;
  incidents: IncidentLayer;
  draft: DraftLayer;
  borders: BorderLayer;
  closures: ClosureLayer;
  routes: RouteLayer;
}

/** Presses and moves, as the canvas wants to know them. */
export interface MapHandlers {
  onPick: (latLng: { lat: number; lng: number }) => void;
  onHover: (latLng: { lat: number; lng: number } | null) => void;
  onUnit: (unitId: string) => void;
  onIncident: (incidentId: string) => void;
  onClosure: (closureId: string) => void;
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

/** Makes the map with its panes and empty layers in `box`. */
export function buildLayers(box: HTMLElement, props: MapViewProps, handlers: MapHandlers): Layers {
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
  if (props.tileUrl !== null)
    tileLayer(props.tileUrl, { attribution: props.tileAttribution ?? '', maxZoom: 19 }).addTo(map);
  map.setView(toLatLng(FIRST_VIEW), FIRST_ZOOM);
  map.on('click', (event) => handlers.onPick(event.latlng));
  map.on('mousemove', (event) => handlers.onHover(event.latlng));
  map.on('mouseout', () => handlers.onHover(null));
  map.on('moveend', () => handlers.onMove(map));
  const names = new NameBoard(map);
  return {
    map,
    units: new UnitLayer(map, props.positions, names, handlers.onUnit),
    facilities: new FacilityLayer(map, names),
    incidents: new IncidentLayer(map, names, handlers.onIncident),
    draft: new DraftLayer(map, names),
    borders: new BorderLayer(map),
    closures: new ClosureLayer(map, handlers.onClosure),
    routes: new RouteLayer(map),
  };
}
