import { describe, expect, it } from '@jest/globals';
import type { LesserUnit, RankedUnit } from '#siaga/contracts';
import { unitInHand, unitsInHand } from './default-unit.policy.js';
import { callSigns, lackedByAll, sendableUnits } from './sendable.policy.js';

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

  it('should put a chosen unit that stands further down behind all, so that no digit changes its unit', () => {
    const list = sendableUnits({ units: many(8), lesser: [lesser('x')] }, ['u6', 'u1', 'x', 'gone']);
    expect(idsOf(list)).toEqual(['u0', 'u1', 'u2', 'u3', 'u4', 'x', 'u6']);
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

describe('several units in one send', () => {
  const list = sendableUnits({
    units: many(2),
    lesser: [lesser('x'), { ...lesser('y'), lacks: ['als', 'bls'] }],
  });
  const sent = (...ids: string[]): string => callSigns(unitsInHand(list, ids));

  it('should be those that were chosen, in that order, and the default alone where none is', () => {
    expect(sent()).toBe('u0');
    expect(sent('x')).toBe('x');
    expect(sent('x', 'u1', 'gone')).toBe('x + u1');
    expect(sent('gone')).toBe('u0');
    expect(callSigns(unitsInHand([], ['x']))).toBe('');
  });

  it('should lack only what none of them brings', () => {
    const lacked = (...ids: string[]): readonly string[] => lackedByAll(unitsInHand(list, ids));
    expect(lacked('x')).toEqual(['als']);
    expect(lacked('x', 'y')).toEqual(['als']);
    expect(lacked('y')).toEqual(['als', 'bls']);
    expect(lacked('x', 'u0')).toEqual([]);
    expect(lackedByAll([])).toEqual([]);
  });
});
