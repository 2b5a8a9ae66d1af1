import { describe, expect, it } from '@jest/globals';
import { EXTENT, TileFrame } from './tile-address.js';

describe('TileFrame', () => {
  it('should put the middle of the world in the corner of the four tiles of zoom 1', () => {
    expect([new TileFrame({ z: 1, x: 1, y: 1 }).x(0), new TileFrame({ z: 1, x: 1, y: 1 }).y(0)]).toEqual([
      0, 0,
    ]);
    expect(new TileFrame({ z: 1, x: 0, y: 0 }).x(0)).toBe(EXTENT);
  });

  it('should find its own corners again', () => {
    const frame = new TileFrame({ z: 14, x: 13_214, y: 8_550 });
    const { west, south, east, north } = frame.bounds(0);
    expect([frame.x(west), frame.y(north), frame.x(east), frame.y(south)]).toEqual([0, 0, EXTENT, EXTENT]);
  });

  it('should reach beyond its edges by the buffer, and never beyond the world', () => {
    const frame = new TileFrame({ z: 14, x: 13_214, y: 8_550 });
    expect(frame.x(frame.bounds(64).west)).toBe(-64);
    expect(new TileFrame({ z: 0, x: 0, y: 0 }).bounds(64)).toMatchObject({ west: -180, east: 180 });
  });
});
