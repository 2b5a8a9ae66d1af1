import { describe, expect, it } from '@jest/globals';
import { type LocationFix, type Place } from '#siaga/contracts';
import { placeInHand } from './draft-place.policy.js';

const at = (label: string): Place => ({
  point: { lon: 103.6, lat: -1.6 },
  accuracyM: 20,
  source: 'map_pin',
  label,
  context: '',
  regionCode: null,
  isConfirmed: true,
});
const fix = (label: string, kind: 'account' | 'system'): LocationFix => ({
  id: label,
  place: at(label),
  at: '2026-01-01T00:00:00.000Z',
  receivedAt: '2026-01-01T00:00:00.000Z',
  by: kind === 'account' ? { kind, id: 'a', name: 'Sari Contoh' } : { kind, id: 's', name: 's' },
});
const [heard, mine, other] = [fix('heard', 'system'), fix('mine', 'account'), fix('other', 'account')];
const draft = { place: mine.place, placeAfter: 1 };

describe('placeInHand', () => {
  it("should be the call's own while nothing was chosen", () => {
    const call = { place: heard.place, fixes: [heard] };
    expect(placeInHand({ place: null, placeAfter: 0 }, call)).toBe(heard.place);
  });

  it('should be what was chosen until the call has it, whatever a device reports meanwhile', () => {
    expect(placeInHand(draft, { place: heard.place, fixes: [heard] })).toBe(mine.place);
    const later = fix('later', 'system');
    expect(placeInHand(draft, { place: later.place, fixes: [heard, later] })).toBe(mine.place);
  });

  it("should be the call's once the choice has reached it, or another's newer one", () => {
    expect(placeInHand(draft, { place: other.place, fixes: [heard, mine, other] })).toBe(other.place);
    expect(placeInHand(draft, { place: other.place, fixes: [heard, other] })).toBe(other.place);
  });

  it('should not be overruled by what somebody had chosen before', () => {
    const again = { place: mine.place, placeAfter: 2 };
    expect(placeInHand(again, { place: other.place, fixes: [heard, other] })).toBe(mine.place);
  });
});
