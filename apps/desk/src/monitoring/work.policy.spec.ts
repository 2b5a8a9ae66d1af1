import { describe, expect, it } from '@jest/globals';
import type { CaseFlag, MonitoredCase, MonitoredCaseChange } from '#siaga/contracts';
import {
  ageOn,
  daysInPeriod,
  flagsInOrder,
  flagToTake,
  heardIn,
  housesOf,
  isShown,
  urgentOnes,
  weightOfCase,
} from './work.policy.js';

const flag = (kind: CaseFlag['kind'], change: Partial<CaseFlag> = {}): CaseFlag => ({
  ...{ id: kind, kind, raisedAt: '2026-11-30T00:00:00.000Z', dueAt: null, rounds: 0 },
  ...{ officerId: null, officer: null, takenUpAt: null },
  ...change,
});
const one = (change: Partial<MonitoredCase> = {}): MonitoredCase =>
  ({
    ...{ id: 'a', householdId: 'a', flags: [], lastReport: null },
    person: { name: 'Warga Contoh', address: 'Jalan Melati 3', rt: '03', rw: '01' },
    ...change,
  }) as MonitoredCase;
const taken = { takenUpAt: '2026-11-30T01:00:00.000Z', officerId: 'me' };

describe('the day’s list', () => {
  it('should show and take up the heaviest flag first, and none that somebody has', () => {
    const flags = [flag('need'), flag('urgent', taken), flag('silent')];
    expect(flagsInOrder(flags).map(({ kind }) => kind)).toEqual(['urgent', 'silent', 'need']);
    expect(flagToTake(flags)?.kind).toBe('silent');
    expect(flagToTake([flag('urgent', taken)])).toBeNull();
  });

  it('should mark a person by the heaviest flag, else by what they last said', () => {
    expect(weightOfCase(one({ flags: [flag('need'), flag('silent')] }))).toBe('silent');
    expect(weightOfCase(one({ lastReport: { forDate: '2026-11-29', weight: 'breach' } }))).toBe('breach');
    expect(weightOfCase(one())).toBe('none');
  });

  const asked = { filter: 'open', text: '', accountId: 'me', today: '2026-11-30' } as const;
  it.each([
    [{}, one(), true],
    [{ text: 'melati' }, one(), true],
    [{ text: 'RT 03' }, one(), true],
    [{ text: 'mawar' }, one(), false],
    [{ filter: 'urgent' as const }, one({ flags: [flag('urgent')] }), true],
    [{ filter: 'urgent' as const }, one({ flags: [flag('silent')] }), false],
    [{ filter: 'untaken' as const }, one({ flags: [flag('urgent', taken)] }), false],
    [{ filter: 'mine' as const }, one({ flags: [flag('urgent', taken)] }), true],
    [{ filter: 'mine' as const }, one({ flags: [flag('urgent')] }), false],
    [{ filter: 'reported' as const }, one({ lastReport: { forDate: '2026-11-30', weight: 'none' } }), true],
    [{ filter: 'reported' as const }, one({ lastReport: { forDate: '2026-11-29', weight: 'none' } }), false],
  ])('should answer %j', (change, who, expected) => {
    expect(isShown(who, { ...asked, ...change })).toBe(expected);
  });

  it('should keep a house together and ring for an urgent one until somebody has it', () => {
    const [a, b, c] = [one(), one({ id: 'b' }), one({ id: 'c', householdId: 'c' })];
    expect(housesOf([a, b, c]).map(({ people }) => people.map(({ id }) => id))).toEqual([['a', 'b'], ['c']]);
    const urgent = [
      one({ flags: [flag('urgent'), flag('silent')] }),
      one({ flags: [flag('urgent', taken)] }),
    ];
    expect(urgentOnes(urgent)).toEqual(['urgent']);
  });

  it('should count years and days by the calendar', () => {
    expect(ageOn('1992-11-30', '2026-11-30')).toBe(34);
    expect(ageOn('1992-12-01', '2026-11-30')).toBe(33);
    expect(ageOn(null, '2026-11-30')).toBeNull();
    expect(daysInPeriod({ dayOne: '2026-11-28', endsOn: '2026-12-11' })).toBe(14);
  });

  it('should hear of its own area only', () => {
    const change = (id: string, regionCode: string, version: number) =>
      [id, { id, regionCode, version } as MonitoredCaseChange] as const;
    const before = new Map([change('a', '15.71.03', 1)]);
    expect(heardIn(before, '15.71')).not.toBe(heardIn(new Map([change('a', '15.71.03', 2)]), '15.71'));
    expect(heardIn(new Map([...before, change('b', '15.7', 4)]), '15.71')).toBe(heardIn(before, '15.71'));
    expect(heardIn(before, 'ID')).toBe('1:1');
  });
});
