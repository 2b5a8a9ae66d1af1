import { describe, expect, it } from '@jest/globals';
import type { Facility } from '#siaga/contracts';
import { buildFacility } from './build-facility.fixture.js';
import { activeDiversion, judgeFacility, type PatientDemand } from './facility-availability.policy.js';

const AT = new Date('2026-11-21T03:00:00Z');
const BEFORE = '2026-11-21T02:00:00.000Z';
const AFTER = '2026-11-21T04:00:00.000Z';
const SETTER = { kind: 'account', id: 'a', name: 'IGD' } as const;

const demand = (overrides: Partial<PatientDemand> = {}): PatientDemand => ({
  needs: [],
  triage: 'kuning',
  at: AT,
  ...overrides,
});
const diversion = (expiresAt: string | null): Facility['diversion'] => ({
  reason: 'IGD penuh',
  expiresAt,
  setAt: BEFORE,
  setBy: SETTER,
});
const beds = (kind: Facility['beds'][number]['kind'], available: number): Facility['beds'][number] => ({
  kind,
  available,
  total: 10,
  updatedAt: BEFORE,
});

describe('judgeFacility', () => {
  const leftOut: [string, Partial<Facility>, Partial<PatientDemand>, string][] = [
    ['without a point', { point: null }, {}, 'no_point'],
    ['on diversion without an end', { diversion: diversion(null) }, {}, 'on_diversion'],
    ['on diversion until later', { diversion: diversion(AFTER) }, {}, 'on_diversion'],
    [
      'closed now',
      { isAlwaysOpen: false, openHours: [{ weekday: 6, opens: '12:00', closes: '14:00' }] },
      {},
      'closed_now',
    ],
    [
      'without a needed capability',
      { capabilities: ['ct'] },
      { needs: ['ct', 'stroke'] },
      'lacks_capability',
    ],
    ['that is an ambulance post', { kind: 'ambulance_post' }, {}, 'lacks_capability'],
    ['whose ER is full', { beds: [beds('er', 0)] }, {}, 'full'],
    ['whose ER is full, before triage', { beds: [beds('er', 0)] }, { triage: null }, 'full'],
    [
      'whose ICU is full',
      { capabilities: ['icu'], beds: [beds('icu', 0)] },
      { needs: ['icu'], triage: 'merah' },
      'full',
    ],
  ];
  it.each(leftOut)('should leave out a facility %s', (_, facility, asked, reason) => {
    const result = judgeFacility(buildFacility(facility), demand(asked));
    expect(result.isUsable ? null : result.leftOut.reason).toBe(reason);
  });

  const usable: [string, Partial<Facility>, Partial<PatientDemand>][] = [
    ['whose diversion has expired', { diversion: diversion(BEFORE) }, {}],
    ['whose diversion expires at this instant', { diversion: diversion(AT.toISOString()) }, {}],
    ['whose ER is full, for a red patient', { beds: [beds('er', 0)] }, { triage: 'merah' }],
    ['whose ICU is full, when none is needed', { beds: [beds('icu', 0)] }, {}],
    ['whose hours nobody entered', { isAlwaysOpen: false, openHours: [] }, {}],
  ];
  it.each(usable)('should use a facility %s', (_, facility, asked) => {
    expect(judgeFacility(buildFacility(facility), demand(asked)).isUsable).toBe(true);
  });

  it('should name the missing capabilities and only those', () => {
    const result = judgeFacility(
      buildFacility({ capabilities: ['ct'] }),
      demand({ needs: ['ct', 'stroke', 'icu'] }),
    );
    expect(result).toMatchObject({ leftOut: { details: { missing: ['stroke', 'icu'] } } });
  });

  it('should tell the reason and end of a diversion', () => {
    const result = judgeFacility(buildFacility({ diversion: diversion(AFTER) }), demand());
    expect(result).toMatchObject({ leftOut: { details: { text: 'IGD penuh', until: AFTER } } });
  });

  it('should give bed counts with their age in seconds, of the kinds that matter', () => {
    const facility = buildFacility({
      capabilities: ['icu'],
      beds: [beds('er', 4), beds('icu', 1), beds('ward', 30)],
    });
    const result = judgeFacility(facility, demand({ needs: ['icu'] }));
    expect(result).toEqual({
      isUsable: true,
      reasons: [
        { code: 'has_all_needs' },
        { code: 'beds', kind: 'er', available: 4, total: 10, ageS: 3600 },
        { code: 'beds', kind: 'icu', available: 1, total: 10, ageS: 3600 },
      ],
    });
  });

  it('should say that capacity is unknown and that the point is doubtful', () => {
    const result = judgeFacility(
      buildFacility({ flags: ['placed_by_address', 'possible_duplicate'] }),
      demand(),
    );
    expect(result).toEqual({
      isUsable: true,
      reasons: [{ code: 'capacity_unknown' }, { code: 'point_flagged' }],
    });
  });
});

describe('activeDiversion', () => {
  it('should hold until its expiry and no longer', () => {
    expect(activeDiversion(diversion(AFTER), AT)).not.toBeNull();
    expect(activeDiversion(diversion(BEFORE), AT)).toBeNull();
    expect(activeDiversion(null, AT)).toBeNull();
  });
});
