import { describe, expect, it } from '@jest/globals';
import type { Facility } from '#siaga/contracts';
import { buildFacility } from './build-facility.fixture.js';
import { isOpenAt } from './opening.policy.js';

const SATURDAY = 6;
const opens = (regionCode: string, ...spans: [number, string, string][]): Facility =>
  buildFacility({
    regionCode,
    isAlwaysOpen: false,
    openHours: spans.map(([weekday, from, to]) => ({ weekday, opens: from, closes: to })),
  });

describe('isOpenAt', () => {
  // 2026-11-21 is a Saturday. 01:30 UTC is 08:30 in Jambi, 09:30 in Denpasar, 10:30 in Jayapura.
  const cases: [string, Facility, string, boolean][] = [
    [
      'in Jambi (WIB) within its hours',
      opens('15.71', [SATURDAY, '08:00', '09:00']),
      '2026-11-21T01:30:00Z',
      true,
    ],
    [
      'in Denpasar (WITA) after its hours',
      opens('51.71', [SATURDAY, '08:00', '09:00']),
      '2026-11-21T01:30:00Z',
      false,
    ],
    [
      'in Denpasar (WITA) within its hours',
      opens('51.71', [SATURDAY, '09:00', '10:00']),
      '2026-11-21T01:30:00Z',
      true,
    ],
    [
      'in Jayapura (WIT) within its hours',
      opens('91.71', [SATURDAY, '10:00', '11:00']),
      '2026-11-21T01:30:00Z',
      true,
    ],
    [
      'in Nabire (WIT, a province of 2022)',
      opens('94.01', [SATURDAY, '10:00', '11:00']),
      '2026-11-21T01:30:00Z',
      true,
    ],
    ['at its closing minute', opens('15.71', [SATURDAY, '07:00', '08:30']), '2026-11-21T01:30:00Z', false],
    ['on another weekday', opens('15.71', [5, '08:00', '09:00']), '2026-11-21T01:30:00Z', false],
    [
      'on the local, not the UTC weekday',
      opens('15.71', [0, '00:00', '02:00']),
      '2026-11-21T18:00:00Z',
      true,
    ],
    [
      'past midnight, on the evening',
      opens('15.71', [SATURDAY, '20:00', '06:00']),
      '2026-11-21T14:00:00Z',
      true,
    ],
    [
      'past midnight, on the next morning',
      opens('15.71', [SATURDAY, '20:00', '06:00']),
      '2026-11-21T22:00:00Z',
      true,
    ],
    [
      'past midnight, not on its own morning',
      opens('15.71', [SATURDAY, '20:00', '06:00']),
      '2026-11-20T22:00:00Z',
      false,
    ],
    ['all day', opens('15.71', [SATURDAY, '00:00', '00:00']), '2026-11-21T10:00:00Z', true],
  ];
  it.each(cases)('should know a facility %s', (_, facility, at, expected) => {
    expect(isOpenAt(facility, new Date(at))).toBe(expected);
  });
});
