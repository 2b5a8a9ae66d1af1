import type { ErrorCode, FieldProblem } from '#siaga/contracts';

interface AppErrorOptions {
  /** Facts for the operator's sentence; never personal data. */
  details?: Record<string, unknown>;
  fields?: FieldProblem[];
  cause?: unknown;
  /** For engineers; the operator's words come from the code. */
  message?: string;
}

/** The one error type that leaves a service. Its code survives process borders; HTTP and socket edges translate it. */
export class AppError extends Error {
  readonly details: Record<string, unknown> | undefined;
  readonly fields: FieldProblem[] | undefined;

  constructor(
    readonly code: ErrorCode,
    options: AppErrorOptions = {},
  ) {
    super(options.message ?? code, { cause: options.cause });
    this.name = 'AppError';
    this.details = options.details;
    this.fields = options.fields;
  }
}

/** The value, or RESOURCE.NOT_FOUND when there is none. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new AppError('RESOURCE.NOT_FOUND');
  return value;
}

/** Closes a switch over a union: a new member does not compile until it is handled. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled value: ${String(value)}`);
}

/** HTTP status of an error code. Forbidden and missing are both 404, so that ids do not leak. */
export function statusOf(code: ErrorCode): number {
  switch (code) {
    case 'INPUT.INVALID':
    case 'INGEST.INVALID_EVENT':
    case 'FACILITY.INVALID_CAPACITY':
      return 422;
    case 'INPUT.TOO_LARGE':
      return 413;
    case 'IDENTITY.NOT_SIGNED_IN':
    case 'IDENTITY.WRONG_CREDENTIALS':
    case 'INGEST.BAD_SIGNATURE':
    case 'HANDOVER.BAD_SIGNATURE':
      return 401;
    case 'IDENTITY.CROSS_SITE':
      return 403;
    case 'IDENTITY.THROTTLED':
      return 429;
    case 'RESOURCE.NOT_FOUND':
      return 404;
    case 'IDENTITY.USERNAME_TAKEN':
    case 'IDEMPOTENCY.KEY_REUSED':
    case 'CALL.ALREADY_ANSWERED':
    case 'CALL.ILLEGAL_STEP':
    case 'CALL.ALREADY_LINKED':
    case 'INCIDENT.NOT_OPEN':
    case 'INCIDENT.HAS_ACTIVE_ASSIGNMENTS':
    case 'DISPATCH.UNIT_ALREADY_ASSIGNED':
    case 'DISPATCH.UNIT_NOT_IN_SERVICE':
    case 'DISPATCH.OFFER_NOT_LIVE':
    case 'DISPATCH.ILLEGAL_STEP':
    case 'DISPATCH.FACILITY_NOT_ACCEPTING':
    case 'FLEET.CALL_SIGN_TAKEN':
    case 'FLEET.UNIT_HAS_JOB':
    case 'FLEET.ALREADY_ON_SHIFT':
    case 'FLEET.NOT_ON_SHIFT':
    case 'INBOUND.ILLEGAL_STEP':
    case 'HANDOVER.ALREADY_OFFERED':
    case 'HANDOVER.ILLEGAL_STEP':
    case 'HANDOVER.NOT_POSSIBLE':
    case 'CENTRE.CODE_TAKEN':
    case 'CENTRE.IN_USE':
    case 'STALE.VERSION':
    case 'REALTIME.RESYNC_REQUIRED':
      return 409;
    case 'SYSTEM.DATABASE_UNAVAILABLE':
    case 'SYSTEM.OVERLOADED':
      return 503;
    case 'SYSTEM.UNEXPECTED':
      return 500;
    default:
      return assertNever(code);
  }
}
