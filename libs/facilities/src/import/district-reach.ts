import type { Point } from '#siaga/contracts';
import { metresBetween } from './distance.js';
import type { DistrictFact } from './region-directory.js';

const LEAST_REACH_M = 2_000;
const LONE_VILLAGE_REACH_M = 5_000;
const REACH_PER_SPACING = 1.5;

const reaches = new WeakMap<DistrictFact, number>();

/**
 * How far from its nearest village point a place may lie and still count as near the district, in metres: one and a half times
 * the median distance from a village to its nearest neighbour, so that wide districts in Papua reach farther than a city's; at
 * least 2 km, because the village points themselves are up to 2.2 km off (p90 of the gazetteer's source).
 */
export function reachM(district: DistrictFact): number {
  const known = reaches.get(district);
  if (known !== undefined) return known;
  const reach = measure(district.villages);
  reaches.set(district, reach);
  return reach;
}

function measure(villages: readonly Point[]): number {
  if (villages.length < 2) return LONE_VILLAGE_REACH_M;
  const spacings = villages.map((village) => nearestNeighbourM(village, villages)).sort((a, b) => a - b);
  const median = spacings[Math.floor(spacings.length / 2)] ?? 0;
  return Math.max(LEAST_REACH_M, median * REACH_PER_SPACING);
}

function nearestNeighbourM(village: Point, all: readonly Point[]): number {
  return all.reduce(
    (least, other) => (other === village ? least : Math.min(least, metresBetween(village, other))),
    Infinity,
  );
}

/** Middle of a district's villages and the radius that holds them all, plus its reach. Null without village points. */
export function extentOf(district: DistrictFact): { center: Point; radiusM: number } | null {
  const { villages } = district;
  if (villages.length === 0) return null;
  const sum = villages.reduce((total, each) => ({ lon: total.lon + each.lon, lat: total.lat + each.lat }), {
    lon: 0,
    lat: 0,
  });
  const center = { lon: sum.lon / villages.length, lat: sum.lat / villages.length };
  const farthest = Math.max(...villages.map((village) => metresBetween(center, village)));
  return { center, radiusM: Math.round(Math.max(farthest, LEAST_REACH_M)) };
}
