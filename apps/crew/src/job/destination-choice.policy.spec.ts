import { describe, expect, it } from '@jest/globals';
import type { Facility } from '#siaga/contracts';
import { destinationChoices } from './destination-choice.policy.js';

const NOW = Date.parse('2026-11-21T07:00:00.000Z');
const FROM = { lon: 103.6, lat: -1.6 };
const facility = (name: string, eastKm: number, overrides: Partial<Facility> = {}): Facility => ({
  id: name,
  version: 1,
  regionCode: '15.71',
  districtCode: null,
  name,
  kind: 'hospital',
  kemkesCode: null,
  address: '',
  phone: null,
  point: { lon: 103.6 + eastKm / 111.3, lat: -1.6 },
  accuracyM: 20,
  pointSource: 'import',
  flags: [],
  isAlwaysOpen: true,
  openHours: [],
  erLevel: 2,
  capabilities: ['icu'],
  beds: [],
  diversion: null,
  ...overrides,
});
const diversion = (expiresAt: string | null): Facility['diversion'] => ({
  reason: 'IGD penuh',
  expiresAt,
  setAt: '2026-11-21T06:00:00.000Z',
  setBy: { kind: 'account', id: 'x', name: 'IGD' },
});
const NEEDS = { unit: [], facility: ['icu' as const] };
const order = (facilities: Facility[]) =>
  destinationChoices(facilities, FROM, NEEDS, NOW).map((c) => c.facility.name);

describe('destination choices', () => {
  it('should put the nearest fitting one first, then those that lack something, then those that divert', () => {
    expect(
      order([
        facility('diverting', 1, { diversion: diversion(null) }),
        facility('lacking', 0.5, { capabilities: [] }),
        facility('far', 9),
        facility('near', 2),
        facility('no point', 0, { point: null }),
      ]),
    ).toEqual(['near', 'far', 'no point', 'lacking', 'diverting']);
  });

  it('should not count an expired diversion', () => {
    expect(
      order([
        facility('far', 5),
        facility('was diverting', 1, { diversion: diversion('2026-11-21T06:59:00.000Z') }),
      ])[0],
    ).toBe('was diverting');
  });

  it('should leave ambulance posts out and say what is missing', () => {
    const choices = destinationChoices(
      [facility('post', 0, { kind: 'ambulance_post' }), facility('small', 1, { capabilities: [] })],
      FROM,
      NEEDS,
      NOW,
    );
    expect(choices).toHaveLength(1);
    expect(choices[0]?.missing).toEqual(['icu']);
  });
});
