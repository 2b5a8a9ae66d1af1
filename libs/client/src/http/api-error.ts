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
    title = '',
  ) {
    super(messageOf(code, title, fields, correlationId));
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

/** True when the failure means that nobody is signed in any more, be it a refused request, handshake or socket command. */
export function isSignedOut(error: unknown): boolean {
  if (error instanceof ApiError) return error.status === 401;
  // A refused handshake carries the code in `data`, a refused command beside the error's message.
  const data: unknown = typeof error === 'object' && error !== null && 'data' in error ? error.data : error;
  return typeof data === 'object' && data !== null && 'code' in data && SIGNED_OUT.includes(data.code);
}

/** Somebody else's cookie is no more ours than none. */
const SIGNED_OUT: readonly unknown[] = ['IDENTITY.NOT_SIGNED_IN', 'IDENTITY.OTHER_ACCOUNT'];

/** For engineers, in one line; a screen has its own sentence for each code. */
function messageOf(
  code: ErrorCode,
  title: string,
  fields: readonly { path: string; message: string }[],
  correlationId: string,
): string {
  const wrong = fields.map((field) => `${field.path}: ${field.message}`).join('; ');
  return [code, title, wrong && `(${wrong})`, correlationId && `[${correlationId}]`]
    .filter(Boolean)
    .join(' ');
}
