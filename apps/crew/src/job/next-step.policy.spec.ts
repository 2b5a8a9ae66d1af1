import { describe, expect, it } from '@jest/globals';
import { ASSIGNMENT_STEPS, type AssignmentStatus } from '#siaga/contracts';
import { drivingTo, needsDestinationFirst, nextSteps } from './next-step.policy.js';

describe('next step', () => {
  it.each<[AssignmentStatus, string | null, string[]]>([
    ['offered', null, []],
    ['accepted', 'en_route', ['on_scene', 'available']],
    ['en_route', 'on_scene', ['available']],
    ['on_scene', 'at_patient', ['left_scene', 'available']],
    ['at_patient', 'left_scene', ['available']],
    ['left_scene', 'at_destination', ['available']],
    ['at_destination', 'handed_over', ['available']],
    ['handed_over', 'available', []],
    ['available', null, []],
    ['cancelled', null, []],
    ['withdrawn', null, []],
  ])('should offer after %s the button %s and behind it %j', (status, primary, others) => {
    expect(nextSteps(status)).toEqual({ primary, others });
  });

  it('should name only legal steps, for every status', () => {
    for (const status of Object.keys(ASSIGNMENT_STEPS) as AssignmentStatus[]) {
      const { primary, others } = nextSteps(status);
      for (const step of [...(primary ? [primary] : []), ...others])
        expect(ASSIGNMENT_STEPS[status]).toContain(step);
    }
  });

  it('should ask for a destination before leaving the scene without one', () => {
    expect(needsDestinationFirst('left_scene', false)).toBe(true);
    expect(needsDestinationFirst('left_scene', true)).toBe(false);
    expect(needsDestinationFirst('available', false)).toBe(false);
  });

  it.each<[AssignmentStatus, string | null]>([
    ['accepted', 'scene'],
    ['en_route', 'scene'],
    ['at_patient', 'destination'],
    ['left_scene', 'destination'],
    ['at_destination', null],
  ])('should lead from %s to the %s', (status, target) => {
    expect(drivingTo(status)).toBe(target);
  });
});
