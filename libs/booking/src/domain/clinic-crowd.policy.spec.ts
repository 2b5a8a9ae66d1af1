import { describe, expect, it } from '@jest/globals';
import { crowdOf, USUAL_CROWD } from './clinic-crowd.policy.js';

const PAST = {
  ...{ sessions: 10, booked: 300, walkIns: 52, noShows: 30, services: 280 },
  ...{ meanMin: 8, spreadMin: 4, lateMin: 12 },
};

describe('who comes to a clinic', () => {
  it('should be learned from its own sessions', () => {
    expect(crowdOf(PAST, 40, 20)).toEqual({
      ...{
        sessions: 10,
        booked: 30,
        walkIns: 5,
        meanMin: 8,
        variation: 0.5,
        noShow: 0.1,
        latestMin: 24,
        earlyMin: 20,
      },
    });
  });

  it.each([
    ['too few sessions', { sessions: 4 }],
    ['too few services', { services: 49 }],
    ['no service that was finished', { meanMin: null, spreadMin: null }],
  ])('should be the usual, and said to be, with %s', (_, little) => {
    expect(crowdOf({ ...PAST, ...little }, 25, 30)).toEqual({ ...USUAL_CROWD, booked: 25 });
  });

  it('should end, however much is offered or however little came', () => {
    expect(crowdOf({ ...PAST, sessions: 0 }, 17_000, 30).booked).toBe(200);
    expect(crowdOf({ ...PAST, booked: 0, noShows: 0 }, 40, 30)).toMatchObject({ booked: 1, noShow: 0 });
  });
});
