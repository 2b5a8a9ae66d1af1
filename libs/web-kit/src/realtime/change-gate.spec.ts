import { beforeEach, describe, expect, it } from '@jest/globals';
import { type ChangeEvent } from '#siaga/contracts';
import { ChangeGate } from './change-gate.js';

const change = (seq: number): ChangeEvent => ({ seq }) as ChangeEvent;

describe('ChangeGate', () => {
  let nowMs: number;
  let costMs: number;
  let applied: number[][];
  let due: { run: () => void; waitMs: number }[];
  let gate: ChangeGate;

  beforeEach(() => {
    [nowMs, costMs, applied, due] = [0, 0, [], []];
    gate = new ChangeGate(
      (events) => {
        applied.push(events.map(({ seq }) => seq));
        nowMs += costMs;
      },
      { nowMs: () => nowMs, schedule: (run, waitMs) => void due.push({ run, waitMs }) },
    );
  });

  const pass = (): void => due.shift()?.run();

  it('should let the first through at once and those behind it together, in order', () => {
    for (const seq of [1, 2, 3]) gate.take([change(seq)]);
    expect(applied).toEqual([[1]]);
    pass();
    expect(applied).toEqual([[1], [2, 3]]);
  });

  it('should let one through at once again when nothing came meanwhile', () => {
    gate.take([change(1)]);
    pass();
    gate.take([change(2)]);
    expect(applied).toEqual([[1], [2]]);
  });

  it('should wait longer when drawing is dear, never longer than 100 ms', () => {
    for (const [cost, wait] of [
      [1, 16],
      [30, 60],
      [900, 100],
    ] as const) {
      costMs = cost;
      gate.take([change(cost)]);
      expect(due.at(-1)?.waitMs).toBe(wait);
      pass();
      pass();
    }
  });

  it('should apply what waits when asked to, once', () => {
    gate.take([change(1)]);
    gate.take([change(2)]);
    gate.flush();
    pass();
    expect(applied).toEqual([[1], [2]]);
  });

  it('should forget what waits when somebody signs out', () => {
    gate.take([change(1)]);
    gate.take([change(2)]);
    gate.drop();
    pass();
    expect(applied).toEqual([[1]]);
  });

  it('should let through what comes when the wait is over, though the timer of a hidden tab is late', () => {
    gate.take([change(1)]);
    gate.take([change(2)]);
    nowMs += 16;
    gate.take([change(3)]);
    expect(applied).toEqual([[1], [2, 3]]);
  });

  it('should go on after a change that could not be applied', () => {
    const failing = new ChangeGate(
      ([event]) => {
        if (event?.seq === 1) throw new Error('broken');
        applied.push([event?.seq ?? 0]);
      },
      { nowMs: () => nowMs, schedule: (run, waitMs) => void due.push({ run, waitMs }) },
    );
    expect(() => failing.take([change(1)])).toThrow('broken');
    failing.take([change(2)]);
    pass();
    expect(applied).toEqual([[2]]);
  });

  it('should apply a flood whole', () => {
    for (let seq = 1; seq <= 5_000; seq += 1) gate.take([change(seq)]);
    while (due.length > 0) pass();
    expect(applied.flat()).toEqual(Array.from({ length: 5_000 }, (_, index) => index + 1));
    expect(applied).toHaveLength(2);
  });
});
