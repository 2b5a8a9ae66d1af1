import { describe, expect, it } from '@jest/globals';
import { type RankedUnit } from '#siaga/contracts';
import { defaultUnit, lostUnits, standing, type Stood, unitInHand } from './default-unit.policy.js';

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

describe('lostUnits', () => {
  it('should name those that stood chosen and are in the ranking no longer', () => {
    expect(lostUnits([fresh('a'), fresh('b')], ['b', 'gone', 'a'])).toEqual(['gone']);
    expect(lostUnits([], ['a'])).toEqual(['a']);
    expect(lostUnits([fresh('a')], [])).toEqual([]);
  });
});

describe('standing', () => {
  const NOBODY: readonly string[] = [];
  const NEW: Stood = { question: null, chosenIds: NOBODY, unitId: null };
  const asked = { question: 'q', chosenIds: NOBODY };
  const stood = standing(NEW, { ...asked, units: [fresh('a'), fresh('b')] });

  it('should be the default while nobody has chosen', () => {
    expect(stood.unitId).toBe('a');
    expect(standing(NEW, { question: 'q', chosenIds: ['b'], units: [fresh('a')] }).unitId).toBeNull();
  });

  it('should follow a ranking that still has it', () => {
    expect(standing(stood, { ...asked, units: [fresh('b'), fresh('a')] }).unitId).toBe('b');
  });

  it('should go on with one that the ranking has lost, through every ranking without it', () => {
    const missed = standing(stood, { ...asked, units: [fresh('b')] });
    expect(missed.unitId).toBe('a');
    expect(standing(missed, { ...asked, units: [fresh('b'), fresh('c')] }).unitId).toBe('a');
    expect(standing(missed, { ...asked, units: [] }).unitId).toBe('a');
  });

  it('should keep it while no ranking is there', () => {
    expect(standing(stood, { ...asked, units: null }).unitId).toBe('a');
  });

  it('should miss nothing of another question', () => {
    expect(standing(stood, { question: 'other', chosenIds: NOBODY, units: [fresh('b')] }).unitId).toBe('b');
    expect(standing(stood, { question: null, chosenIds: NOBODY, units: null }).unitId).toBeNull();
  });

  it('should miss it no more once the operator has chosen, if only to go on without one', () => {
    expect(standing(stood, { ...asked, chosenIds: ['b'], units: [fresh('b')] }).unitId).toBeNull();
    expect(standing(stood, { ...asked, chosenIds: [], units: [fresh('b')] }).unitId).toBe('b');
  });

  it('should be the same object while nothing changes, since a screen is drawn again for another', () => {
    expect(standing(stood, { ...asked, units: [fresh('a')] })).toBe(stood);
    const missed = standing(stood, { ...asked, units: [fresh('b')] });
    expect(standing(missed, { ...asked, units: [fresh('b')] })).toBe(missed);
  });
});
