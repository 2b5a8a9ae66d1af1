import { describe, expect, it } from '@jest/globals';
import type { StageTurn } from '#siaga/contracts';
import { actsOf, turnInHand, turnLists } from './turn-steps.policy.js';

const turn = (number: number, state: StageTurn['state'], more: Partial<StageTurn> = {}): StageTurn =>
  ({
    ...{ id: `t${String(number)}`, stageId: 's', number, state, kind: 'pharmacy', room: '1' },
    ...{ calledAt: null, servedAt: null, endedAt: null },
    ...more,
  }) as StageTurn;
const at = (minute: string): string => `2026-12-01T01:${minute}:00.000Z`;

describe('the counter of a stage', () => {
  const lists = turnLists(
    [
      turn(4, 'waiting'),
      turn(2, 'waiting'),
      turn(1, 'called', { servedAt: at('01'), calledAt: at('20') }),
      turn(3, 'serving', { servedAt: at('10'), room: '2' }),
      turn(5, 'done', { endedAt: at('30') }),
      turn(6, 'waiting', { stageId: 'other' }),
    ],
    's',
  );

  it('should look at what is in hand, what waits by number, and how many are through', () => {
    expect(lists.atWork.map(({ number }) => number)).toEqual([1, 3]);
    expect(lists.waiting.map(({ number }) => number)).toEqual([2, 4]);
    expect(lists.endedCount).toBe(1);
    expect(turnInHand(lists, '2')?.number).toBe(3);
    expect(turnInHand(lists, '9')).toBeNull();
  });

  it('should call the same step by what it is there', () => {
    const names = (kind: StageTurn['kind'], state: StageTurn['state']): string[] =>
      actsOf({ kind, state }).map(({ name, key }) => `${key} ${name}`);
    expect(names('admission', 'called')).toEqual(['M serve', 'U call', 'L skip', 'T no_show']);
    expect(names('admission', 'waiting')).toEqual([]);
    expect(names('pharmacy', 'waiting')).toEqual([' prepare']);
    expect(names('pharmacy', 'serving')).toEqual(['P ready', 'S hand']);
    expect(names('pharmacy', 'done')).toEqual([]);
  });
});
