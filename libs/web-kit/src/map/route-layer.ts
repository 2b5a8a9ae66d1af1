import { circle, featureGroup, type FeatureGroup, type Map as LeafletMap, polyline } from 'leaflet';
import { cssColour } from '../lib/css-colour.js';
import { toLatLng } from './geometry.js';
import { type MapFound, type MapLine, type MapRoute } from './map-model.js';

const latLngs = (line: MapLine): [number, number][] => line.map(([lon, lat]) => toLatLng({ lon, lat }));

const WIDTH_PX = 4;
const EDGE_PX = 3.5;

/** The way a unit drives, and the street that a search found. */
export class RouteLayer {
  private route: FeatureGroup | null = null;
  private street: FeatureGroup | null = null;

  constructor(private readonly map: LeafletMap) {}

  /** A dark edge keeps the way apart from the roads under it; an estimate is dashed. */
  setRoute(route: MapRoute | null): void {
    this.route?.remove();
    this.route = null;
    if (!route || route.line.length < 2) return;
    const line = latLngs(route.line);
    const common = { pane: 'sg-circles', interactive: false, lineJoin: 'round', lineCap: 'round' } as const;
    const width = route.widthPx ?? WIDTH_PX;
    const dashArray = route.isEstimate ? `${width * 1.75} ${width * 1.75}` : undefined;
    this.route = featureGroup([
      polyline(line, { ...common, color: cssColour('--map-ground'), weight: width + EDGE_PX, opacity: 0.85 }),
      polyline(line, { ...common, color: cssColour('--accent'), weight: width, dashArray }),
    ]).addTo(this.map);
  }

  setStreet(found: MapFound | null): void {
    this.street?.remove();
    this.street = null;
    if (!found) return;
    const color = cssColour('--accent');
    const common = { pane: 'sg-circles', interactive: false, color } as const;
    this.street = featureGroup([
      ...found.lines.map((line) => polyline(latLngs(line), { ...common, weight: 6, opacity: 0.55 })),
      circle(toLatLng(found.point), {
        ...common,
        radius: found.accuracyM,
        weight: 1.2,
        dashArray: '4 4',
        fillOpacity: 0.06,
      }),
    ]).addTo(this.map);
  }
}
