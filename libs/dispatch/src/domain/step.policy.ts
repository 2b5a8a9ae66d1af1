import { ASSIGNMENT_STEPS, type AssignmentStatus } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';

/** Throws DISPATCH.ILLEGAL_STEP, naming where the unit is and where it may go, unless `to` may follow `from`. */
export function assertLegalStep(from: AssignmentStatus, to: AssignmentStatus): void {
  const legal = ASSIGNMENT_STEPS[from];
  if (!legal.includes(to))
    throw new AppError('DISPATCH.ILLEGAL_STEP', { details: { from, to, legal: [...legal] } });
}
