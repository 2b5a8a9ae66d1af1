import {
  Catch,
  Inject,
  Injectable,
  type ArgumentsHost,
  type CallHandler,
  type ExceptionFilter,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { lastValueFrom, of, type Observable } from 'rxjs';
import type { Ack } from '#siaga/contracts';
import { AppError, LOGGER, newId, runInContext, type Logger } from '#siaga/kernel';
import { isUnstorable } from '#siaga/persistence';
import { commandOf } from './command-mark.js';
import { callerOf, visitorOf, type PersonSocket } from './caller-socket.js';

/**
 * Runs a socket command in its own context and makes its acknowledgement. The envelope also keeps an answer that has a field `event`
 * from being emitted instead of acknowledged, as Nest's adapter would.
 */
@Injectable()
export class Acknowledgement implements NestInterceptor<unknown, Ack<unknown>> {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<Ack<unknown>>> {
    const socket = context.switchToWs().getClient<PersonSocket>();
    const actor = (callerOf(socket) ?? visitorOf(socket))?.actor ?? null;
    const correlationId = newId();
    return of(await runInContext({ correlationId, actor }, () => this.settle(context, next, correlationId)));
  }

  private async settle(
    context: ExecutionContext,
    next: CallHandler,
    correlationId: string,
  ): Promise<Ack<unknown>> {
    try {
      demandRight(context);
      return { ok: true, data: await lastValueFrom<unknown>(next.handle()) };
    } catch (error) {
      return refusal(error, this.logger, correlationId);
    }
  }
}

/** Deny by default: a visitor gives only what the table opens to a right of their passes. What staff may is asked by the command itself. */
function demandRight(context: ExecutionContext): void {
  const socket = context.switchToWs().getClient<PersonSocket>();
  if (callerOf(socket)) return;
  const right = commandOf(context)?.visitors;
  if (right === undefined || !visitorOf(socket)?.holds(right)) throw new AppError('RESOURCE.NOT_FOUND');
}

/** Acknowledges what was thrown before the interceptor ran (a guard); Nest's own filter emits `exception` and never acknowledges. */
@Catch()
@Injectable()
export class AckFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const ack = host.getArgByIndex<unknown>(ACK_INDEX);
    const answer = refusal(error, this.logger, newId());
    if (isAck(ack)) ack(answer);
  }
}

/** Nest hands a handler the socket, the message and the function that acknowledges it. */
const ACK_INDEX = 2;

function isAck(value: unknown): value is (answer: Ack<never>) => void {
  return typeof value === 'function';
}

/** What is unexpected is logged and answered with its correlation id only. */
function refusal(error: unknown, logger: Logger, correlationId: string): Ack<never> {
  if (error instanceof AppError) return { ok: false, error: { code: error.code, message: describe(error) } };
  // The database does not say in which field: a time that it cannot hold.
  if (isUnstorable(error))
    return { ok: false, error: { code: 'INPUT.INVALID', message: 'Holds a value that cannot be stored' } };
  logger.error({ err: error, correlationId }, 'socket command failed');
  return { ok: false, error: { code: 'SYSTEM.UNEXPECTED', message: correlationId } };
}

function describe(error: AppError): string {
  const fields = error.fields?.map((field) => `${field.path}: ${field.message}`) ?? [];
  return [error.message, ...fields].join('; ');
}
