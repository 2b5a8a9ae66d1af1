import { describe, expect, it } from '@jest/globals';
import type { LocateCandidate } from '#siaga/contracts';
import { mergeCandidates } from './merge-candidates.policy.js';

function candidate(label: string, score: number, change: Partial<LocateCandidate> = {}): LocateCandidate {
  const point = { lon: 113.86, lat: -7.01 };
  const area = { point, accuracyM: 100, ownAccuracyM: null, isOutside: false };
  const rest = { ...area, context: '', regionCode: null, lines: null, matched: [] };
  return { id: label, label, score, source: 'landmark', notUnderstood: ['sisa'], ...rest, ...change };
}
const theirs = (label: string, score: number, change: Partial<LocateCandidate> = {}) =>
  candidate(label, score, { source: 'photon', ...change });
const labels = (list: readonly LocateCandidate[]): string[] => list.map(({ label }) => label);

describe('mergeCandidates', () => {
  it('should never push down an own answer that fits well', () => {
    const own = [candidate('Pasar Anom', 0.8), candidate('Pasar Bangkal', 0.3)];
    const merged = mergeCandidates(own, [theirs('Pasar Kayu', 0.94), theirs('Pasar Baru', 0.2)], 6);
    expect(labels(merged)).toEqual(['Pasar Anom', 'Pasar Kayu', 'Pasar Bangkal', 'Pasar Baru']);
  });

  it('should not push down what leaves nothing of the text, nor anything before it', () => {
    const own = [candidate('A', 0.5), candidate('B', 0.4, { notUnderstood: [] }), candidate('C', 0.3)];
    expect(labels(mergeCandidates(own, [theirs('D', 0.9)], 6))).toEqual(['A', 'B', 'D', 'C']);
  });

  it('should put a good one before poor ones of ours, and ours first when both fit alike', () => {
    const own = [candidate('Kolor', 0.4), candidate('Bluto', 0.3)];
    const outside = [theirs('Warung Melati', 0.3), theirs('Toko Kenanga', 0.9)];
    expect(labels(mergeCandidates(own, outside, 6))).toEqual([
      'Toko Kenanga',
      'Kolor',
      'Bluto',
      'Warung Melati',
    ]);
  });

  it('should leave out the same place, theirs twice as well, and keep a namesake far away', () => {
    const own = [candidate('Jl. Trunojoyo', 0.9, { accuracyM: 800 })];
    const near = { point: { lon: 113.866, lat: -7.01 } };
    const far = { point: { lon: 112.7, lat: -7.3 } };
    const outside = [
      theirs('Jalan Trunojoyo', 0.9, near),
      theirs('Jalan Trunojoyo', 0.8, { ...far, id: 'far' }),
      theirs('Jalan Trunojoyo', 0.7, { ...far, id: 'again' }),
    ];
    expect(mergeCandidates(own, outside, 6).map(({ id }) => id)).toEqual(['Jl. Trunojoyo', 'far']);
  });

  it('should keep to the limit', () => {
    const own = [candidate('A', 0.9), candidate('B', 0.2)];
    expect(labels(mergeCandidates(own, [theirs('C', 0.5)], 2))).toEqual(['A', 'C']);
  });
});
