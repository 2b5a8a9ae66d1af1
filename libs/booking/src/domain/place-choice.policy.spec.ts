import { describe, expect, it } from '@jest/globals';
import type { PlaceKind } from '#siaga/contracts';
import { choosePlace, placesLeft, type SeatKind, type TakenPlace } from './place-choice.policy.js';

const at = (clock: string): Date => new Date(`2026-12-01T${clock}:00.000Z`);
const cluster = (
  from: string,
  to: string,
): { from: string; to: string; places: number; walkIns: number } => ({
  from: at(from).toISOString(),
  to: at(to).toISOString(),
  places: 2,
  walkIns: 1,
});
const PLAN = {
  clusters: [cluster('08:00', '08:30'), cluster('08:30', '09:00')],
  quota: { jkn: 3, nonJkn: 2, walkIn: 4 },
};
const BEFORE = at('07:00');
const taken = (
  index: number,
  seat: number,
  quotaKind: PlaceKind = 'jkn',
  seatKind: SeatKind = 'booked',
): TakenPlace => ({ cluster: index, seat, seatKind, quotaKind });
const wish = (
  quotaKind: PlaceKind,
  index: number | null = null,
): { quotaKind: PlaceKind; cluster: number | null } => ({
  quotaKind,
  cluster: index,
});

describe('the place that a wish gets', () => {
  it('should be in a later window for who has one already', () => {
    const later = { ...wish('jkn'), after: 0 };
    expect(choosePlace(PLAN, [], later, BEFORE)).toMatchObject({ kind: 'place', cluster: 1, seat: 1 });
    const full = [taken(1, 1), taken(1, 2)];
    expect(choosePlace(PLAN, full, later, BEFORE)).toEqual({ kind: 'full', why: 'session', next: null });
    expect(choosePlace(PLAN, [], { ...later, after: 1 }, BEFORE)).toMatchObject({ kind: 'full' });
  });

  it('should be the first that is free', () => {
    expect(choosePlace(PLAN, [], wish('jkn'), BEFORE)).toEqual({
      kind: 'place',
      cluster: 0,
      seat: 1,
      seatKind: 'booked',
    });
    expect(choosePlace(PLAN, [taken(0, 1), taken(0, 2)], wish('jkn'), BEFORE)).toMatchObject({
      cluster: 1,
      seat: 1,
    });
  });

  it('should be a seat that somebody gave back', () => {
    expect(choosePlace(PLAN, [taken(0, 2)], wish('non_jkn'), BEFORE)).toMatchObject({ cluster: 0, seat: 1 });
  });

  it('should be refused in a full window, with the next that has a place', () => {
    expect(choosePlace(PLAN, [taken(0, 1), taken(0, 2)], wish('jkn', 0), BEFORE)).toEqual({
      kind: 'full',
      why: 'cluster',
      next: 1,
    });
  });

  it('should be refused when the quota of its kind is used, whatever is free', () => {
    const used = [taken(0, 1), taken(0, 2), taken(1, 1)];
    expect(choosePlace(PLAN, used, wish('jkn'), BEFORE)).toEqual({ kind: 'full', why: 'quota', next: null });
    expect(choosePlace(PLAN, used, wish('non_jkn'), BEFORE)).toMatchObject({ kind: 'place', cluster: 1 });
  });

  it('should never be in a window that is over', () => {
    expect(choosePlace(PLAN, [], wish('jkn'), at('08:30'))).toMatchObject({ cluster: 1 });
    expect(choosePlace(PLAN, [], wish('jkn', 0), at('08:30'))).toEqual({
      kind: 'full',
      why: 'cluster',
      next: 1,
    });
    expect(choosePlace(PLAN, [], wish('jkn'), at('09:00'))).toEqual({
      kind: 'full',
      why: 'session',
      next: null,
    });
  });

  it('should be a kept seat for who walks in, and a booked one that nobody took once the window has begun', () => {
    const kept = taken(0, 1, 'walk_in', 'walk_in');
    expect(choosePlace(PLAN, [], wish('walk_in'), BEFORE)).toMatchObject({ cluster: 0, seatKind: 'walk_in' });
    expect(choosePlace(PLAN, [kept], wish('walk_in'), BEFORE)).toMatchObject({
      cluster: 1,
      seatKind: 'walk_in',
    });
    expect(choosePlace(PLAN, [kept], wish('walk_in'), at('08:00'))).toMatchObject({
      cluster: 0,
      seatKind: 'booked',
    });
  });

  it.each([7, -1])('should refuse a window that the session does not have (%s)', (index) => {
    expect(choosePlace(PLAN, [], wish('jkn', index), BEFORE)).toMatchObject({ kind: 'full', why: 'cluster' });
  });
});

describe('how many can still be booked', () => {
  it('should be what the quota leaves, and no more than there are seats to come', () => {
    expect(placesLeft(PLAN, [], 'jkn', BEFORE)).toBe(3);
    expect(placesLeft(PLAN, [taken(0, 1)], 'jkn', BEFORE)).toBe(2);
    expect(placesLeft(PLAN, [taken(0, 1), taken(0, 2), taken(1, 1)], 'non_jkn', BEFORE)).toBe(1);
    expect(placesLeft(PLAN, [], 'jkn', at('08:30'))).toBe(2);
    expect(placesLeft(PLAN, [], 'jkn', at('09:00'))).toBe(0);
  });
});
