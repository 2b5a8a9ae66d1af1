import type { Ack } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { AppError, newId, runInContext, type Logger } from '#siaga/kernel';

/**
 * Runs a socket command in its own context and answers it; a client that gave no answer function gets none. What is
 * unexpected is logged and answered with its correlation id only.
 */
export async function answer<T>(
  caller: Caller,
  logger: Logger,
  ack: unknown,
  work: () => Promise<T>,
): Promise<void> {
  const correlationId = newId();
  const result = await runInContext({ correlationId, actor: caller.actor }, () =>
    settle(work, logger, correlationId),
  );
  if (isAck<T>(ack)) ack(result);
}

async function settle<T>(work: () => Promise<T>, logger: Logger, correlationId: string): Promise<Ack<T>> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    if (error instanceof AppError)
      return { ok: false, error: { code: error.code, message: describe(error) } };
    logger.error({ err: error }, 'socket command failed');
    return { ok: false, error: { code: 'SYSTEM.UNEXPECTED', message: correlationId } };
  }
}

function describe(error: AppError): string {
  const fields = error.fields?.map((field) => `${field.path}: ${field.message}`) ?? [];
  return [error.message, ...fields].join('; ');
}

function isAck<T>(value: unknown): value is (answer: Ack<T>) => void {
  return typeof value === 'function';
}
