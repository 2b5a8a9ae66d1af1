import { describe, expect, it } from '@jest/globals';
import { standingsOf, type StandingSession, type StandingTicket } from './ticket-standing.policy.js';

const at = (time: string): string => `2026-12-01T${time}:00.000Z`;
const window = (from: string, to: string) => ({ from: at(from), to: at(to), places: 2, walkIns: 0 });
const session: StandingSession = {
  session: {
    ...{ state: 'open', startsAt: at('01:00'), delayMinutes: 0 },
    clusters: [window('01:00', '01:30'), window('01:30', '02:00'), window('02:00', '02:30')],
  },
  rules: { earliestMinutes: 30, walkInAfter: 4 },
  doctorName: 'dr. Contoh',
  service: { meanS: 600, variation: 0.5 },
  gone: [],
  stages: new Map(),
};
const ticket = (number: number, change: Partial<StandingTicket> = {}): StandingTicket => ({
  ...{ id: String(number), version: 1, number, label: `A-0${String(number)}`, cluster: 0, isWalkIn: false },
  ...{ priority: 'none', state: 'booked', skips: 0, servedAt: null, endedAt: null, room: null },
  travelS: 1_200,
  ...change,
});
const now = new Date(at('00:40'));
const standing = (of: StandingSession, queue: readonly StandingTicket[], id: string) =>
  standingsOf(of, queue, now).find((one) => one.id === id);

describe('how a number stands', () => {
  it('should be its own, with the numbers that are called, and nothing of others beside them', () => {
    const queue = [ticket(1, { state: 'called', room: 'Poli 1' }), ticket(2), ticket(3, { cluster: 1 })];
    const all = standingsOf(session, queue, now);
    expect(all.map(({ id, ahead, room }) => [id, ahead, room])).toEqual([
      ['1', null, 'Poli 1'],
      ['2', 0, null],
      ['3', 1, null],
    ]);
    expect(all.every(({ serving }) => serving.join() === 'A-01')).toBe(true);
  });

  it('should say when to leave by the first moment of a likely call, and never before one may come', () => {
    const leaveAt = standing(session, [ticket(1)], '1')?.leaveAt ?? '';
    // The window begins at 01:00: ten minutes at the door, twenty on the way.
    expect(leaveAt).toBe(at('00:30'));
    expect(standing(session, [ticket(1, { travelS: null })], '1')?.leaveAt).toBeNull();
  });

  it('should name the next window with room, for who has not come', () => {
    const gone = [{ cluster: 1, seatKind: 'booked', quotaKind: 'jkn', count: 2 }] as const;
    const full = { ...session, gone };
    expect(standing(session, [ticket(1)], '1')?.next).toEqual({ from: at('01:30'), to: at('02:00') });
    expect(standing(full, [ticket(1)], '1')?.next).toEqual({ from: at('02:00'), to: at('02:30') });
    expect(standing(full, [ticket(1, { cluster: 2 })], '1')?.next).toBeNull();
    expect(standing(session, [ticket(1, { state: 'waiting' })], '1')?.next).toBeNull();
  });

  it('should move with the doctor, and promise nothing in a session that is called off', () => {
    const late = { ...session, session: { ...session.session, delayMinutes: 15 } };
    expect(standing(late, [ticket(1)], '1')).toMatchObject({ from: at('01:15'), earliest: at('00:45') });
    const off = { ...session, session: { ...session.session, state: 'called_off' as const } };
    expect(standing(off, [ticket(1)], '1')).toMatchObject({
      ...{ ahead: null, estimate: null, leaveAt: null, next: null, serving: [], sessionState: 'called_off' },
    });
  });
});
