import { ERROR_STATUS, type ErrorCode, type FieldProblem } from '#siaga/contracts';

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

/** Nothing when the caller saw the newest version; STALE.VERSION, with the newest, when somebody was faster. */
export function demandVersion(newest: { version: number }, seen: { version: number }): void {
  if (newest.version !== seen.version)
    throw new AppError('STALE.VERSION', { details: { version: newest.version } });
}

/** Closes a switch over a union: a new member does not compile until it is handled. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled value: ${String(value)}`);
}

/** HTTP status of an error code, as its module declares it. Forbidden and missing are both 404, so that ids do not leak. */
export function statusOf(code: ErrorCode): number {
  return ERROR_STATUS[code];
}
