import { describe, expect, it } from '@jest/globals';
import { decodeGeometry, decodeLine, encodeGeometry, encodeLine, UnusableGeometryError } from './wkb.js';

const RING = [
  [110, -7],
  [111, -7],
  [111, -8],
  [110, -7],
];

describe('WKB', () => {
  it('should give a line back as it was', () => {
    const line = [110.123456789, -7.1, 110.2, -7.2, 110.3, -7.3];
    expect(decodeLine(encodeLine(line))).toEqual(line);
  });

  it('should write what PostGIS writes', () => {
    expect(encodeLine([1, 2, 3, 4]).toString('hex')).toBe(
      '010200000002000000000000000000f03f000000000000004000000000000008400000000000001040',
    );
  });

  it.each([
    ['a point', { type: 'Point', coordinates: [110, -7] }],
    ['a line', { type: 'LineString', coordinates: RING }],
    ['a polygon with a hole', { type: 'Polygon', coordinates: [RING, RING] }],
    ['points', { type: 'MultiPoint', coordinates: RING }],
    ['lines', { type: 'MultiLineString', coordinates: [RING, RING] }],
    ['polygons', { type: 'MultiPolygon', coordinates: [[RING], [RING, RING]] }],
  ])('should give %s back as it was', (_, geometry) => {
    expect(decodeGeometry(encodeGeometry(geometry))).toEqual(geometry);
  });

  it('should close a ring that was left open', () => {
    const open = { type: 'Polygon', coordinates: [RING.slice(0, 3)] };
    expect(decodeGeometry(encodeGeometry(open))).toEqual({ type: 'Polygon', coordinates: [RING] });
  });

  it.each([
    ['a collection', { type: 'GeometryCollection', coordinates: [] }],
    ['a polygon of two points', { type: 'Polygon', coordinates: [RING.slice(0, 2)] }],
    ['a missing coordinate', { type: 'Point', coordinates: [110] }],
    [
      'a coordinate that is no number',
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [NaN, 2],
        ],
      },
    ],
    ['nothing', { type: 'Polygon', coordinates: [] }],
  ])('should refuse %s', (_, geometry) => {
    expect(() => encodeGeometry(geometry)).toThrow(UnusableGeometryError);
  });

  it('should refuse a line of one point and half a point', () => {
    expect(() => encodeLine([1, 2])).toThrow(UnusableGeometryError);
    expect(() => encodeLine([1, 2, 3])).toThrow(UnusableGeometryError);
    expect(() => encodeLine([1, 2, Infinity, 4])).toThrow(UnusableGeometryError);
  });
});
