import { describe, expect, it } from '@jest/globals';
import { BorderIndex, type BorderShape } from './border-index.js';
import { readPolygons } from './read-polygons.js';

type Ring = readonly (readonly [number, number])[];

function box(west: number, south: number, east: number, north: number): Ring {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** Well-known binary of a multipolygon. */
function shapeOf(polygons: readonly (readonly Ring[])[], isLittle = true): Uint8Array {
  const corners = polygons.flat(2).length;
  const rings = polygons.flat().length;
  const view = new DataView(new ArrayBuffer(9 + polygons.length * 9 + rings * 4 + corners * 16));
  let at = 0;
  const header = (type: number, count: number): void => {
    view.setUint8(at, isLittle ? 1 : 0);
    view.setUint32(at + 1, type, isLittle);
    view.setUint32(at + 5, count, isLittle);
    at += 9;
  };
  header(6, polygons.length);
  for (const polygon of polygons) {
    header(3, polygon.length);
    for (const ring of polygon) {
      view.setUint32(at, ring.length, isLittle);
      at += 4;
      for (const value of ring.flat()) {
        view.setFloat64(at, value, isLittle);
        at += 8;
      }
    }
  }
  return new Uint8Array(view.buffer);
}

// A kecamatan of two islands, a village with a hole in which another village lies, and a slanting one.
const SHAPES: readonly BorderShape[] = [
  { code: '99.01.01', shape: shapeOf([[box(0, 0, 10, 10)], [box(20, 0, 30, 10)]], false) },
  { code: '99.01.01.2001', shape: shapeOf([[box(1, 1, 9, 9), box(4, 4, 6, 6)]]) },
  { code: '99.01.01.2002', shape: shapeOf([[box(4, 4, 6, 6)]]) },
  {
    code: '99.01.01.2003',
    shape: shapeOf([
      [
        [
          [20, 0],
          [24, 0],
          [20, 4],
          [20, 0],
        ],
      ],
    ]),
  },
];

async function* batches(shapes: readonly BorderShape[]): AsyncGenerator<readonly BorderShape[]> {
  for (const shape of shapes) yield await Promise.resolve([shape]);
}

describe('BorderIndex', () => {
  it.each([
    ['in a village', 2, 2, '99.01.01.2001'],
    ['in the hole, which is another village', 5, 5, '99.01.01.2002'],
    ['on the edge of the hole, which is both', 4, 5, '99.01.01.2001'],
    ['on the outer edge of a village', 1, 5, '99.01.01.2001'],
    ['on a corner', 9, 9, '99.01.01.2001'],
    ['on a slanting edge', 22, 2, '99.01.01.2003'],
    ['just beyond a slanting edge', 22.000001, 2, '99.01.01'],
    ['level with a corner', 23, 0, '99.01.01.2003'],
    ['in the kecamatan alone', 0.5, 5, '99.01.01'],
    ['on the second island', 29, 9, '99.01.01'],
    ['on the edge of the kecamatan', 10, 3, '99.01.01'],
    ['between the islands', 15, 5, null],
    ['beside everything, level with corners', 31, 10, null],
  ])('should find the region of a point %s', async (_, lon, lat, code) => {
    const index = await BorderIndex.build(batches(SHAPES));
    expect(index.holding({ lon, lat })).toBe(code);
  });

  it('should hold every point of a many-cornered ring as often as its area says', async () => {
    const ring = Array.from({ length: 721 }, (_, at): [number, number] => {
      const angle = ((at % 720) / 720) * 2 * Math.PI;
      const radius = at % 2 === 0 ? 1 : 0.5;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
    const index = await BorderIndex.build(batches([{ code: '99', shape: shapeOf([[ring]]) }]));
    let held = 0;
    for (let x = 0; x < 200; x += 1)
      for (let y = 0; y < 200; y += 1)
        if (index.holding({ lon: x / 100 - 0.995, lat: y / 100 - 0.995 }) !== null) held += 1;
    // A star of 720 corners: half of radius 1 times radius 0.5 times the sine of the angle, for each corner.
    const area = 720 * 0.5 * 0.5 * Math.sin((2 * Math.PI) / 720);
    expect(held / 10_000).toBeCloseTo(area, 1);
  });

  it('should hold nothing without borders', async () => {
    const index = await BorderIndex.build(batches([]));
    expect(index.holding({ lon: 1, lat: 1 })).toBeNull();
    expect(BorderIndex.empty().holding({ lon: 1, lat: 1 })).toBeNull();
  });
});

describe('readPolygons', () => {
  it('should refuse what is no polygon and what ends early', () => {
    const point = new Uint8Array(21);
    point[0] = 1;
    point[1] = 1;
    expect(() => readPolygons(point)).toThrow(TypeError);
    const cut = shapeOf([[box(0, 0, 1, 1)]]).slice(0, 40);
    expect(() => readPolygons(cut)).toThrow(RangeError);
  });
});
