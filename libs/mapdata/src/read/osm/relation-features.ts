import type { MapFeature, PolygonGeometry } from '../map-feature.js';
import { extentOf } from '../network/line-geometry.js';
import { borderLevelOf } from './borders.js';
import { nameOf } from './names.js';
import type { OsmRelation } from './osm-source.js';
import { isPlace, placesOf } from './places.js';
import { assembleRings, toPolygons, type Line } from './rings.js';
import { areaShapeOf } from './shapes.js';
import { borderOf } from './way-features.js';
import type { WaySpill } from './way-spill.js';

interface Outline {
  readonly geometry: PolygonGeometry | null;
  readonly isWhole: boolean;
  readonly reason: string;
}

/** Everything that a multipolygon or boundary is. A border that does not close is left out; water is drawn as far as it does. */
export function featuresOfRelation(relation: OsmRelation, spill: WaySpill): MapFeature[] {
  const ref = `relation/${relation.id}`;
  const { geometry, isWhole, reason } = outlineOf(relation, spill);
  const features: MapFeature[] = [];
  if (!isWhole) features.push({ kind: 'problem', where: ref, reason });
  if (geometry === null) return features;
  const level = borderLevelOf(relation.tags);
  const shape = areaShapeOf(relation.tags);
  if (level !== null && isWhole && nameOf(relation.tags) !== null) {
    features.push(borderOf(ref, relation.tags, level, geometry));
  }
  if (shape !== null) features.push({ kind: 'shape', ref, shape, name: nameOf(relation.tags), geometry });
  if (isPlace(relation.tags)) {
    const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
    features.push(...placesOf(ref, relation.tags, extentOf(rings.flat(2))));
  }
  return features;
}

function outlineOf(relation: OsmRelation, spill: WaySpill): Outline {
  const outer: Line[] = [];
  const inner: Line[] = [];
  let missing = 0;
  for (const member of relation.members) {
    if (member.type !== 'way' || member.role === 'label' || member.role === 'subarea') continue;
    const line = spill.get(member.ref);
    if (line === null || line.length < 2) missing++;
    else (member.role === 'inner' ? inner : outer).push(line);
  }
  const outers = assembleRings(outer);
  const inners = assembleRings(inner);
  const { geometry, strayHoles } = toPolygons(outers.rings, inners.rings);
  const faults = [
    missing > 0 ? `${missing} of its ways are not in the file` : '',
    outers.openEnds > 0 ? `${outers.openEnds} outer lines do not close` : '',
    inners.openEnds > 0 ? `${inners.openEnds} holes do not close` : '',
    strayHoles > 0 ? `${strayHoles} holes lie outside` : '',
    geometry === null && missing === 0 && outers.openEnds === 0 ? 'it has no outline' : '',
  ].filter((fault) => fault !== '');
  const isBorder = borderLevelOf(relation.tags) !== null;
  const outcome = geometry === null || isBorder ? 'the area was left out' : 'only what closes is used';
  return { geometry, isWhole: faults.length === 0, reason: `${faults.join(', ')}; ${outcome}` };
}
