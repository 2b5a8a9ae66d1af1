import { describe, expect, it } from '@jest/globals';
import type { Ring } from '#siaga/contracts';
import { checkRing, lineMeetsRing } from './ring.policy.js';

const at = (...corners: [number, number][]): Ring => corners.map(([lon, lat]) => ({ lon, lat }));
const SQUARE = at([110.36, -7.79], [110.37, -7.79], [110.37, -7.78], [110.36, -7.78]);

describe('checkRing', () => {
  it.each([
    ['a square', SQUARE],
    ['a square drawn the other way round', [...SQUARE].reverse()],
    ['a hollow', at([110.36, -7.79], [110.38, -7.79], [110.37, -7.785], [110.38, -7.78], [110.36, -7.78])],
    ['corners on one line', at([110.36, -7.79], [110.365, -7.79], [110.37, -7.79], [110.365, -7.78])],
  ])('should take %s', (_, ring) => {
    expect(checkRing(ring)).toEqual({ ok: true, ring });
  });

  it('should leave out corners that are repeated', () => {
    const doubled = [...SQUARE.flatMap((corner) => [corner, corner]), ...SQUARE.slice(0, 1)];
    expect(checkRing(doubled)).toEqual({
      ok: true,
      ring: [...SQUARE.slice(1), SQUARE[0]].sort(byPlaceIn(SQUARE)),
    });
  });

  it.each([
    ['ring.0', 'a bow tie', at([110.36, -7.79], [110.37, -7.78], [110.37, -7.79], [110.36, -7.78])],
    [
      'ring.0',
      'a side that touches a corner',
      at([110.36, -7.79], [110.38, -7.79], [110.38, -7.78], [110.37, -7.79], [110.36, -7.78]),
    ],
    [
      'ring.1',
      'a spike',
      at([110.36, -7.79], [110.37, -7.79], [110.37, -7.77], [110.37, -7.78], [110.36, -7.78]),
    ],
    ['ring', 'two different corners', at([110.36, -7.79], [110.37, -7.79], [110.36, -7.79])],
    ['ring', 'no area at all', at([110.36, -7.79], [110.3600001, -7.79], [110.3600001, -7.7899999])],
    ['ring', 'half of Sumatra', at([98, 3], [104, 3], [104, -3], [98, -3])],
    ['ring.2', 'a corner in Singapore’s north', at([103.6, 1.1], [104, 1.1], [104, 8])],
    [
      'ring.0',
      'latitude and longitude the wrong way round',
      SQUARE.map(({ lon, lat }) => ({ lon: lat, lat: lon })),
    ],
  ])('should refuse at %s: %s', (path, _, ring) => {
    expect(checkRing(ring)).toEqual({ ok: false, fields: [{ path, message: expect.any(String) }] });
  });
});

function byPlaceIn(ring: Ring) {
  const place = ({ lon, lat }: Ring[number]): number =>
    ring.findIndex((corner) => corner.lon === lon && corner.lat === lat);
  return (a: Ring[number] | undefined, b: Ring[number] | undefined): number =>
    (a ? place(a) : 0) - (b ? place(b) : 0);
}

describe('lineMeetsRing', () => {
  const through: [string, [number, number][], boolean][] = [
    [
      'crosses it',
      [
        [110.35, -7.785],
        [110.38, -7.785],
      ],
      true,
    ],
    [
      'begins in it',
      [
        [110.365, -7.785],
        [110.38, -7.785],
      ],
      true,
    ],
    [
      'ends in it',
      [
        [110.35, -7.785],
        [110.365, -7.785],
      ],
      true,
    ],
    [
      'lies in it',
      [
        [110.364, -7.785],
        [110.366, -7.785],
      ],
      true,
    ],
    [
      'touches a corner',
      [
        [110.35, -7.79],
        [110.36, -7.79],
        [110.355, -7.8],
      ],
      true,
    ],
    [
      'passes by',
      [
        [110.35, -7.78],
        [110.35, -7.79],
        [110.38, -7.8],
      ],
      false,
    ],
    ['is one point in it', [[110.365, -7.785]], true],
    ['is one point beside it', [[110.35, -7.785]], false],
    ['is nothing', [], false],
  ];
  it.each(through)('should tell of a line that %s', (_, line, meets) => {
    expect(lineMeetsRing(line, SQUARE)).toBe(meets);
    expect(lineMeetsRing(line, [...SQUARE].reverse())).toBe(meets);
  });
});
