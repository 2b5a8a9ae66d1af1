import { describe, expect, it } from '@jest/globals';
import { TurnState, TurnStep, type StageKind, type StageTurn } from '#siaga/contracts';
import { takenUp, turnAfter } from './turn-steps.policy.js';

const NOW = new Date('2026-12-01T02:00:00.000Z');
const AT = NOW.toISOString();
const turn = (kind: StageKind, state: TurnState, more: Partial<StageTurn> = {}): StageTurn =>
  ({
    ...{
      kind,
      state,
      version: 1,
      skips: 0,
      room: '1',
      calledAt: null,
      servedAt: null,
      readyAt: null,
      endedAt: null,
    },
    ...more,
  }) as StageTurn;
const ways = (kind: StageKind): string[] =>
  TurnState.options.flatMap((from) =>
    TurnStep.options.flatMap((step) => {
      const to = turnAfter(turn(kind, from), step, { room: null, now: NOW })?.state;
      return to === undefined ? [] : [`${from} ${step} ${to}`];
    }),
  );

describe('the steps of a stage', () => {
  it('should lead through an admission and a pharmacy, each in its own order, and end where they end', () => {
    expect(ways('admission')).toEqual([
      'called call called',
      'called skip waiting',
      'called serve serving',
      'called no_show no_show',
      'serving finish done',
    ]);
    expect(ways('pharmacy')).toEqual([
      'waiting serve serving',
      'called call called',
      'called finish done',
      'called no_show no_show',
      'serving call called',
      'serving finish done',
    ]);
  });

  it('should keep when the medicine was ready, however often its number is called', () => {
    const ready = turnAfter(turn('pharmacy', 'serving'), 'call', { room: '2', now: NOW });
    expect(ready).toMatchObject({ room: '2', calledAt: AT, readyAt: AT, endedAt: null, version: 2 });
    const later = new Date(NOW.getTime() + 60_000);
    const again = turnAfter(ready as StageTurn, 'call', { room: null, now: later });
    expect(again).toMatchObject({ room: '2', calledAt: later.toISOString(), readyAt: AT });
    const given = turnAfter(turn('pharmacy', 'serving'), 'finish', { room: null, now: NOW });
    expect(given).toMatchObject({ readyAt: AT, endedAt: AT, calledAt: null });
    expect(turnAfter(turn('admission', 'serving'), 'finish', { room: null, now: NOW })?.readyAt).toBeNull();
  });

  it('should take up a number by calling it, or by making its medicine', () => {
    expect(takenUp(turn('admission', 'waiting'), '3', NOW)).toMatchObject({
      state: 'called',
      calledAt: AT,
      room: '3',
    });
    expect(takenUp(turn('pharmacy', 'waiting'), '3', NOW)).toMatchObject({
      state: 'serving',
      servedAt: AT,
      calledAt: null,
    });
  });
});
