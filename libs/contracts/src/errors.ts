import { z } from 'zod';

/** Every error code that crosses a process border. A new code must be mapped to a status in the kernel before it compiles. */
export const ERROR_CODES = [
  'INPUT.INVALID',
  'INPUT.TOO_LARGE',
  'IDENTITY.NOT_SIGNED_IN',
  'IDENTITY.WRONG_CREDENTIALS',
  'IDENTITY.THROTTLED',
  'IDENTITY.CROSS_SITE',
  'IDENTITY.USERNAME_TAKEN',
  'RESOURCE.NOT_FOUND',
  'IDEMPOTENCY.KEY_REUSED',
  'INGEST.BAD_SIGNATURE',
  'INGEST.INVALID_EVENT',
  'CALL.ALREADY_ANSWERED',
  'CALL.ILLEGAL_STEP',
  'CALL.ALREADY_LINKED',
  'INCIDENT.NOT_OPEN',
  'INCIDENT.HAS_ACTIVE_ASSIGNMENTS',
  'DISPATCH.UNIT_ALREADY_ASSIGNED',
  'DISPATCH.UNIT_NOT_IN_SERVICE',
  'DISPATCH.OFFER_NOT_LIVE',
  'DISPATCH.ILLEGAL_STEP',
  'DISPATCH.FACILITY_NOT_ACCEPTING',
  'FLEET.CALL_SIGN_TAKEN',
  'FLEET.UNIT_HAS_JOB',
  'FLEET.ALREADY_ON_SHIFT',
  'FLEET.NOT_ON_SHIFT',
  'FACILITY.INVALID_CAPACITY',
  'INBOUND.ILLEGAL_STEP',
  'HANDOVER.ALREADY_OFFERED',
  'HANDOVER.ILLEGAL_STEP',
  'HANDOVER.NOT_POSSIBLE',
  'HANDOVER.BAD_SIGNATURE',
  'CENTRE.CODE_TAKEN',
  'CENTRE.IN_USE',
  'STALE.VERSION',
  'REALTIME.RESYNC_REQUIRED',
  'SYSTEM.DATABASE_UNAVAILABLE',
  'SYSTEM.OVERLOADED',
  'SYSTEM.UNEXPECTED',
] as const;
export const ErrorCode = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** One field that was refused: where it is, and what to do. */
export const FieldProblem = z.object({ path: z.string(), message: z.string() });
export type FieldProblem = z.infer<typeof FieldProblem>;

/** RFC 9457 problem JSON. `details` holds facts for the screen's sentence (for example who took the unit). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: ErrorCode,
  correlationId: z.string(),
  fields: z.array(FieldProblem).optional(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof Problem>;
