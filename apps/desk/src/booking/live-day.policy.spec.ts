import { describe, expect, it } from '@jest/globals';
import type { BookingDay, BookingSession, BookingStage, StageTurn, Ticket } from '#siaga/contracts';
import { type HeardOfQueues, liveDay } from './live-day.policy.js';

const WHERE = { facilityId: 'f', date: '2026-12-01' };
const thing = <T>(id: string, version: number, more: Partial<T> = {}): T =>
  ({
    id,
    version,
    facilityId: 'f',
    serviceDate: '2026-12-01',
    startsAt: '2026-12-01T01:00:00.000Z',
    ...more,
  }) as T;
const heardOf = <T extends { id: string }>(...things: T[]): ReadonlyMap<string, T> =>
  new Map(things.map((one) => [one.id, one]));

const EMPTY: BookingDay = { sessions: [], tickets: [], stages: [], turns: [] };
const NOTHING: HeardOfQueues = {
  ...{ sessions: new Map(), tickets: new Map(), stages: new Map(), turns: new Map() },
};

describe('a day at the counter', () => {
  it('should take the newer version of what was fetched and of what was heard', () => {
    const day = { ...EMPTY, tickets: [thing<Ticket>('a', 3), thing<Ticket>('b', 1)] };
    const heard = { ...NOTHING, tickets: heardOf(thing<Ticket>('a', 2), thing<Ticket>('b', 2)) };
    expect(liveDay(day, heard, WHERE).tickets.map(({ id, version }) => [id, version])).toEqual([
      ['a', 3],
      ['b', 2],
    ]);
  });

  it('should add what is new, and nothing of another house or day', () => {
    const heard = {
      ...NOTHING,
      stages: heardOf(
        thing<BookingStage>('pharmacy', 1, { serviceDate: undefined } as object),
        thing<BookingStage>('theirs', 1, { serviceDate: undefined, facilityId: 'g' } as object),
      ),
      turns: heardOf(
        thing<StageTurn>('F-01', 1),
        thing<StageTurn>('tomorrow', 1, { serviceDate: '2026-12-02' }),
      ),
      sessions: heardOf(
        thing<BookingSession>('late', 1),
        thing<BookingSession>('s0', 1, { startsAt: '2026-12-01T00:00:00.000Z' }),
      ),
      tickets: heardOf(
        thing<Ticket>('new', 1),
        thing<Ticket>('elsewhere', 1, { facilityId: 'g' }),
        thing<Ticket>('tomorrow', 1, { serviceDate: '2026-12-02' }),
      ),
    };
    const day = liveDay(EMPTY, heard, WHERE);
    expect(day.tickets.map(({ id }) => id)).toEqual(['new']);
    expect(day.sessions.map(({ id }) => id)).toEqual(['s0', 'late']);
    expect(day.stages.map(({ id }) => id)).toEqual(['pharmacy']);
    expect(day.turns.map(({ id }) => id)).toEqual(['F-01']);
  });
});
