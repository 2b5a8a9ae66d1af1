import type { MapShape } from '../../domain/map-records.js';
import type { Tags } from './osm-source.js';

const GREEN_LANDUSE: readonly string[] = [
  'forest',
  'grass',
  'recreation_ground',
  'village_green',
  'cemetery',
];
const GREEN_LEISURE: readonly string[] = ['park', 'garden', 'nature_reserve', 'golf_course'];
const GREEN_NATURAL: readonly string[] = ['wood', 'scrub', 'grassland', 'heath', 'wetland'];
const BUILT_UP: readonly string[] = ['residential', 'commercial', 'industrial', 'retail'];
const DRAWN_WATERWAYS: readonly string[] = ['river', 'canal', 'stream', 'drain', 'tidal_channel'];

/** What an area is drawn as; null when it is not. */
export function areaShapeOf(tags: Tags): MapShape['kind'] | null {
  if (tags.natural === 'water' || tags.natural === 'bay' || tags.waterway === 'riverbank') return 'water';
  if (tags.landuse === 'reservoir' || tags.landuse === 'basin' || tags.waterway === 'dock') return 'water';
  if (GREEN_LANDUSE.includes(tags.landuse ?? '') || GREEN_LEISURE.includes(tags.leisure ?? ''))
    return 'green';
  if (GREEN_NATURAL.includes(tags.natural ?? '')) return 'green';
  return BUILT_UP.includes(tags.landuse ?? '') ? 'built_up' : null;
}

/** What a line is drawn as besides a road; null when it is not. */
export function lineShapeOf(tags: Tags): MapShape['kind'] | null {
  if (tags.natural === 'coastline') return 'coastline';
  if (tags.tunnel !== undefined && tags.tunnel !== 'no') return null;
  return DRAWN_WATERWAYS.includes(tags.waterway ?? '') ? 'waterway' : null;
}
