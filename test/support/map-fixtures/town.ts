import type { FixtureMap, FixtureNode, FixtureRelation, FixtureWay } from './elements.js';

// Sukamaju, an invented town by an invented river. Streets are 0.001 degrees (111 m) apart.
const WEST = 112.1;
const SOUTH = -7.3;
const STEP = 0.001;

/** A point of the town's grid. */
export function at(x: number, y: number): { lon: number; lat: number } {
  return { lon: round(WEST + x * STEP), lat: round(SOUTH + y * STEP) };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

function node(id: number, x: number, y: number, tags?: Record<string, string>): FixtureNode {
  return { id, ...at(x, y), ...(tags === undefined ? {} : { tags }) };
}

const NODES: readonly FixtureNode[] = [
  node(1, 0, 0),
  node(2, 1, 0),
  node(3, 2, 0),
  node(4, 3, 0),
  node(5, 1, 1),
  node(6, 1, 2),
  node(7, 2, 1),
  // In the middle of Jalan Melati: cars stop, motorcycles pass.
  node(8, 2, 0.5, { barrier: 'bollard' }),
  node(9, 3, 1),
  // On Jalan Kompleks: a watchman opens it.
  node(10, 3, 0.5, { barrier: 'lift_gate', access: 'private' }),
  node(11, 4, 0),
  node(12, 4, 1),
  node(13, 4, 0.5, { barrier: 'gate', locked: 'yes' }),
  // Under the bridge of way 105: the river passes without meeting it.
  node(20, 0, 0.5),
  node(21, 5, 0.5),
  node(30, 5, 0),
  node(31, 7, 0),
  node(40, 6, 3),
  node(41, 8, 3),
  node(42, 8, 5),
  node(43, 6, 5),
  node(44, 6.5, 3.5),
  node(45, 7, 3.5),
  node(46, 7, 4),
  node(50, -1, -1),
  node(51, 9, -1),
  node(52, 9, 6),
  node(53, -1, 6),
  node(60, 0.2, 1.5, { amenity: 'place_of_worship', religion: 'muslim', name: 'Masjid Al-Ikhlas' }),
  node(61, 0.4, 0, { highway: 'milestone', distance: '12.5' }),
  node(62, 0.6, 0.1, { 'addr:housenumber': '7;9', 'addr:street': 'Jalan Mawar' }),
  node(63, 1.5, 1.5, { amenity: 'fuel', name: 'SPBU Sukamaju', alt_name: 'Pom Bensin Sukamaju' }),
  node(64, 5, 0.1, { man_made: 'pier', name: 'Dermaga Sukamaju' }),
  node(65, 3.5, 2, { place: 'village', name: 'Sukamaju' }),
  node(66, 2.2, 1.2, {
    amenity: 'clinic',
    name: 'Puskesmas Sukamaju',
    phone: '0811-0000-0119',
    'addr:street': 'Jalan Melati',
  }),
  node(67, 2.4, 1.4, { shop: 'convenience' }),
  node(70, 1.2, 1.2),
  node(71, 1.4, 1.2),
  node(72, 1.4, 1.4),
  node(73, 1.2, 1.4),
];

const HOSPITAL = {
  amenity: 'hospital',
  name: 'RSUD Sukamaju',
  'addr:street': 'Jalan Mawar',
  'addr:housenumber': '1',
};

const WAYS: readonly FixtureWay[] = [
  {
    id: 100,
    nodes: [1, 2, 3, 4, 11, 30],
    tags: { highway: 'primary', name: 'Jalan Mawar', ref: 'N1', maxspeed: 'ID:urban' },
  },
  { id: 101, nodes: [2, 5, 6], tags: { highway: 'residential', name: 'Jalan Kenanga', oneway: 'yes' } },
  {
    id: 102,
    nodes: [3, 8, 7],
    tags: { highway: 'residential', name: 'Jalan Melati', old_name: 'Jalan Pasar' },
  },
  {
    id: 103,
    nodes: [5, 7, 9, 12],
    tags: { highway: 'tertiary', name: 'Jalan Dahlia', oneway: '-1', maxspeed: '30 mph' },
  },
  { id: 104, nodes: [4, 10, 9], tags: { highway: 'residential', name: 'Jalan Kompleks', access: 'private' } },
  { id: 105, nodes: [11, 13, 12], tags: { highway: 'service' } },
  { id: 106, nodes: [5, 6], tags: { highway: 'footway', name: 'Gang Buntu' } },
  { id: 107, nodes: [6, 7], tags: { highway: 'steps' } },
  {
    id: 108,
    nodes: [30, 31],
    tags: { route: 'ferry', name: 'Penyeberangan Sukamaju', duration: '00:06', motor_vehicle: 'yes' },
  },
  { id: 109, nodes: [20, 21], tags: { waterway: 'river', name: 'Kali Sukamaju' } },
  {
    id: 110,
    nodes: [6, 12],
    tags: { highway: 'construction', construction: 'primary', name: 'Jalan Lingkar' },
  },
  { id: 111, nodes: [7, 99_999, 12], tags: { highway: 'track', motor_vehicle: 'no' } },
  { id: 112, nodes: [70, 71, 72, 73, 70], tags: HOSPITAL },
  { id: 120, nodes: [40, 41, 42] },
  { id: 121, nodes: [42, 43, 40] },
  { id: 122, nodes: [44, 45, 46, 44] },
  { id: 130, nodes: [50, 51, 52] },
  { id: 131, nodes: [50, 53, 52] },
];

const RELATIONS: readonly FixtureRelation[] = [
  {
    id: 200,
    members: [
      { type: 'way', ref: 120, role: 'outer' },
      { type: 'way', ref: 121, role: 'outer' },
      { type: 'way', ref: 122, role: 'inner' },
    ],
    tags: { type: 'multipolygon', natural: 'water', name: 'Danau Sukamaju' },
  },
  {
    id: 201,
    members: [
      { type: 'way', ref: 130, role: 'outer' },
      { type: 'way', ref: 131, role: 'outer' },
      { type: 'node', ref: 65, role: 'admin_centre' },
    ],
    tags: {
      type: 'boundary',
      boundary: 'administrative',
      admin_level: '7',
      name: 'Sukamaju',
      ref: '99.01.01.2001',
    },
  },
  {
    id: 202,
    members: [
      { type: 'way', ref: 130, role: 'outer' },
      { type: 'way', ref: 999, role: 'outer' },
    ],
    tags: { type: 'boundary', boundary: 'administrative', admin_level: '6', name: 'Kecamatan Sukamaju' },
  },
];

/**
 * An invented town with one of everything that a reader has to get right: a one-way street, a ferry, a bollard, a
 * watched and a locked gate, a private street, steps, a lake with an island, borders of which one is not whole, a
 * kilometre post, house numbers, a way with a node that is not there.
 */
export const TOWN: FixtureMap = { nodes: NODES, ways: WAYS, relations: RELATIONS };
