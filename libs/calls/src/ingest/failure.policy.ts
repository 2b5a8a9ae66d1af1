import { AppError } from '#siaga/kernel';

/** SQLSTATE classes 22 (data exception) and 23 (integrity constraint violation). */
const DATA_PROBLEM = /^2[23]/;

/**
 * True when a failure lies in the event itself, so that sending it again would fail again: data that the database cannot hold,
 * or a fault of ours in understanding it. Everything else (a lost connection, a timeout) passes.
 */
export function isOfTheEvent(error: unknown): boolean {
  if (error instanceof AppError) return false;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? DATA_PROBLEM.test(code) : true;
}
