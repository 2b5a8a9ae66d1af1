import {
  divIcon,
  featureGroup,
  type FeatureGroup,
  geoJSON,
  type Map as LeafletMap,
  marker,
  type Marker,
} from 'leaflet';
import { type BorderCollection } from '#siaga/contracts';
import { type Geometry } from 'geojson';
import { cssColour } from '../lib/css-colour.js';

type Border = BorderCollection['features'][number];

function nameAt(centre: Parameters<typeof marker>[0], name: string): Marker {
  const label = document.createElement('span');
  label.className = 'sg-region-name';
  label.textContent = name;
  const icon = divIcon({ html: label, className: '', iconSize: [0, 0] });
  return marker(centre, { icon, pane: 'sg-borders', interactive: false, keyboard: false });
}

/**
 * Region borders with their names: the ground of a map for which nothing was imported. Estimates are dashed. Over the
 * imported ground, which has the true borders and all names, only the estimates are drawn.
 */
export class BorderLayer {
  private drawn: FeatureGroup | null = null;

  constructor(private readonly map: LeafletMap) {}

  setBorders(borders: BorderCollection | null, hasGround: boolean): void {
    this.drawn?.remove();
    this.drawn = null;
    const features = (borders?.features ?? []).filter(
      ({ properties }) => !hasGround || properties.isEstimate,
    );
    if (features.length === 0) return;
    const colour = cssColour('--map-border');
    const deepest = Math.max(...features.map((feature) => feature.properties.level));
    this.drawn = featureGroup(
      features.flatMap((feature) => this.draw(feature, colour, deepest, !hasGround)),
      { pane: 'sg-borders' },
    ).addTo(this.map);
  }

  private draw(
    { geometry, properties }: Border,
    colour: string,
    deepest: number,
    hasName: boolean,
  ): (FeatureGroup | Marker)[] {
    // The contract leaves the coordinates' depth open; by RFC 7946 it follows from the geometry's type.
    const shape = geoJSON(geometry as Geometry, {
      pane: 'sg-borders',
      interactive: false,
      style: {
        color: colour,
        weight: properties.level === deepest ? 1 : 1.6,
        fill: false,
        dashArray: properties.isEstimate ? '4 5' : undefined,
      },
    });
    if (properties.level !== deepest || !hasName) return [shape];
    return [shape, nameAt(shape.getBounds().getCenter(), properties.name)];
  }
}
