import { describe, expect, it } from '@jest/globals';
import { type Call } from '#siaga/contracts';
import { droppedGroups, droppedRows } from './dropped-groups.policy.js';

function call(id: string, minute: number, callerNumber: string | null, line = '119'): Call {
  const offeredAt = new Date(Date.parse('2026-11-28T07:00:00.000Z') + minute * 60_000).toISOString();
  return { id, offeredAt, line, personal: { callerNumber, callerName: null } } as Call;
}
const shapeOf = (calls: readonly Call[]): string[][] =>
  droppedGroups(calls).map((group) => group.calls.map(({ id }) => id));

describe('dropped calls', () => {
  it('should be one of the same caller, whenever, and stand where the longest waits', () => {
    expect(shapeOf([call('a', 0, '0811'), call('b', 1, '0812'), call('c', 90, '0811')])).toEqual([
      ['a', 'c'],
      ['b'],
    ]);
  });

  it('should be one without a number within the same minutes on one line only', () => {
    const calls = [call('a', 0, null), call('b', 2, null), call('c', 3, null, '112'), call('d', 30, null)];
    expect(shapeOf(calls)).toEqual([['a', 'b'], ['c'], ['d']]);
  });

  it('should lose none of 5,000', () => {
    const calls = Array.from({ length: 5_000 }, (_, n) =>
      call(`c${n}`, n / 10, n % 3 === 0 ? null : `08${n % 700}`),
    );
    expect(shapeOf(calls).flat().sort()).toEqual(calls.map(({ id }) => id).sort());
  });

  it('should show the calls of a group below it while it is open', () => {
    const groups = droppedGroups([call('a', 0, '0811'), call('b', 1, '0812'), call('c', 90, '0811')]);
    expect(droppedRows(groups, new Set()).map(({ key }) => key)).toEqual(['caller 0811', 'b']);
    expect(droppedRows(groups, new Set(['caller 0811'])).map(({ key }) => key)).toEqual([
      'caller 0811',
      'a',
      'c',
      'b',
    ]);
  });
});
