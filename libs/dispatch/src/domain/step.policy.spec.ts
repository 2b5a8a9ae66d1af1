import { describe, expect, it } from '@jest/globals';
import {
  ACTIVE_ASSIGNMENT_STATUSES,
  ASSIGNMENT_STEPS,
  AssignmentStatus,
  STATUS_STAMP,
} from '#siaga/contracts';
import { assertLegalStep } from './step.policy.js';

const PAIRS = AssignmentStatus.options.flatMap((from) =>
  AssignmentStatus.options.map((to) => [from, to] as const),
);
const LEGAL = new Set([
  'offered>accepted',
  'offered>declined',
  'offered>expired',
  'offered>withdrawn',
  'accepted>en_route',
  'accepted>on_scene',
  'accepted>available',
  'accepted>cancelled',
  'en_route>on_scene',
  'en_route>available',
  'en_route>cancelled',
  'on_scene>at_patient',
  'on_scene>left_scene',
  'on_scene>available',
  'on_scene>cancelled',
  'at_patient>left_scene',
  'at_patient>available',
  'at_patient>cancelled',
  'left_scene>at_destination',
  'left_scene>available',
  'at_destination>handed_over',
  'at_destination>available',
  'handed_over>available',
]);

describe('assertLegalStep', () => {
  it.each(PAIRS)('should judge %s to %s as the table says', (from, to) => {
    const step = (): void => assertLegalStep(from, to);
    if (LEGAL.has(`${from}>${to}`)) expect(step).not.toThrow();
    else
      expect(step).toThrow(
        expect.objectContaining({
          code: 'DISPATCH.ILLEGAL_STEP',
          details: { from, to, legal: ASSIGNMENT_STEPS[from] },
        }),
      );
  });

  it('should hold the unit exactly as long as something may follow', () => {
    const open = AssignmentStatus.options.filter((status) => ASSIGNMENT_STEPS[status].length > 0);
    expect(open).toEqual([...ACTIVE_ASSIGNMENT_STATUSES]);
  });

  it('should stamp every status but those that are only an answer', () => {
    const unstamped = AssignmentStatus.options.filter((status) => !STATUS_STAMP[status]);
    expect(unstamped).toEqual(['declined', 'expired', 'withdrawn']);
  });
});
