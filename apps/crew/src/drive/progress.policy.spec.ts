import { describe, expect, it } from '@jest/globals';
import { type AssignmentRoute, type Eta, M_PER_DEGREE, type Route } from '#siaga/contracts';
import { driveOf, progressOf, type Drive } from './progress.policy.js';
import { trackOf } from './track.policy.js';

const M = 1 / M_PER_DEGREE;
const T0 = Date.parse('2026-11-21T07:00:00.000Z');
const at = (eastM: number, northM: number): [number, number] => [103.61 + eastM * M, -1.6 + northM * M];
const point = (eastM: number, northM: number) => {
  const [lon, lat] = at(eastM, northM);
  return { lon, lat };
};
const fix = (eastM: number, northM: number, s = 0, accuracyM = 8) => ({
  point: point(eastM, northM),
  accuracyM,
  atMs: T0 + s * 1_000,
});
const route = (overrides: Partial<Route> = {}): Route => ({
  method: 'roads',
  isEstimate: false,
  seconds: 200,
  distanceM: 1_000,
  line: [at(0, 0), at(1_000, 0)],
  steps: [],
  ...overrides,
});
const eta = (overrides: Partial<Eta> = {}): Eta => ({
  assignmentId: 'a',
  unitId: 'u',
  regionCode: '15.71',
  towards: 'scene',
  at: new Date(T0 - 5_000).toISOString(),
  etaAt: new Date(T0 + 300_000).toISOString(),
  remainingS: 305,
  remainingM: 1_000,
  isEstimate: false,
  ...overrides,
});
const wanted = { assignmentId: 'a', towards: 'scene' as const, to: point(1_000, 0) };
const answer = (overrides: Partial<AssignmentRoute> = {}): AssignmentRoute => ({
  towards: 'scene',
  route: route(),
  eta: null,
  ...overrides,
});
const seconds = (given: AssignmentRoute) => driveOf(given, wanted, T0)?.seconds;

describe('drive', () => {
  it('should take the arrival that the centre corrected, while it is fresh and of the same kind', () => {
    expect(seconds(answer())).toBe(200);
    expect(seconds(answer({ eta: eta() }))).toBe(300);
    expect(seconds(answer({ eta: eta({ at: new Date(T0 - 90_000).toISOString() }) }))).toBe(200);
    expect(seconds(answer({ eta: eta({ isEstimate: true }) }))).toBe(200);
    expect(seconds(answer({ eta: eta({ etaAt: new Date(T0 - 1_000).toISOString() }) }))).toBe(0);
  });

  it.each([
    ['has no way', answer({ route: null })],
    ['is about another part of the job', answer({ towards: 'destination' })],
    ['still leads to the place before', answer({ route: route({ line: [at(0, 0), at(1_000, 90)] }) })],
    ['has no line', answer({ route: route({ line: [] }) })],
  ])('should not take an answer that %s', (_, given) => {
    expect(driveOf(given, wanted, T0)).toBeNull();
  });

  it('should take any way when the phone does not know where the hospital is', () => {
    const far = answer({ route: route({ line: [at(0, 0), at(5_000, 0)] }) });
    expect(driveOf(far, { ...wanted, to: null }, T0)).not.toBeNull();
  });
});

describe('progress', () => {
  const drive: Drive = { assignmentId: 'a', towards: 'scene', atMs: T0, route: route(), seconds: 300 };
  const track = trackOf(drive.route.line);

  it('should count down with the way driven', () => {
    const half = progressOf(drive, track, fix(500, 0, 150));
    expect(half.remainingM).toBeCloseTo(500, -1);
    expect(Math.round((half.arrivalMs - T0) / 1_000)).toBe(300);
  });

  it('should arrive later when the unit stands', () => {
    const standing = progressOf(drive, track, fix(0, 0, 120));
    expect(Math.round((standing.arrivalMs - T0) / 1_000)).toBe(420);
  });

  it('should give the whole way before the device knows where it is', () => {
    expect(progressOf(drive, track, null)).toEqual({
      alongM: 0,
      remainingM: 1_000,
      arrivalMs: T0 + 300_000,
      isOff: false,
    });
  });

  it.each([
    ['50 m beside', fix(500, 50), false],
    ['70 m beside', fix(500, 70), true],
    ['70 m beside by a fix that may be 100 m wrong', fix(500, 70, 0, 100), false],
    ['driven on past its end', fix(1_070, 0), true],
  ])('should tell whether a unit has left the way: %s', (_, where, isOff) => {
    expect(progressOf(drive, track, where).isOff).toBe(isOff);
  });

  it('should measure a straight line by how near its end is, and never call it left', () => {
    const straight = { ...drive, route: route({ isEstimate: true }) };
    const beside = progressOf(straight, track, fix(500, 400, 60));
    expect(beside.isOff).toBe(false);
    expect(beside.remainingM).toBeCloseTo(640, -1);
    expect(progressOf(straight, track, fix(1_000, 0)).remainingM).toBeCloseTo(0, 0);
  });
});
