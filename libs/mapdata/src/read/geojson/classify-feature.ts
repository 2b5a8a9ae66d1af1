import type { MapFeature, PolygonGeometry } from '../map-feature.js';
import { extentOf } from '../network/line-geometry.js';
import type { RoadStore } from '../network/road-store.js';
import { borderLevelOf } from '../osm/borders.js';
import { nameOf } from '../osm/names.js';
import type { Tags } from '../osm/osm-source.js';
import { isPlace, placesOf } from '../osm/places.js';
import { roadTraitsOf, type RoadTraits } from '../osm/road-class.js';
import { areaShapeOf, lineShapeOf } from '../osm/shapes.js';
import { borderOf } from '../osm/way-features.js';
import type { FlatGeometry } from './geometry.js';

/** A road class that only the whole file tells: "lokal" is above or the lowest, by what else there is. */
export type ClassNote = 'lokal' | 'below' | null;

/** A feature with its meaning. */
export interface KnownFeature {
  readonly ref: string;
  readonly tags: Tags;
  readonly geometry: FlatGeometry;
}

/** Where roads go until all are known. */
export interface RoadSink {
  readonly store: RoadStore;
  readonly notes: Map<RoadTraits, ClassNote>;
}

/** Everything the feature is but a road; roads go to the sink. Null when nothing can be made of it. */
export function featuresOf(feature: KnownFeature, sink: RoadSink): MapFeature[] | null {
  const { kind } = feature.geometry;
  if (kind === 'line') return lineFeatures(feature, sink);
  const features = isPlace(feature.tags) ? placeFeatures(feature) : [];
  if (kind === 'area') features.push(...areaFeatures(feature));
  return features.length === 0 ? null : features;
}

function lineFeatures(
  { ref, tags, geometry }: KnownFeature,
  { store, notes }: RoadSink,
): MapFeature[] | null {
  const traits = roadTraitsOf(tags);
  const shape = lineShapeOf(tags);
  if (traits !== null) {
    notes.set(traits, noteOf(tags));
    for (const part of geometry.parts) store.add({ ref, traits, level: levelOf(tags, traits) }, part);
  }
  if (shape === null) return traits === null ? null : [];
  return [{ kind: 'shape', ref, shape, name: nameOf(tags), geometry: geometry.original }];
}

function noteOf(tags: Tags): ClassNote {
  const note = tags['siaga:class'];
  return note === 'lokal' || note === 'below' ? note : null;
}

const MAX_LEVEL = 5;

function levelOf(tags: Tags, traits: RoadTraits): number {
  const layer = Number.parseInt(tags.layer ?? '', 10);
  if (Number.isFinite(layer)) return Math.max(-MAX_LEVEL, Math.min(MAX_LEVEL, layer));
  if (traits.isBridge) return 1;
  return tags.tunnel !== undefined && tags.tunnel !== 'no' ? -1 : 0;
}

function placeFeatures({ ref, tags, geometry }: KnownFeature): MapFeature[] {
  return placesOf(ref, tags, extentOf(geometry.parts.flat()));
}

function areaFeatures({ ref, tags, geometry }: KnownFeature): MapFeature[] {
  const features: MapFeature[] = [];
  const outline = geometry.original as PolygonGeometry;
  const level = borderLevelOf(tags);
  const shape = areaShapeOf(tags);
  if (level !== null) features.push(borderOf(ref, tags, level, outline));
  if (shape !== null) features.push({ kind: 'shape', ref, shape, name: nameOf(tags), geometry: outline });
  return features;
}
