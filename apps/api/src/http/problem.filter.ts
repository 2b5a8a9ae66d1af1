import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode, Problem } from '#siaga/contracts';
import { AppError, correlationId, LOGGER, statusOf, type Logger } from '#siaga/kernel';
import { isUnstorable } from '#siaga/persistence';

/** Turns every error into problem JSON. What was not foreseen shows its correlation id and nothing else. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    const known = toAppError(error);
    if (statusOf(known.code) >= 500)
      this.logger.error(
        { err: error, url: http.getRequest<FastifyRequest>().routeOptions.url },
        'request failed',
      );
    const problem = toProblem(known);
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json')
      .send(JSON.stringify(problem));
  }
}

function toProblem(error: AppError): Problem {
  const isUnexpected = error.code === 'SYSTEM.UNEXPECTED';
  return {
    type: `urn:siaga:problem:${error.code}`,
    title: isUnexpected ? 'Unexpected error' : error.message,
    status: statusOf(error.code),
    code: error.code,
    correlationId: correlationId(),
    ...(error.fields && { fields: error.fields }),
    ...(error.details && { details: error.details }),
  };
}

const UNSTORABLE = 'Holds a NUL character or a time that cannot be stored';

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  // The database does not say in which field.
  if (isUnstorable(error)) return new AppError('INPUT.INVALID', { cause: error, message: UNSTORABLE });
  const status = statusGiven(error);
  const code = codeOfStatus(status);
  if (!code) return new AppError('SYSTEM.UNEXPECTED', { cause: error });
  const message = error instanceof Error ? error.message : 'Refused';
  return new AppError(code, {
    cause: error,
    message,
    ...(code === 'INPUT.INVALID' && { fields: [{ path: 'body', message }] }),
  });
}

function statusGiven(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' ? status : 500;
}

function codeOfStatus(status: number): ErrorCode | null {
  if (status === 404 || status === 405) return 'RESOURCE.NOT_FOUND';
  if (status === 413) return 'INPUT.TOO_LARGE';
  if (status === 503) return 'SYSTEM.OVERLOADED';
  if (status >= 400 && status < 500) return 'INPUT.INVALID';
  return null;
}
