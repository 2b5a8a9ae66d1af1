import { type ErrorCode } from '#siaga/contracts';

/** A refusal by the server: its code, the fields that were wrong and the facts for the screen's sentence. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: ErrorCode,
    readonly status: number,
    readonly correlationId: string,
    readonly fields: readonly { path: string; message: string }[] = [],
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

/** No answer came: the line is down, the server is away or it took too long. The command may have arrived; send it again with its key. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';

  constructor(
    readonly reason: 'network' | 'timeout',
    cause?: unknown,
  ) {
    super(reason, { cause });
  }
}

/** True when the same command may be sent again with the same key because it is unknown whether it arrived. */
export function isWorthRetrying(error: unknown): boolean {
  return error instanceof OfflineError || (error instanceof ApiError && error.status >= 500);
}
