import { describe, expect, it } from '@jest/globals';
import type { AssignmentStatus, HelpStep } from '#siaga/contracts';
import { helpOf, type UnitWay } from './help-of-incident.policy.js';

const OPEN = { status: 'open', outcome: null } as const;
const unit = (status: AssignmentStatus, change: Partial<UnitWay> = {}): UnitWay => ({
  ...{ status, hasLeft: false, destination: null },
  ...change,
});

describe('how far help has come', () => {
  it.each<[string, UnitWay[], HelpStep]>([
    ['nobody was asked', [], 'sought'],
    ['nobody has answered', [unit('offered'), unit('declined'), unit('expired')], 'sought'],
    ['one said yes', [unit('declined'), unit('accepted')], 'coming'],
    ['one is there and another on its way', [unit('en_route'), unit('at_patient')], 'there'],
    ['one that was there turned back and another is coming', [unit('available'), unit('accepted')], 'coming'],
    ['the only one turned back', [unit('cancelled')], 'sought'],
  ])('should be right when %s', (_, units, step) => {
    expect(helpOf(OPEN, units)).toEqual({ step, destination: null, outcome: null });
  });

  it('should say where somebody was taken, also when the unit is free again', () => {
    const units = [unit('accepted'), unit('available', { hasLeft: true, destination: 'RS Contoh' })];
    expect(helpOf(OPEN, units)).toEqual({ step: 'taken', destination: 'RS Contoh', outcome: null });
    expect(helpOf({ status: 'closed', outcome: 'transported' }, units)).toEqual({
      ...{ step: 'over', destination: 'RS Contoh', outcome: 'transported' },
    });
  });

  it('should name no hospital that a unit turned away from before it had anybody', () => {
    expect(helpOf(OPEN, [unit('cancelled', { destination: 'RS Contoh' })]).destination).toBeNull();
    expect(helpOf({ status: 'cancelled', outcome: null }, []).step).toBe('over');
  });
});
