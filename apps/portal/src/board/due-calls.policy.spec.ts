import { describe, expect, it } from '@jest/globals';
import { type BoardCall } from '#siaga/contracts';
import { dueCalls } from './due-calls.policy.js';

const at = (time: string): string => `2026-12-01T01:${time}.000Z`;
const ms = (time: string): number => Date.parse(at(time));
const call = (label: string, time: string): BoardCall => ({
  ...{ label, room: '2', place: 'Klinik Anak' },
  calledAt: at(time),
});

describe('what a board still has to say', () => {
  const board = {
    at: at('30:20'),
    calls: [call('A-04', '30:10'), call('A-03', '29:50'), call('A-02', '29:10'), call('A-01', '20:00')],
  };
  const labels = (sinceMs: number): string[] => dueCalls(board, sinceMs).map(({ label }) => label);

  it('should be what was called since, the oldest first', () => {
    expect(labels(ms('29:30'))).toEqual(['A-03', 'A-04']);
    expect(labels(ms('30:10'))).toEqual([]);
  });

  it('should leave out what is older than a minute, also after a start that said nothing yet', () => {
    expect(labels(0)).toEqual(['A-03', 'A-04']);
  });

  it('should be a number that is called again', () => {
    const again = { at: at('31:00'), calls: [call('A-04', '30:55'), ...board.calls.slice(1)] };
    expect(dueCalls(again, ms('30:10')).map(({ label }) => label)).toEqual(['A-04']);
  });
});
