import { describe, expect, it } from '@jest/globals';
import { firstOfEach, inOrder, nearestOf } from './offer-choice.policy.js';

const offer = (sessionId: string, from: string | null, change: object = {}) => ({
  sessionId,
  clinicId: 'anak',
  doctorId: 'a',
  travelS: null as number | null,
  windows: from === null ? [] : [{ cluster: 0, from, to: from, free: 1 }],
  ...change,
});

describe('what is offered', () => {
  it('should be the first session with a place of each clinic and doctor, or a full one', () => {
    const chosen = firstOfEach([
      offer('1', null),
      offer('2', '2026-12-02T01:00:00Z'),
      offer('3', '2026-12-03T01:00:00Z'),
      offer('4', null, { doctorId: 'b' }),
      offer('5', null, { doctorId: 'b' }),
    ]);
    expect(chosen.map(({ sessionId }) => sessionId)).toEqual(['2', '4']);
  });

  it('should come by time or by the way there, the full ones last', () => {
    const all = [
      offer('full', null, { travelS: 1 }),
      offer('late', '2026-12-03T01:00:00Z', { travelS: 60 }),
      offer('soon', '2026-12-02T01:00:00Z', { travelS: 900 }),
      offer('nowhere', '2026-12-01T01:00:00Z'),
    ];
    const ids = (order: 'soonest' | 'nearest'): string[] =>
      inOrder(all, order).map(({ sessionId }) => sessionId);
    expect(ids('soonest')).toEqual(['nowhere', 'soon', 'late', 'full']);
    expect(ids('nearest')).toEqual(['late', 'soon', 'nowhere', 'full']);
  });

  it('should lie nearest', () => {
    const at = (id: string, lon: number) => ({ id, point: { lon, lat: -1.6 } });
    const all = [at('c', 103.9), { id: 'x', point: null }, at('a', 103.6), at('b', 103.7)];
    expect(nearestOf(all, { lon: 103.61, lat: -1.6 }, 2)).toEqual(['a', 'b']);
  });
});
