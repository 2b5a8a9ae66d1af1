import { type ConsoleManifest } from '../state/console-manifest.js';
import { MapZone } from './map-zone.js';
import { texts } from './texts.js';

/** The live map. */
export const manifest: ConsoleManifest = {
  id: 'map',
  texts,
  views: [{ place: 'map', name: 'map', component: MapZone }],
};
