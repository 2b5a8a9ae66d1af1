import { areaShapeOf, lineShapeOf } from './shapes.js';
import { borderLevelOf } from './borders.js';
import { isPlace } from './places.js';
import { roadTraitsOf } from './road-class.js';
import type { OsmRelation, Tags } from './osm-source.js';

/** Whether anything is made of a way by its own tags, and whether that is a road. */
export function useOfWay(tags: Tags): 'road' | 'other' | null {
  if (roadTraitsOf(tags) !== null) return 'road';
  return isUsedArea(tags) || lineShapeOf(tags) !== null ? 'other' : null;
}

/** Whether anything is made of a relation. */
export function isUsedRelation(relation: OsmRelation): boolean {
  const type = relation.tags.type;
  return (type === 'multipolygon' || type === 'boundary') && isUsedArea(relation.tags);
}

function isUsedArea(tags: Tags): boolean {
  return isPlace(tags) || areaShapeOf(tags) !== null || borderLevelOf(tags) !== null;
}
