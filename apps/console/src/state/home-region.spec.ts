import { describe, expect, it } from '@jest/globals';
import { type Grant } from '#siaga/contracts';
import { homeRegion } from './home-region.js';

const inRegion = (regionCode: string): Grant => ({
  role: 'supervisor',
  scope: { kind: 'region', regionCode },
});
const atFacility: Grant = { role: 'facility_staff', scope: { kind: 'facility', facilityId: 'rs' } };
const COUNTRY = { code: 'ID' };
const JAMBI = { code: '15.71' };
const BONTANG = { code: '64.74' };

describe('homeRegion', () => {
  it.each([
    ['is known from the sign-in, before the centre shows anything', [inRegion('15.71')], [], '15.71'],
    [
      'is the first of several that were granted',
      [inRegion('64.74'), inRegion('15.71')],
      [JAMBI, BONTANG],
      '64.74',
    ],
    ['is what the centre shows to who was granted the country', [inRegion('ID')], [JAMBI, COUNTRY], '15.71'],
    ['is the country for who was granted it while nothing is shown', [inRegion('ID')], [], 'ID'],
    [
      'is a part that was granted beside the country',
      [inRegion('ID'), inRegion('15.71')],
      [COUNTRY],
      '15.71',
    ],
    ['is what is shown to who works at a facility', [atFacility], [JAMBI], '15.71'],
    ['is not known to who has neither', [atFacility], [], undefined],
  ])('%s', (_, grants, shown, expected) => {
    expect(homeRegion(grants, shown)).toBe(expected);
  });
});
