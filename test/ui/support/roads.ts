import { M_PER_DEGREE } from '#siaga/contracts';
import { MapImporter, type RoadFeature } from '#siaga/mapdata';
import { SYSTEM_ACTOR } from '#siaga/kernel';
import { batches } from '../../support/map-features.js';
import type { TestServer } from '../../support/server.js';
import { eventually } from './browser.js';

type Spot = readonly [lon: number, lat: number];

/** A street whose corners are the points; each piece between two of them is a road of its own. */
function street(name: string, roadClass: RoadFeature['roadClass'], corners: readonly Spot[]): RoadFeature[] {
  return corners.slice(1).map((to, index) => {
    const from = corners[index] ?? to;
    return {
      kind: 'road',
      ref: `way/${name} ${index}`,
      name,
      aliases: [],
      roadClass,
      oneway: 0,
      maxSpeedKmh: null,
      access: 3,
      isBridge: false,
      line: [...from, ...to],
      lengthM: Math.hypot(to[0] - from[0], to[1] - from[1]) * M_PER_DEGREE,
    };
  });
}

/**
 * Invented streets between the crew's phone and the scene: the fast way is east on Jalan Mawar, north on Jalan Melati and
 * east again on Jalan Dahlia; Jalan Kenanga is a slow one at the phone.
 */
const STREETS: readonly RoadFeature[] = [
  ...street('Jalan Mawar', 'primary', [
    [103.6, -1.62],
    [103.61, -1.62],
    [103.62, -1.62],
    [103.64, -1.62],
  ]),
  ...street('Jalan Melati', 'primary', [
    [103.62, -1.63],
    [103.62, -1.62],
    [103.62, -1.61],
    [103.62, -1.597],
  ]),
  ...street('Jalan Dahlia', 'primary', [
    [103.61, -1.597],
    [103.62, -1.597],
    [103.632, -1.597],
    [103.65, -1.597],
  ]),
  ...street('Jalan Kenanga', 'residential', [
    [103.61, -1.62],
    [103.61, -1.61],
    [103.61, -1.597],
  ]),
  ...street('Gang Anggrek', 'residential', [
    [103.61, -1.61],
    [103.62, -1.61],
    [103.63, -1.61],
  ]),
];

/** Imports the streets and waits until travel times are made of them. */
export async function importStreets(server: TestServer): Promise<void> {
  const actor = SYSTEM_ACTOR;
  await server.get(MapImporter).import(batches(STREETS), { source: 'uji', files: ['uji.osm'], actor });
  const session = await server.signIn('operator');
  await eventually(async () => (await session.call('roadState', {})).segments, STREETS.length);
}
