import { describe, expect, it } from '@jest/globals';
import { fitting, pageOf } from './pages.policy.js';

describe('pages of a board', () => {
  it.each([
    [{ width: 900, height: 640, cardWidth: 440, cardHeight: 200, gap: 20 }, 6],
    [{ width: 899.5, height: 639.5, cardWidth: 440, cardHeight: 200, gap: 20 }, 6],
    [{ width: 890, height: 640, cardWidth: 440, cardHeight: 200, gap: 20 }, 3],
    [{ width: 300, height: 90, cardWidth: 440, cardHeight: 200, gap: 20 }, 1],
    [{ width: 300, height: 90, cardWidth: 0, cardHeight: 0, gap: 0 }, 1],
  ])('should hold what fits whole: %o', (grid, count) => {
    expect(fitting(grid)).toBe(count);
  });

  it('should come round, and have one page where there is nothing', () => {
    const things = ['a', 'b', 'c', 'd', 'e'];
    expect(pageOf(things, 2, 0)).toEqual({ shown: ['a', 'b'], page: 0, pages: 3 });
    expect(pageOf(things, 2, 2)).toEqual({ shown: ['e'], page: 2, pages: 3 });
    expect(pageOf(things, 2, 3)).toMatchObject({ page: 0 });
    expect(pageOf([], 2, 5)).toEqual({ shown: [], page: 0, pages: 1 });
  });
});
