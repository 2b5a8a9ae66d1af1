import { describe, expect, it } from '@jest/globals';
import { boardOf, type WallDay, type WallNumber, type WallSession } from './queue-board.policy.js';

const at = (time: string): Date => new Date(`2026-12-01T${time}:00.000Z`);
const session = (id: string, from: string, to: string, more: Partial<WallSession> = {}): WallSession => ({
  ...{ id, clinicId: `c-${id}`, clinicName: 'Klinik Anak', doctorName: 'dr. Contoh' },
  ...{ startsAt: at(from), endsAt: at(to), state: 'open', delayMinutes: 0 },
  ...more,
});
const number = (
  label: string,
  state: WallNumber['state'],
  calledAt: string | null,
  more: Partial<WallNumber> = {},
): WallNumber => ({
  ...{ sessionId: 's', clinicId: 'c-s', label, state, place: 'Klinik Anak' },
  room: calledAt === null ? null : '2',
  calledAt: calledAt === null ? null : at(calledAt),
  ...more,
});

describe('the board of a waiting room', () => {
  const day: WallDay = {
    sessions: [session('s', '01:00', '05:00')],
    numbers: [
      number('A-01', 'done', '01:05'),
      number('A-02', 'serving', '01:15'),
      number('A-03', 'called', '01:25'),
      number('A-04', 'waiting', null),
      number('A-05', 'waiting', '01:20'),
    ],
  };
  const labels = (board: ReturnType<typeof boardOf>): string[] => board.calls.map(({ label }) => label);

  it('should show the newest call, those before it, and how many wait', () => {
    const board = boardOf(day, [], at('01:30'));
    expect(board.calls[0]).toMatchObject({ label: 'A-03', room: '2', place: 'Klinik Anak' });
    expect(labels(board)).toEqual(['A-03', 'A-02', 'A-01']);
    expect(board.sessions).toEqual([
      {
        ...{ id: 's', clinicName: 'Klinik Anak', doctorName: 'dr. Contoh', delayMinutes: 0, waiting: 2 },
        called: [
          { label: 'A-03', room: '2' },
          { label: 'A-02', room: '2' },
        ],
      },
    ]);
  });

  it('should show the call of a stage at its counter as any other, and not who is only served there', () => {
    const stage = { sessionId: null, place: 'Farmasi' };
    const numbers = [
      ...day.numbers,
      number('F-01', 'called', '01:28', { ...stage, room: 'Farmasi 1' }),
      number('F-02', 'serving', null, stage),
      number('F-03', 'waiting', '01:29', stage),
    ];
    const board = boardOf({ ...day, numbers }, [], at('01:30'));
    expect(board.calls[0]).toMatchObject({ label: 'F-01', room: 'Farmasi 1', place: 'Farmasi' });
    expect(labels(board)[1]).toBe('A-03');
  });

  it('should show the numbers of its own clinics alone, in the stages too', () => {
    const two: WallDay = {
      sessions: [...day.sessions, session('t', '01:00', '05:00')],
      numbers: [
        ...day.numbers,
        number('B-01', 'called', '01:29', { sessionId: 't', clinicId: 'c-t' }),
        number('F-09', 'called', '01:29', { sessionId: null, clinicId: 'c-t' }),
      ],
    };
    const board = boardOf(two, ['c-s'], at('01:30'));
    expect(labels(board)).toEqual(['A-03', 'A-02', 'A-01']);
    expect(board.sessions.map(({ id }) => id)).toEqual(['s']);
    expect(boardOf(two, [], at('01:30')).sessions).toHaveLength(2);
  });

  it('should keep the five newest calls', () => {
    const numbers = Array.from({ length: 9 }, (_, n) => number(`A-0${n}`, 'done', `01:0${n}`));
    expect(labels(boardOf({ ...day, numbers }, [], at('01:30')))).toEqual([
      'A-08',
      'A-07',
      'A-06',
      'A-05',
      'A-04',
    ]);
  });

  it('should not show the calls of the evening before', () => {
    expect(boardOf(day, [], at('07:20')).calls.map(({ label }) => label)).toEqual(['A-03']);
    expect(boardOf(day, [], at('09:00')).calls).toEqual([]);
  });

  it.each([
    ['2026-11-30T23:30:00.000Z', false],
    ['2026-12-01T00:30:00.000Z', true],
    ['2026-12-01T05:30:00.000Z', true],
    ['2026-12-01T06:30:00.000Z', false],
  ])('should show a session from an hour before to an hour after: at %s %s', (time, isShown) => {
    const quiet: WallDay = { sessions: day.sessions, numbers: [] };
    expect(boardOf(quiet, [], new Date(time)).sessions).toHaveLength(isShown ? 1 : 0);
  });

  it('should keep a session on the wall as long as somebody waits, and one that is called off away', () => {
    const late: WallDay = {
      sessions: [session('s', '01:00', '02:00')],
      numbers: [number('A-01', 'waiting', null)],
    };
    expect(boardOf(late, [], at('09:00')).sessions).toHaveLength(1);
    const off: WallDay = {
      sessions: [session('s', '01:00', '02:00', { state: 'called_off' })],
      numbers: [],
    };
    expect(boardOf(off, [], at('01:30')).sessions).toEqual([]);
  });
});
