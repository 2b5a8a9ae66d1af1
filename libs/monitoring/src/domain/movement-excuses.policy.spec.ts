import { describe, expect, it } from '@jest/globals';
import { movedPoint, type CaseAlarm } from '#siaga/contracts';
import {
  excuseOfAlarm,
  excuseOfLeave,
  excuseOfVisit,
  isExcused,
  type Excuse,
} from './movement-excuses.policy.js';

const HOME = { lon: 103.61, lat: -1.6 };
const NOW_MS = Date.parse('2026-11-30T05:00:00Z');
const HOUR_MS = 3_600_000;
const hour = (hours: number): string => new Date(NOW_MS + hours * HOUR_MS).toISOString();
const isOut = (excuse: Excuse | null, { hours = 0, metres = 5_000 } = {}): boolean =>
  isExcused(
    { ...movedPoint(HOME, 0, metres), accuracyM: 20, atMs: NOW_MS + hours * HOUR_MS },
    HOME,
    excuse === null ? [] : [excuse],
  );

describe('why somebody may be out', () => {
  const alarm: Omit<CaseAlarm, 'help'> = {
    ...{ id: 'a', callId: 'b', pressedAt: hour(0), takenBackAt: null, answeredAt: null },
    ...{ incidentId: null, disposition: null, endedAt: null },
  };

  it('should be a call for help as long as it is open, and a day where help was sent', () => {
    expect(isOut(excuseOfAlarm(alarm), { hours: 30 })).toBe(true);
    expect(isOut(excuseOfAlarm(alarm), { hours: -1 })).toBe(false);
    const sent = { ...alarm, incidentId: 'c', endedAt: hour(0.1) };
    expect(isOut(excuseOfAlarm(sent), { hours: 23 })).toBe(true);
    expect(isOut(excuseOfAlarm(sent), { hours: 25 })).toBe(false);
    expect(excuseOfAlarm({ ...alarm, endedAt: hour(0.1), disposition: 'prank' })).toBeNull();
    expect(excuseOfAlarm({ ...alarm, takenBackAt: hour(0.1) })).toBeNull();
  });

  it('should be a clinic at its hour, and no farther than it is', () => {
    const visit = { from: hour(0), to: hour(1), state: 'booked', point: movedPoint(HOME, 4_000, 0) } as const;
    expect(isOut(excuseOfVisit(visit, HOME), { hours: -1.5 })).toBe(true);
    expect(isOut(excuseOfVisit(visit, HOME), { hours: 4.5 })).toBe(true);
    expect(isOut(excuseOfVisit(visit, HOME), { hours: 6 })).toBe(false);
    expect(isOut(excuseOfVisit(visit, HOME), { hours: -3 })).toBe(false);
    expect(isOut(excuseOfVisit(visit, HOME), { metres: 9_000 })).toBe(false);
    expect(isOut(excuseOfVisit({ ...visit, point: null }, HOME), { metres: 9_000 })).toBe(true);
    for (const state of ['cancelled', 'no_show'] as const)
      expect(excuseOfVisit({ ...visit, state }, HOME)).toBeNull();
  });

  it('should be an officer’s leave, until it ends', () => {
    expect(isOut(excuseOfLeave(new Date(hour(2))), { hours: 1 })).toBe(true);
    expect(isOut(excuseOfLeave(new Date(hour(2))), { hours: 3 })).toBe(false);
    expect(isOut(excuseOfLeave(null))).toBe(false);
  });
});
