import { ApiError, OfflineError } from '#siaga/client';
import { type ErrorCode } from '#siaga/contracts';

const PASSING: readonly ErrorCode[] = [
  'SYSTEM.DATABASE_UNAVAILABLE',
  'SYSTEM.OVERLOADED',
  'IDENTITY.THROTTLED',
];

/** True for a failure that goes away by itself: no answer, the database away, too much at once. */
export function isPassing(error: unknown): boolean {
  return error instanceof OfflineError || (error instanceof ApiError && PASSING.includes(error.code));
}

const LOST_RACES: readonly ErrorCode[] = [
  'CALL.ALREADY_ANSWERED',
  'CALL.ILLEGAL_STEP',
  'CALL.ALREADY_LINKED',
];

/** True for a refusal that means: somebody else was faster with this call. */
export function isLostRace(error: unknown): boolean {
  return error instanceof ApiError && LOST_RACES.includes(error.code);
}
