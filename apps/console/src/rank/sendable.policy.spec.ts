import { describe, expect, it } from '@jest/globals';
import type { LesserUnit, RankedUnit } from '#siaga/contracts';
import { unitInHand } from './default-unit.policy.js';
import { sendableUnits } from './sendable.policy.js';

const unit = (unitId: string): RankedUnit => ({
  unitId,
  callSign: unitId,
  type: 'bls',
  travelS: 60,
  distanceM: 600,
  isEstimate: false,
  isStale: false,
  reasons: [],
});
const lesser = (unitId: string): LesserUnit => ({ ...unit(unitId), lacks: ['als'] });
const many = (count: number): RankedUnit[] => Array.from({ length: count }, (_, index) => unit(`u${index}`));
const idsOf = (units: readonly RankedUnit[]): string[] => units.map(({ unitId }) => unitId);

describe('sendableUnits', () => {
  it('should put what lacks something behind what meets the need', () => {
    const list = sendableUnits({ units: many(1), lesser: [lesser('first responder')] });
    expect(list.map(({ unitId, lacks }) => [unitId, lacks])).toEqual([
      ['u0', []],
      ['first responder', ['als']],
    ]);
  });

  it('should leave room for it behind the five that are shown', () => {
    expect(idsOf(sendableUnits({ units: many(8), lesser: [lesser('x')] }))).toEqual([
      'u0',
      'u1',
      'u2',
      'u3',
      'u4',
      'x',
    ]);
  });

  it('should have Enter send the fitting one while there is one, else the quickest that could go', () => {
    const chosen = (units: RankedUnit[]): string | undefined =>
      unitInHand(sendableUnits({ units, lesser: [lesser('x'), lesser('y')] }), null)?.unitId;
    expect(chosen(many(1))).toBe('u0');
    expect(chosen([])).toBe('x');
  });

  it('should be empty without an answer', () => {
    expect(sendableUnits(null)).toEqual([]);
  });
});
