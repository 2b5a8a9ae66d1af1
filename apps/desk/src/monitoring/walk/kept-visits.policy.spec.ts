import { describe, expect, it } from '@jest/globals';
import { agedVisits, KEPT_DAYS, type KeptVisit, leavesAt, readVisit } from './kept-visits.policy.js';

const NOW = Date.parse('2026-12-01T03:00:00Z');
const daysAgo = (days: number): string => new Date(NOW - days * 86_400_000).toISOString();
const visit = (days: number, change: Partial<KeptVisit> = {}): KeptVisit => ({
  ...{ visitId: `visit-${String(days)}`, caseId: 'case-1', accountId: 'officer-1', name: 'Siti Rahayu' },
  ...{ at: daysAgo(days), readAt: null, way: 'visit', result: 'symptomatic', note: 'Demam tinggi', order: 1 },
  ...{ refusal: null, ...change },
});

describe('visits that a device could not send', () => {
  it('should stay whole for fourteen days', () => {
    const kept = [visit(0), visit(13.9)];
    expect(agedVisits(kept, NOW)).toEqual({ staying: kept, changed: [], gone: [] });
  });

  it('should then lose their note, be sent no more and be told of', () => {
    const { staying, changed, gone } = agedVisits([visit(1), visit(14.1)], NOW);
    expect(staying).toEqual([visit(1), visit(14.1, { note: null, refusal: { kind: 'dropped' } })]);
    expect([changed, gone]).toEqual([staying.slice(1), []]);
    expect(agedVisits(staying, NOW)).toEqual({ staying, changed: [], gone: [] });
  });

  it('should keep the news that they have: what the server took was not dropped', () => {
    const refusal = { kind: 'refused', code: 'RESOURCE.NOT_FOUND', status: null } as const;
    const { staying } = agedVisits([visit(20, { refusal })], NOW);
    expect(staying).toEqual([visit(20, { refusal, note: null })]);
  });

  it('should be gone after as long again, read or not, and by whatever clock', () => {
    const turned = { ...visit(-29), visitId: 'turned' };
    const broken = { ...visit(0), visitId: 'broken', at: 'yesterday' };
    const { staying, gone } = agedVisits([visit(28.1), turned, broken, visit(27)], NOW);
    expect(gone).toEqual(['visit-28.1', 'turned', 'broken']);
    expect(staying.map(({ visitId }) => visitId)).toEqual(['visit-27']);
  });

  it('should say beforehand until when they stay, once they wait for longer than a day', () => {
    expect(leavesAt(visit(0.5), NOW)).toBeNull();
    expect(leavesAt(visit(2), NOW)).toBe(NOW + (KEPT_DAYS - 2) * 86_400_000);
    expect(leavesAt(visit(2, { refusal: { kind: 'dropped' } }), NOW)).toBeNull();
  });

  it('should be read of what stands there by whole ones alone', () => {
    const whole = visit(1, { note: null, refusal: { kind: 'dropped' } });
    expect(readVisit(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
    for (const other of [null, 'visit', {}, { ...whole, at: 4 }, { ...whole, order: '1' }])
      expect(readVisit(other)).toBeNull();
  });
});
