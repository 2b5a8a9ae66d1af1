import type { Tags } from './osm-source.js';

const FORWARD: readonly string[] = ['yes', 'true', '1', 'forward'];
const BACKWARD: readonly string[] = ['-1', 'reverse', 'backward'];

/**
 * Which way traffic goes: 1 along the line, -1 against it, 0 both. Roundabouts and motorways go one way unless a tag
 * says otherwise (https://wiki.openstreetmap.org/wiki/Key:oneway). A reversible lane goes both ways here: which way it
 * goes now is not in a map, and a crew sees it.
 */
export function onewayOf(tags: Tags): -1 | 0 | 1 {
  const said = (tags['oneway:motor_vehicle'] ?? tags.oneway)?.toLowerCase();
  if (said !== undefined) {
    if (FORWARD.includes(said)) return 1;
    return BACKWARD.includes(said) ? -1 : 0;
  }
  if (tags.junction === 'roundabout' || tags.junction === 'circular') return 1;
  return tags.highway === 'motorway' ? 1 : 0;
}
