import { describe, expect, it } from '@jest/globals';
import type { CaseFlag, MonitoredCase, Point } from '#siaga/contracts';
import { type KeptWalk, isOver, KEPT_FOR_MS, numbered, readWalk, renewed } from './kept-walk.policy.js';
import { stopsOf, walkOrder } from './walk-order.policy.js';
import { lengthM, shortPath } from './walk-path.policy.js';
import { needsVisit, stopsToday, type WalkDay } from './walk-today.policy.js';

const DAY: WalkDay = { accountId: 'me', today: '2026-11-30', visits: {} };
const at = (x: number, y: number): Point => ({ lon: 103.6 + x / 1_000, lat: -1.6 + y / 1_000 });
const flag = (kind: CaseFlag['kind'], change: Partial<CaseFlag> = {}): CaseFlag => ({
  ...{ id: kind, kind, raisedAt: '2026-11-30T00:00:00.000Z', dueAt: null, rounds: 0 },
  ...{ officerId: null, officer: null, takenUpAt: null },
  ...change,
});
interface Made {
  place?: Point | null;
  rt?: string | null;
  rw?: string | null;
  house?: string;
  flags?: CaseFlag[];
  change?: Partial<MonitoredCase>;
}
const one = (id: string, { place = null, rt = '01', rw = '01', house = id, flags = [], change }: Made = {}) =>
  ({
    ...{ id, householdId: house, place, flags, lastReport: null, status: 'follow_up', day: 3 },
    ...{ regionCode: '15.71.03.1003', person: { name: id, address: id, rt, rw } },
    ...change,
  }) as MonitoredCase;
const ids = (cases: readonly MonitoredCase[], start: Point | null = null): string[] =>
  walkOrder(stopsOf(cases), start).map(({ id }) => id);

/** Numbers that look thrown and are the same each time. */
function thrown(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe('the order in which houses are walked to', () => {
  it('should go to the nearest next, and turn round what crosses itself', () => {
    const line = [at(3, 0), at(1, 0), at(2, 0), at(0, 0)];
    expect(shortPath(at(-1, 0), line)).toEqual([3, 1, 2, 0]);
    expect(shortPath(null, line)[0]).toBe(0);
    expect(shortPath(null, [])).toEqual([]);
    // The nearest next goes 1, -2, 4, -8 and crosses what it walked each time.
    const trap = [at(1, 0), at(-2, 0), at(4, 0), at(-8, 0), at(16, 0)];
    const way = shortPath(at(0, 0), trap).map((index) => trap[index] ?? at(0, 0));
    expect(lengthM([at(0, 0), ...way])).toBeLessThan(lengthM([at(0, 0), ...trap]) * 0.75);
  });

  it('should be no longer than the nearest next, name each once, and be the same each time', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const next = thrown(seed);
      const points = Array.from({ length: 40 }, () => at(next() * 20, next() * 20));
      const way = shortPath(at(0, 0), points);
      expect([...way].sort((a, b) => a - b)).toEqual(points.map((_, index) => index));
      expect(shortPath(at(0, 0), points)).toEqual(way);
    }
  });

  it('should go to who is urgent first, then to others with signs, however far', () => {
    const cases = [
      one('silent', { place: at(0, 0), flags: [flag('silent')] }),
      one('ill', { place: at(5, 5), flags: [flag('symptomatic')], rt: '02' }),
      one('urgent', { place: at(9, 9), flags: [flag('need'), flag('urgent')], rt: '03' }),
    ];
    expect(ids(cases, at(0, 0))).toEqual(['urgent', 'ill', 'silent']);
  });

  it('should walk to no RT and no RW twice, whatever lies nearest', () => {
    const next = thrown(7);
    const cases = Array.from({ length: 120 }, (_, index) =>
      one(`h${String(index)}`, {
        place: at(next() * 20, next() * 20),
        ...{ rt: `0${String(index % 4)}`, rw: String(index % 3) },
      }),
    );
    const walked = walkOrder(stopsOf(cases), at(0, 0)).map(
      ({ people: [first] }) => `${String(first?.person.rw)}/${String(first?.person.rt)}`,
    );
    const left = walked.filter((key, index) => key !== walked[index - 1]);
    expect(new Set(left).size).toBe(left.length);
    expect(left).toHaveLength(12);
    const rws = left.map((key) => key.split('/')[0]);
    expect(rws.filter((rw, index) => rw !== rws[index - 1])).toHaveLength(3);
  });

  it('should take those of one house together, and 3 and 03 for one RT', () => {
    const cases = [
      one('a', { place: at(0, 0), rt: '03' }),
      one('b', { place: at(9, 0), rt: '04' }),
      one('c', { place: at(1, 0), rt: '3' }),
      one('a2', { house: 'a', rt: null }),
    ];
    expect(ids(cases, at(-1, 0))).toEqual(['a', 'c', 'b']);
    expect(walkOrder(stopsOf(cases), null)[0]?.people.map(({ id }) => id)).toEqual(['a', 'a2']);
  });

  it('should take who has no point with their RT, else behind all of their RW, and never at (0,0)', () => {
    const cases = [
      one('sea', { place: { lon: 0, lat: 0 }, rt: '02' }),
      one('nobody knows', { rt: null, rw: null }),
      one('far', { place: at(9, 0), rt: '05' }),
      one('near', { place: at(1, 0), rt: '02' }),
      one('their RT is on no map', { rt: '07' }),
    ];
    expect(ids(cases, at(0, 0))).toEqual(['near', 'sea', 'far', 'their RT is on no map', 'nobody knows']);
    expect(walkOrder(stopsOf(cases), null).find(({ id }) => id === 'sea')?.point).toBeNull();
  });

  it('should walk from neighbour to neighbour where nobody wrote down the RT', () => {
    const cases = [3, 1, 2].map((x) => one(String(x), { place: at(x, 0), rt: null, rw: null }));
    expect(ids(cases, at(0, 0))).toEqual(['1', '2', '3']);
  });

  it('should hold two hundred houses in the time that nobody waits for', () => {
    const next = thrown(3);
    const cases = Array.from({ length: 200 }, (_, index) =>
      one(String(index), { place: at(next() * 20, next() * 20) }),
    );
    expect(new Set(ids(cases))).toHaveProperty('size', 200);
  });
});

describe('who is walked to today', () => {
  const report = (forDate: string): Partial<MonitoredCase> => ({ lastReport: { forDate, weight: 'none' } });
  const theirs = { takenUpAt: '2026-11-30T01:00:00.000Z', officerId: 'other' };

  it('should be who stands out or has not said how they are', () => {
    expect(needsVisit(one('a'), DAY)).toBe(true);
    expect(needsVisit(one('a', { change: report('2026-11-29') }), DAY)).toBe(true);
    expect(needsVisit(one('a', { change: report('2026-11-30') }), DAY)).toBe(false);
    expect(needsVisit(one('a', { change: report('2026-11-30'), flags: [flag('need')] }), DAY)).toBe(true);
    expect(needsVisit(one('a', { change: { day: 0 } }), DAY)).toBe(false);
    expect(needsVisit(one('a', { change: { status: 'completed' } }), DAY)).toBe(false);
  });

  it('should leave to another officer whom they have taken up', () => {
    expect(needsVisit(one('a', { flags: [flag('silent', theirs)] }), DAY)).toBe(false);
    expect(needsVisit(one('a', { flags: [flag('silent', { ...theirs, officerId: 'me' })] }), DAY)).toBe(true);
    expect(needsVisit(one('a', { flags: [flag('silent', theirs), flag('urgent')] }), DAY)).toBe(true);
  });

  it('should be over with a visit, until something stands out after it', () => {
    const visited = { ...DAY, visits: { a: '2026-11-30T02:00:00.000Z' } };
    expect(needsVisit(one('a', { flags: [flag('silent')] }), visited)).toBe(false);
    const later = flag('urgent', { raisedAt: '2026-11-30T03:00:00.000Z' });
    expect(needsVisit(one('a', { flags: [later] }), visited)).toBe(true);
  });

  it('should be as many houses as can be gone to, a house once', () => {
    const cases = [one('a'), one('b', { house: 'a' }), one('c'), one('d')];
    expect(stopsToday(cases, DAY, 2).map(({ people }) => people.length)).toEqual([2, 1]);
  });
});

describe('a walk that is kept', () => {
  const people = ['a', 'b', 'c'].map((id) => one(id));
  const walk: KeptWalk = {
    ...DAY,
    area: { code: '15.71', name: 'Kota Contoh' },
    ...{ madeAtMs: 1_000, readAtMs: 1_000, order: ['b', 'a', 'c'], people },
  };

  it('should keep its numbers when some are done or gone', () => {
    const after = renewed(
      { ...walk, visits: { b: '2026-11-30T02:00:00.000Z' } },
      { cases: people.slice(1), isWhole: true },
      2_000,
    );
    expect(numbered(after).map(({ id, number, isDone }) => [id, number, isDone])).toEqual([
      ['b', 1, true],
      ['c', 3, false],
    ]);
    expect(renewed(walk, { cases: [], isWhole: false }, 2_000)).toMatchObject({ people, readAtMs: 2_000 });
  });

  it('should be over after the longest shift, and by a clock that was turned', () => {
    expect(isOver(walk, 1_000 + KEPT_FOR_MS)).toBe(false);
    expect(isOver(walk, 1_001 + KEPT_FOR_MS)).toBe(true);
    expect(isOver(walk, -KEPT_FOR_MS)).toBe(true);
  });

  it('should not be read from what somebody else wrote', () => {
    expect(readWalk(null)).toBeNull();
    expect(readWalk({ accountId: 'me' })).toBeNull();
    expect(readWalk(JSON.parse(JSON.stringify(walk)))).toEqual(walk);
  });
});
