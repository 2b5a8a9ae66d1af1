import { describe, expect, it } from '@jest/globals';
import { type RankedUnit } from '#siaga/contracts';
import { defaultUnit, unitInHand } from './default-unit.policy.js';

type Unit = Pick<RankedUnit, 'unitId' | 'isStale' | 'reasons'>;

const fresh = (unitId: string): Unit => ({ unitId, isStale: false, reasons: [] });
const stale = (unitId: string): Unit => ({ unitId, isStale: true, reasons: [] });
const motorcycle = (unitId: string): Unit => ({
  unitId,
  isStale: false,
  reasons: [{ code: 'fastest' }, { code: 'cannot_carry' }],
});

describe('defaultUnit', () => {
  it('should take the first of the ranking when it can carry a patient', () => {
    expect(defaultUnit([fresh('a'), fresh('b')])?.unitId).toBe('a');
  });

  it('should pass over a motorcycle that is quicker', () => {
    expect(defaultUnit([motorcycle('m'), fresh('a')])?.unitId).toBe('a');
  });

  it('should pass over a unit that has not reported for long', () => {
    expect(defaultUnit([stale('s'), motorcycle('m'), fresh('a')])?.unitId).toBe('a');
  });

  it('should rather take a stale unit that carries than a fresh one that cannot', () => {
    expect(defaultUnit([motorcycle('m'), stale('s')])?.unitId).toBe('s');
  });

  it('should take a motorcycle when there is nothing else', () => {
    expect(defaultUnit([motorcycle('m')])?.unitId).toBe('m');
  });

  it('should give null for an empty ranking', () => {
    expect(defaultUnit([])).toBeNull();
  });
});

describe('unitInHand', () => {
  it('should keep the motorcycle that the operator chose', () => {
    expect(unitInHand([motorcycle('m'), fresh('a')], 'm')?.unitId).toBe('m');
  });

  it('should fall back to the default when the chosen unit has left the ranking', () => {
    expect(unitInHand([motorcycle('m'), fresh('a')], 'gone')?.unitId).toBe('a');
  });
});
