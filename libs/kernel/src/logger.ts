import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import { correlationId } from './request-context.js';

export type { Logger } from 'pino';

/** Keys whose values never reach a log line. */
const SECRET_KEYS = [
  'password',
  'newPassword',
  'currentPassword',
  'personal',
  'callerNumber',
  'callerName',
  'from',
  'cookie',
  'secret',
  'device',
  'token',
  'authorization',
  // What a failed statement was given, and what the database says of the row: names, digests of passwords.
  'parameters',
  'detail',
  'where',
];
const REDACTED_PATHS = SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/**
 * Structured logger: JSON lines with the correlation id of the work in hand; personal data and secrets are masked.
 * `level` is a pino level name.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { pid: process.pid },
    redact: { paths: REDACTED_PATHS, censor: '[masked]' },
    mixin: () => ({ correlationId: correlationId() }),
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * Standard output written beside the work: a line waits for nobody who reads slowly, and lines that come meanwhile go in one
 * write. What is still held is written when the process ends by itself; a killed one loses its last moments.
 */
export function outputBesideWork(): DestinationStream {
  return pino.destination({ dest: 1, sync: false });
}

/** Masks a telephone number for logs and previews: only the last three digits stay. */
export function maskNumber(number: string): string {
  return number.replace(/\d(?=(?:\D*\d){3})/g, '•');
}

const LONG_NUMBER = /\+?\d(?:[\d\s().-]*\d){4,}/g;

/** Masks whatever in a text may be a telephone number: five digits or more. */
export function maskNumbersIn(text: string): string {
  return text.replace(LONG_NUMBER, maskNumber);
}

/** Lets Nest's own messages go to the structured log. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: unknown): void {
    this.logger.debug({ context }, String(message));
  }

  error(message: unknown, stack?: unknown, context?: unknown): void {
    this.logger.error({ context, stack }, String(message));
  }

  warn(message: unknown, context?: unknown): void {
    this.logger.warn({ context }, String(message));
  }

  debug(message: unknown, context?: unknown): void {
    this.logger.trace({ context }, String(message));
  }
}
