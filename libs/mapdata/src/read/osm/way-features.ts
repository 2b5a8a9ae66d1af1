import type { MapFeature, PolygonGeometry, ProblemFeature } from '../map-feature.js';
import { degreesOf, extentOf, lengthM, pairsOf } from '../network/line-geometry.js';
import { roadFeaturesOf, speedKmhOf, type Stretch } from '../network/road-pieces.js';
import { borderLevelOf, regionCodeOf } from './borders.js';
import { nameOf } from './names.js';
import type { NodeTable } from './node-table.js';
import type { Tags } from './osm-source.js';
import { isPlace, placesOf, type Extent } from './places.js';
import { roadTraitsOf, type RoadTraits } from './road-class.js';
import { areaShapeOf, lineShapeOf } from './shapes.js';

/** A way with its nodes looked up: positions in the table, -1 for what nobody asked for. */
export interface PlacedWay {
  readonly ref: string;
  readonly tags: Tags;
  readonly nodes: readonly number[];
  readonly isClosed: boolean;
  /** lon, lat, lon, lat ... in degrees, of the nodes that the file has. */
  readonly line: readonly number[];
}

/** Looks up the nodes of a way. */
export function placeWay(id: number, tags: Tags, refs: readonly number[], table: NodeTable): PlacedWay {
  const nodes = refs.map((ref) => table.find(ref));
  const lineE7: number[] = [];
  for (const at of nodes) if (at >= 0 && table.isPlaced(at)) lineE7.push(table.lonE7(at), table.latE7(at));
  const isClosed = refs.length > 3 && refs[0] === refs.at(-1);
  return { ref: `way/${id}`, tags, nodes, isClosed, line: degreesOf(lineE7) };
}

/** Everything that a way is by its own tags. `isMember`: a relation is made of it, which may be what its tags mean. */
export function featuresOfWay(way: PlacedWay, table: NodeTable, isMember: boolean): MapFeature[] {
  const features: MapFeature[] = missingNodes(way);
  if (way.line.length < 4) return features;
  const traits = roadTraitsOf(way.tags);
  if (traits !== null) features.push(...roadsOf(way, traits, table));
  const line = lineShapeOf(way.tags);
  if (line !== null)
    features.push(shapeOf(way, line, { type: 'LineString', coordinates: pairsOf(way.line) }));
  if (isPlace(way.tags)) features.push(...placesOf(way.ref, way.tags, extentOf(way.line)));
  features.push(...areaOf(way, isMember));
  return features;
}

function missingNodes(way: PlacedWay): ProblemFeature[] {
  const missing = way.nodes.length - way.line.length / 2;
  if (missing === 0 && way.nodes.length > 1) return [];
  const reason =
    way.nodes.length < 2
      ? 'it has fewer than two nodes and was left out'
      : `${missing} of its ${way.nodes.length} nodes are not in the file; it was cut there`;
  return [{ kind: 'problem', where: way.ref, reason }];
}

function roadsOf(way: PlacedWay, traits: RoadTraits, table: NodeTable): MapFeature[] {
  const speedKmh = speedKmhOf(traits, lengthM(way.line));
  const found: MapFeature[] = [];
  for (const stretch of stretchesOf(way.nodes, table)) {
    const roads = roadFeaturesOf(way.ref, traits, stretch, speedKmh);
    if (roads.length > 0) found.push(...roads);
    else
      found.push({
        kind: 'problem',
        where: way.ref,
        reason: 'a stretch of it has no length and was left out',
      });
  }
  return found;
}

function* stretchesOf(nodes: readonly number[], table: NodeTable): Generator<Stretch> {
  let lineE7: number[] = [];
  let blockedAtStart = 0;
  for (const [index, at] of nodes.entries()) {
    if (at < 0 || !table.isPlaced(at)) {
      if (lineE7.length > 2) yield { line: degreesOf(lineE7), blockedAtStart, blockedAtEnd: 0 };
      lineE7 = [];
      continue;
    }
    if (lineE7.length === 0) blockedAtStart = table.blockedAt(at);
    lineE7.push(table.lonE7(at), table.latE7(at));
    const isEnd = index === nodes.length - 1;
    if (lineE7.length === 2 || (!isEnd && !table.isSplit(at))) continue;
    yield { line: degreesOf(lineE7), blockedAtStart, blockedAtEnd: table.blockedAt(at) };
    lineE7 = lineE7.slice(-2);
    blockedAtStart = table.blockedAt(at);
  }
  // After a gap in the nodes the last stretch may end before the way does; it was given at the gap.
}

function areaOf(way: PlacedWay, isMember: boolean): MapFeature[] {
  const shape = areaShapeOf(way.tags);
  const level = borderLevelOf(way.tags);
  const isBorder = level !== null && nameOf(way.tags) !== null && !isMember;
  if (shape === null && !isBorder) return [];
  const isWhole = way.isClosed && way.nodes.length === way.line.length / 2;
  if (!isWhole) {
    if (isMember) return [];
    return [
      { kind: 'problem', where: way.ref, reason: 'its outline is not closed, so the area was left out' },
    ];
  }
  const geometry: PolygonGeometry = { type: 'Polygon', coordinates: [pairsOf(way.line)] };
  const features: MapFeature[] = [];
  if (shape !== null) features.push(shapeOf(way, shape, geometry));
  if (isBorder) features.push(borderOf(way.ref, way.tags, level, geometry));
  return features;
}

function shapeOf(
  way: PlacedWay,
  shape: Extract<MapFeature, { kind: 'shape' }>['shape'],
  geometry: { readonly type: string; readonly coordinates: unknown },
): MapFeature {
  return { kind: 'shape', ref: way.ref, shape, name: nameOf(way.tags), geometry };
}

/** An administrative area with its outline. */
export function borderOf(ref: string, tags: Tags, level: number, geometry: PolygonGeometry): MapFeature {
  const code = regionCodeOf(tags, level);
  return { kind: 'border', ref, code, adminLevel: level, name: nameOf(tags) ?? '', geometry };
}

/** Where a single node is. */
export function pointExtent(lonE7: number, latE7: number): Extent {
  const [lon = 0, lat = 0] = degreesOf([lonE7, latE7]);
  return { point: { lon, lat }, reachM: 0 };
}
