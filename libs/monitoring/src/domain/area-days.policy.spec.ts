import { describe, expect, it } from '@jest/globals';
import { areaDays, datesOf, sumOfKinds, type PartCourse } from './area-days.policy.js';

const DATES = datesOf({ from: '2026-02-27', to: '2026-03-02' });
const NOTHING: PartCourse = {
  ...{ openAtEnd: [], entered: [], began: [], closed: [] },
  ...{ due: [], reported: [], signs: [], silent: [] },
};

describe('the days of an area', () => {
  it('should be all of a span, over the end of a month', () => {
    expect(DATES).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
  });

  it('should tell who was followed up at the end of each day, by what came and went after it', () => {
    const days = areaDays(
      {
        ...NOTHING,
        openAtEnd: [
          { kind: 'odp', n: 3 },
          { kind: 'pdp', n: 1 },
        ],
        entered: [
          { date: '2026-03-01', kind: 'odp', n: 2 },
          { date: '2026-02-28', kind: 'pdp', n: 1 },
        ],
        closed: [{ date: '2026-03-02', kind: 'odp', status: 'died', n: 4 }],
      },
      DATES,
    );
    expect(days.map(({ open }) => [open.odp, open.pdp])).toEqual([
      [5, 0],
      [5, 1],
      [7, 1],
      [3, 1],
    ]);
    expect(days.map(({ died }) => died)).toEqual([0, 0, 0, 4]);
    expect(days.map(({ entered }) => sumOfKinds(entered))).toEqual([0, 1, 2, 0]);
  });

  it('should count who was due from their first day to their last, both among them', () => {
    const due = [
      { first: '2026-02-27', last: null, n: 5 },
      { first: null, last: '2026-02-28', n: 2 },
      { first: '2026-03-01', last: null, n: 1 },
      { first: null, last: '2026-03-02', n: 4 },
    ];
    expect(areaDays({ ...NOTHING, due }, DATES).map((day) => day.due)).toEqual([5, 5, 4, 4]);
  });

  it('should have nobody report who was not due', () => {
    const reported = [{ date: '2026-02-28', n: 2 }];
    const days = areaDays({ ...NOTHING, reported }, DATES);
    expect(days.map((day) => [day.due, day.reported])).toEqual([
      [0, 0],
      [2, 2],
      [0, 0],
      [0, 0],
    ]);
  });
});
