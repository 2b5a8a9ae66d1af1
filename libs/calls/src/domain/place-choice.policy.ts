import type { Place } from '#siaga/contracts';

/** A newer automatic fix may be this much coarser and still win: the caller may have moved. */
const COARSER_FACTOR = 2;

/**
 * The place of a call after an automatic fix arrived. A place that the operator confirmed is never overwritten
 * (interop §0, rule 3); of two automatic ones the newer wins unless it is much coarser.
 */
export function placeAfterAutomaticFix(current: Place | null, fix: Place): Place {
  if (current === null) return fix;
  if (current.isConfirmed) return current;
  // What is not believed replaces nothing, and gives way to all that is.
  if (fix.doubt !== undefined) return current;
  if (current.doubt !== undefined) return fix;
  return fix.accuracyM <= current.accuracyM * COARSER_FACTOR ? fix : current;
}
