import { describe, expect, it } from '@jest/globals';
import type { BookingSession, StageTurn, Ticket } from '#siaga/contracts';
import { boardOf, callsSince } from './board.policy.js';

const at = (time: string): string => `2026-12-01T${time}:00.000Z`;
const ms = (time: string): number => Date.parse(at(time));
const session = (id: string, from: string, to: string, more: Partial<BookingSession> = {}): BookingSession =>
  ({
    id,
    clinicId: `c-${id}`,
    doctorId: 'd',
    startsAt: at(from),
    endsAt: at(to),
    state: 'open',
    delayMinutes: 0,
    ...more,
  }) as BookingSession;
const ticket = (label: string, state: Ticket['state'], calledAt: string | null, sessionId = 's'): Ticket =>
  ({
    id: label,
    sessionId,
    label,
    state,
    calledAt: calledAt === null ? null : at(calledAt),
    room: calledAt === null ? null : '2',
    patient: { name: 'Pasien Contoh', nik: '1571031508920001', cardNumber: null, phone: '0811' },
    note: 'rahasia',
  }) as Ticket;

describe('the board of a waiting room', () => {
  const day = {
    sessions: [session('s', '01:00', '05:00')],
    tickets: [
      ticket('A-01', 'done', '01:05'),
      ticket('A-02', 'serving', '01:15'),
      ticket('A-03', 'called', '01:25'),
      ticket('A-04', 'waiting', null),
      ticket('A-05', 'waiting', '01:20'),
      ticket('A-06', 'booked', null),
    ],
    stages: [],
    turns: [],
  };

  it('should show the newest call, those before it, and how many wait', () => {
    const board = boardOf(day, ms('01:30'));
    expect(board.newest).toMatchObject({ label: 'A-03', room: '2' });
    expect(board.before.map(({ label }) => label)).toEqual(['A-02', 'A-01']);
    expect(board.sessions[0]).toMatchObject({ waiting: 2, called: [{ label: 'A-03' }, { label: 'A-02' }] });
  });

  it('should show the call of a stage at its counter as any other', () => {
    const turn = (label: string, state: StageTurn['state'], calledAt: string | null): StageTurn =>
      ({
        id: label,
        label,
        state,
        calledAt: calledAt && at(calledAt),
        room: 'Farmasi 1',
        ticketId: 't',
      }) as StageTurn;
    const turns = [
      turn('F-01', 'called', '01:28'),
      turn('F-02', 'serving', null),
      turn('F-03', 'waiting', '01:29'),
    ];
    const board = boardOf({ ...day, turns }, ms('01:30'));
    expect(board.newest).toMatchObject({ label: 'F-01', room: 'Farmasi 1' });
    expect(board.before[0]).toMatchObject({ label: 'A-03' });
  });

  it('should never hold whose a number is', () => {
    expect(JSON.stringify(boardOf(day, ms('01:30')))).not.toMatch(/Contoh|1571|0811|rahasia|patient|note/);
  });

  it.each([
    ['23:30', false],
    ['00:30', true],
    ['05:30', true],
    ['06:30', false],
  ])('should show a session from an hour before to an hour after: at %s %s', (time, isShown) => {
    const quiet = { sessions: [session('s', '01:00', '05:00')], tickets: [], stages: [], turns: [] };
    const now = time === '23:30' ? ms('01:00') - 90 * 60_000 : ms(time);
    expect(boardOf(quiet, now).sessions).toHaveLength(isShown ? 1 : 0);
  });

  it('should keep a session on the wall as long as somebody waits, and one that is called off away', () => {
    const late = {
      sessions: [session('s', '01:00', '02:00')],
      tickets: [ticket('A-01', 'waiting', null)],
      stages: [],
      turns: [],
    };
    expect(boardOf(late, ms('09:00')).sessions).toHaveLength(1);
    const off = {
      sessions: [session('s', '01:00', '02:00', { state: 'called_off' })],
      tickets: [],
      stages: [],
      turns: [],
    };
    expect(boardOf(off, ms('01:30')).sessions).toEqual([]);
  });

  it('should say what was called since, the oldest first', () => {
    const board = boardOf(day, ms('01:30'));
    expect(callsSince(board, ms('01:10')).map(({ label }) => label)).toEqual(['A-02', 'A-03']);
    expect(callsSince(board, ms('01:25'))).toEqual([]);
  });
});
