interface PgError {
  code?: string;
  constraint?: string;
  message?: string;
}

/** Class 08 is a connection exception, 57P0x a server that stops, 25P03 and 57P05 one that ended us; the rest are Node's socket errors. */
const LOSS_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '25P03',
  '53300',
]);
const LOSS_MESSAGES =
  /Connection terminated|Query read timeout|timeout exceeded when trying to connect|not queryable|Client has encountered a connection error/;

/** True when the database could not be reached or went away during the work. */
export function isConnectionLoss(error: unknown): boolean {
  const { code, message } = describe(error);
  return (
    (code !== undefined && (LOSS_CODES.has(code) || code.startsWith('08'))) ||
    (message !== undefined && LOSS_MESSAGES.test(message))
  );
}

/** True for deadlocks and serialisation failures, which may succeed when tried again. */
export function isRetryable(error: unknown): boolean {
  const { code } = describe(error);
  return code === '40001' || code === '40P01';
}

/** True when a lock that another holds was not to be had in time: nothing was done, and the same may succeed a little later. */
export function isLockTimeout(error: unknown): boolean {
  return describe(error).code === '55P03';
}

/** True when the database gave a statement up because it ran longer than it may, also as `Database` throws it. */
export function isCancelled(error: unknown): boolean {
  return [error, (error as { cause?: unknown } | null)?.cause].some((one) => describe(one).code === '57014');
}

/** True when the data of the statement is the reason (SQLSTATE classes 22, data exception, and 23, integrity): the same again fails again. */
export function isDataProblem(error: unknown): boolean {
  return /^2[23]/.test(describe(error).code ?? '');
}

/** A NUL in a text, a NUL in JSON, a time outside of what PostgreSQL knows: nothing but a value that was given can be the reason. */
const UNSTORABLE_CODES = new Set(['22021', '22P05', '22008']);

/** True when a value that was given is one that the database cannot hold. */
export function isUnstorable(error: unknown): boolean {
  const { code } = describe(error);
  return code !== undefined && UNSTORABLE_CODES.has(code);
}

/** True when `error` is a unique violation, of `constraint` when given. Repositories turn it into an error code. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const pg = describe(error);
  return pg.code === '23505' && (constraint === undefined || pg.constraint === constraint);
}

function describe(error: unknown): PgError {
  if (typeof error !== 'object' || error === null) return {};
  if (error instanceof AggregateError && error.errors.length > 0) return describe(error.errors[0]);
  return error;
}
