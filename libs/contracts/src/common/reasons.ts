import { z } from 'zod';

/** Why a crew does not take a job. */
export const DeclineReason = z.enum([
  'vehicle_fault',
  'crew_incomplete',
  'on_other_task',
  'too_far',
  'road_blocked',
  'unsafe',
  'other',
]);
export type DeclineReason = z.infer<typeof DeclineReason>;

/** Why a unit takes no jobs for a while. */
export const RestReason = z.enum([
  'fuel',
  'cleaning',
  'restock',
  'meal',
  'crew_incomplete',
  'vehicle_fault',
  'other',
]);
export type RestReason = z.infer<typeof RestReason>;

/** Why a facility takes no patients for a while. */
export const DiversionReason = z.enum(['er_full', 'icu_full', 'equipment', 'power', 'staff']);
export type DiversionReason = z.infer<typeof DiversionReason>;

/** Why a crew goes to a facility that takes nobody: it is there and judges. */
export const CREW_CHOICE = 'crew_choice';

/**
 * Reasons that are chosen from a list. A field for a reason holds one of these, which each reader reads in their own language, or what a
 * person wrote; what was stored before there were lists is words too.
 */
export const ReasonCode = z.enum([
  ...DeclineReason.options,
  ...RestReason.options,
  ...DiversionReason.options,
  CREW_CHOICE,
]);
export type ReasonCode = z.infer<typeof ReasonCode>;
