import { describe, expect, it } from '@jest/globals';
import { M_PER_DEGREE, type RouteStep } from '#siaga/contracts';
import { nextStreet, signName, stretchesOf } from './next-street.policy.js';
import { trackOf } from './track.policy.js';

const M = 1 / M_PER_DEGREE;
const at = (eastM: number, northM: number): [number, number] => [103.61 + eastM * M, -1.6 + northM * M];
const step = (name: string, eastM: number, northM: number): RouteStep => {
  const [lon, lat] = at(eastM, northM);
  return { name, distanceM: 0, seconds: 0, at: { lon, lat } };
};
// East on Mawar, left to the north on Melati, over 20 m without a name right to the east on Dahlia.
const track = trackOf([at(0, 0), at(400, 0), at(400, 300), at(420, 300), at(800, 300)]);
const stretches = stretchesOf(track, [
  step('Jalan Mawar', 0, 0),
  step('Jalan Melati', 400, 0),
  step('', 400, 300),
  step('Jalan Dahlia', 420, 300),
]);

describe('next street', () => {
  it('should find where each street begins on the line', () => {
    expect(stretches.map(({ startM }) => Math.round(startM / 10) * 10)).toEqual([0, 400, 700, 720]);
  });

  it.each([
    ['far before a corner', 250, 'Jalan Melati', 150, 'left'],
    ['at the corner itself', 397, 'Jalan Dahlia', 323, 'straight'],
    ['over a short joint without a name', 500, 'Jalan Dahlia', 220, 'straight'],
  ])('should name it %s', (_, alongM, name, inM, turn) => {
    const next = nextStreet(track, stretches, alongM);
    expect(next).toMatchObject({ name, turn });
    expect(next?.inM).toBeCloseTo(inM, -1);
  });

  it('should have none on the last street, and none without steps', () => {
    expect(nextStreet(track, stretches, 760)).toBeNull();
    expect(nextStreet(track, [], 0)).toBeNull();
  });

  it('should name a long stretch without a name too', () => {
    const long = stretchesOf(track, [
      step('Jalan Mawar', 0, 0),
      step('', 400, 0),
      step('Jalan Dahlia', 420, 300),
    ]);
    expect(nextStreet(track, long, 100)).toMatchObject({ name: '', turn: 'left' });
  });

  it.each([
    ['right', [at(0, 0), at(100, 0), at(100, -100)]],
    ['straight', [at(0, 0), at(100, 0), at(200, 30)]],
    ['back', [at(0, 0), at(100, 0), at(100, 3), at(0, 3)]],
  ] as const)('should tell a turn: %s', (turn, line) => {
    const bent = trackOf(line);
    const two = stretchesOf(bent, [step('Jalan A', 0, 0), step('Jalan B', 100, 0)]);
    expect(nextStreet(bent, two, 10)?.turn).toBe(turn);
  });

  it('should shorten names as signs do', () => {
    expect(signName('Jalan Sultan Thaha')).toBe('Jl. Sultan Thaha');
    expect(signName('Gang Buntu')).toBe('Gang Buntu');
  });
});
