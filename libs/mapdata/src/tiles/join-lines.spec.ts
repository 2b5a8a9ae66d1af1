import { describe, expect, it } from '@jest/globals';
import { joinLines, thinLine, type TileLine } from './join-lines.js';

describe('joinLines', () => {
  const a: TileLine = [
    [0, 0],
    [10, 0],
  ];
  const b: TileLine = [
    [10, 0],
    [20, 0],
  ];
  const c: TileLine = [
    [30, 0],
    [20, 0],
  ];
  const copies = (...lines: TileLine[]): TileLine[] => structuredClone(lines);

  it('should make one line of pieces in any order and direction', () => {
    const [joined, ...others] = joinLines(copies(c, a, b), false);
    expect(others).toEqual([]);
    expect(joined).toHaveLength(4);
    expect([joined?.[0], joined?.[3]]).toEqual(
      expect.arrayContaining([
        [0, 0],
        [30, 0],
      ]),
    );
  });

  it('should keep the direction of directed pieces', () => {
    expect(joinLines(copies(b, a, c), true)).toEqual([
      [
        [0, 0],
        [10, 0],
        [20, 0],
      ],
      [
        [30, 0],
        [20, 0],
      ],
    ]);
  });

  it('should leave lines apart that do not meet', () => {
    const lines = copies(a, [
      [50, 50],
      [60, 60],
    ]);
    expect(joinLines(lines, false)).toEqual(
      copies(a, [
        [50, 50],
        [60, 60],
      ]),
    );
  });

  it('should close a roundabout once', () => {
    const [ring, ...others] = joinLines(
      copies(
        [
          [0, 0],
          [5, 5],
        ],
        [
          [5, 5],
          [10, 0],
        ],
        [
          [10, 0],
          [0, 0],
        ],
      ),
      true,
    );
    expect(others).toEqual([]);
    expect(ring?.[0]).toEqual(ring?.at(-1));
  });
});

describe('thinLine', () => {
  it('should leave out points that nobody can tell apart and keep the ends', () => {
    expect(
      thinLine(
        [
          [0, 0],
          [1, 1],
          [2, 0],
          [9, 0],
          [10, 1],
        ],
        4,
      ),
    ).toEqual([
      [0, 0],
      [9, 0],
      [10, 1],
    ]);
  });
});
