import { type ConsoleManifest } from '../state/console-manifest.js';
import { FacilityMapLayer } from './facility-map-layer.js';
import { LayerMenu } from './layer-menu.js';
import { MapZone } from './map-zone.js';
import { RegionMapLayer } from './region-map-layer.js';
import { texts } from './texts.js';

/** The live map, its ground and what stands on it before anything happens. */
export const manifest: ConsoleManifest = {
  id: 'map',
  texts,
  views: [
    { place: 'map', name: 'map', component: MapZone },
    { place: 'mapTools', name: 'layers', component: LayerMenu },
  ],
  mapLayers: [
    { name: 'regions', order: 10, shown: 'on', text: (t) => t('map.regions'), component: RegionMapLayer },
    {
      name: 'facilities',
      order: 40,
      shown: 'on',
      text: (t) => t('map.facilities'),
      component: FacilityMapLayer,
    },
  ],
};
