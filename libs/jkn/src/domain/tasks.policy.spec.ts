import { describe, expect, it } from '@jest/globals';
import { ABSENT, risingAfter, tasksOf, toRepair } from './tasks.policy.js';

const at = (clock: string): string => `2026-12-01T${clock}.000Z`;
const ms = (clock: string): number => Date.parse(at(clock));
const KNOWN = { isNew: false, admission: 'with_arrival' } as const;
const TURN = {
  state: 'serving',
  waitingAt: at('08:00:00'),
  servedAt: null,
  readyAt: null,
  endedAt: null,
} as const;
const TICKET = { state: 'booked', arrivedAt: null, servedAt: null, endedAt: null } as const;

describe("BPJS's tasks of a visit", () => {
  it('should begin at the clinic for who is known, and at the admission for who is new', () => {
    const here = { ...TICKET, state: 'waiting' as const, arrivedAt: at('08:00:00') };
    expect(tasksOf(TICKET, KNOWN)).toEqual([]);
    expect(tasksOf(here, KNOWN)).toEqual([{ taskId: 3, atMs: ms('08:00:00') }]);
    expect(tasksOf(here, { ...KNOWN, isNew: true }).map(({ taskId }) => taskId)).toEqual([1, 2, 3]);
    expect(tasksOf(here, { isNew: true, admission: 'none' }).map(({ taskId }) => taskId)).toEqual([3]);
  });

  it('should have the times of the admission’s own counter, and wait for its end before the clinic', () => {
    const here = { ...TICKET, state: 'waiting' as const, arrivedAt: at('08:00:00') };
    const isNew = { ...KNOWN, isNew: true };
    const turn = { ...TURN, kind: 'admission' as const, state: 'waiting' as const };
    const told = (change: object): [number, number][] =>
      tasksOf(here, isNew, [{ ...turn, ...change }]).map(({ taskId, atMs }) => [taskId, atMs]);
    expect(told({})).toEqual([[1, ms('08:00:00')]]);
    const served = { state: 'serving', servedAt: at('08:05:00') };
    expect(told(served)).toEqual([
      [1, ms('08:00:00')],
      [2, ms('08:05:00')],
    ]);
    expect(told({ ...served, state: 'done', endedAt: at('08:09:00') })).toEqual([
      [1, ms('08:00:00')],
      [2, ms('08:05:00')],
      [3, ms('08:09:00')],
    ]);
    expect(told({ state: 'cancelled', endedAt: at('08:09:00') })).toEqual([[1, ms('08:00:00')]]);
  });

  it('should end with 5 for who was served, with 99 for who did not come, with neither for who cancelled', () => {
    const served = { arrivedAt: at('08:00:00'), servedAt: at('08:10:00'), endedAt: at('08:20:00') };
    const ids = (state: 'done' | 'no_show' | 'cancelled', times: object): number[] =>
      tasksOf({ ...TICKET, state, ...times }, KNOWN).map(({ taskId }) => taskId);
    expect(ids('done', served)).toEqual([3, 4, 5]);
    const medicine = { ...TURN, kind: 'pharmacy' as const, servedAt: at('08:30:00') };
    expect(
      tasksOf({ ...TICKET, ...served, state: 'done' }, KNOWN, [medicine]).map(({ taskId }) => taskId),
    ).toEqual([3, 4, 5, 6]);
    expect(
      tasksOf({ ...TICKET, ...served, state: 'serving', endedAt: null }, KNOWN, [medicine]),
    ).toHaveLength(2);
    expect(ids('no_show', { endedAt: at('09:00:00') })).toEqual([ABSENT]);
    expect(ids('cancelled', { endedAt: at('07:00:00') })).toEqual([]);
  });

  it('should rise by a second at least, never go back, and add nothing behind what is noted', () => {
    const tasks = [1, 2, 3].map((taskId) => ({ taskId, atMs: 10_000 }));
    expect(risingAfter([], tasks).map(({ atMs }) => atMs)).toEqual([10_000, 11_000, 12_000]);
    expect(risingAfter([{ taskId: 4, atMs: 50_000 }], [...tasks, { taskId: 5, atMs: 40_000 }])).toEqual([
      { taskId: 5, atMs: 51_000 },
    ]);
    expect(risingAfter([{ taskId: ABSENT, atMs: 1 }], [{ taskId: 5, atMs: 2 }])).toEqual([]);
  });
});

describe('mending what BPJS does not know', () => {
  const ours = [3, 4, 5].map((taskId) => ({ taskId, atMs: taskId }));

  it('should tell what is missing up to the task, in order', () => {
    expect(toRepair(ours, [], 5)?.map(({ taskId }) => taskId)).toEqual([3, 4, 5]);
    expect(toRepair(ours, [3], 4)?.map(({ taskId }) => taskId)).toEqual([4]);
  });

  it('should tell nothing that is known, and give up what BPJS is past', () => {
    expect(toRepair(ours, [3, 4], 4)).toEqual([]);
    expect(toRepair(ours, [3, ABSENT], 5)).toBeNull();
  });
});
