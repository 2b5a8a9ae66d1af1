import { describe, expect, it } from '@jest/globals';
import type { CallEventType, CallState } from '#siaga/contracts';
import { lifeOf, type HandFacts, type TelephoneFact } from './call-state.policy.js';

const at = (second: number): Date => new Date(Date.UTC(2026, 10, 21, 7, 0, second));
const NOTHING_BY_HAND: HandFacts = { claimedAt: null, closedAt: null };

function fact(type: CallEventType, second: number, overrides: Partial<TelephoneFact> = {}): TelephoneFact {
  return { type, at: at(second), agent: null, cause: null, ...overrides };
}

function orders<T>(items: T[]): T[][] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) =>
    orders(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
  );
}

interface Case {
  name: string;
  events: TelephoneFact[];
  hand?: Partial<HandFacts>;
  state: CallState;
  offered: number;
  answered: number | null;
  ended: number | null;
}

const CASES: Case[] = [
  {
    name: 'an offer',
    events: [fact('offered', 0)],
    state: 'ringing',
    offered: 0,
    answered: null,
    ended: null,
  },
  {
    name: 'the first of several rings',
    events: [fact('queued', 3), fact('ringing', 5), fact('offered', 1)],
    state: 'ringing',
    offered: 1,
    answered: null,
    ended: null,
  },
  {
    name: 'an answer',
    events: [fact('offered', 0), fact('answered', 6)],
    state: 'answered',
    offered: 0,
    answered: 6,
    ended: null,
  },
  {
    name: 'an answer with no ring',
    events: [fact('answered', 6)],
    state: 'answered',
    offered: 6,
    answered: 6,
    ended: null,
  },
  {
    name: 'a whole call',
    events: [fact('offered', 0), fact('answered', 6), fact('ended', 60)],
    state: 'ended',
    offered: 0,
    answered: 6,
    ended: 60,
  },
  {
    name: 'a dropped call',
    events: [fact('offered', 0), fact('abandoned', 9)],
    state: 'abandoned',
    offered: 0,
    answered: null,
    ended: 9,
  },
  {
    name: 'an end without an answer',
    events: [fact('ringing', 0), fact('ended', 9)],
    state: 'abandoned',
    offered: 0,
    answered: null,
    ended: 9,
  },
  {
    name: 'a hold that implies an answer',
    events: [fact('offered', 0), fact('held', 20)],
    state: 'answered',
    offered: 0,
    answered: 20,
    ended: null,
  },
  {
    name: 'an answer that is truer than a hold',
    events: [fact('offered', 0), fact('held', 20), fact('answered', 7)],
    state: 'answered',
    offered: 0,
    answered: 7,
    ended: null,
  },
  {
    name: 'a closing record only',
    events: [fact('cdr', 80)],
    state: 'abandoned',
    offered: 80,
    answered: null,
    ended: 80,
  },
  {
    name: 'a closing record that was answered',
    events: [fact('offered', 0), fact('cdr', 80, { cause: 'ANSWERED' })],
    state: 'ended',
    offered: 0,
    answered: null,
    ended: 80,
  },
  {
    name: 'an end that is truer than the closing record',
    events: [fact('answered', 5), fact('ended', 70), fact('cdr', 80)],
    state: 'ended',
    offered: 5,
    answered: 5,
    ended: 70,
  },
  {
    name: 'a claim in the console',
    events: [fact('offered', 0)],
    hand: { claimedAt: at(4) },
    state: 'answered',
    offered: 0,
    answered: 4,
    ended: null,
  },
  {
    name: 'a claim after the telephone was picked up',
    events: [fact('offered', 0), fact('answered', 3)],
    hand: { claimedAt: at(4) },
    state: 'answered',
    offered: 0,
    answered: 3,
    ended: null,
  },
  {
    name: 'a claim and an end',
    events: [fact('offered', 0), fact('ended', 30)],
    hand: { claimedAt: at(4) },
    state: 'ended',
    offered: 0,
    answered: 4,
    ended: 30,
  },
  {
    name: 'a card closed while it rang',
    events: [fact('offered', 0)],
    hand: { closedAt: at(30) },
    state: 'abandoned',
    offered: 0,
    answered: null,
    ended: 30,
  },
  {
    name: 'a card closed before the telephone ended',
    events: [fact('answered', 2), fact('ended', 40)],
    hand: { closedAt: at(30) },
    state: 'ended',
    offered: 2,
    answered: 2,
    ended: 40,
  },
];

describe('lifeOf', () => {
  it.each(CASES)(
    'should tell $name whatever the order of arrival',
    ({ events, hand, state, offered, answered, ended }) => {
      for (const order of orders(events)) {
        const life = lifeOf(order, { ...NOTHING_BY_HAND, ...hand });
        expect(life).toMatchObject({
          state,
          offeredAt: at(offered),
          answeredAt: answered === null ? null : at(answered),
          endedAt: ended === null ? null : at(ended),
        });
      }
    },
  );

  it('should name the agent who answered first', () => {
    const events = [
      fact('answered', 9, { agent: '102' }),
      fact('offered', 0),
      fact('answered', 6, { agent: '101' }),
    ];
    expect(lifeOf(events, NOTHING_BY_HAND).answeredAgent).toBe('101');
  });

  it('should refuse a call that nothing is known of', () => {
    expect(() => lifeOf([], NOTHING_BY_HAND)).toThrow(RangeError);
  });
});
