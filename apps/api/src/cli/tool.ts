import { Module, type DynamicModule, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IdentityModule } from '#siaga/identity';
import { JournalModule } from '#siaga/journal';
import { createLogger, EnvError, KernelModule, NestLogger } from '#siaga/kernel';
import { createDataSource, isConnectionLoss, migrate, PersistenceModule } from '#siaga/persistence';
import { migrations } from '../../../../migrations/index.js';
import { readSettings } from '../settings.js';

const POOL_SIZE = 3;

@Module({})
class ToolModule {}

/** Runs `work` with the server's own modules, on a migrated database and without HTTP. */
export async function withServices<T>(
  modules: readonly Type[],
  work: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const env = readSettings(process.env);
  const logger = createLogger(env.LOG_LEVEL);
  const dataSource = createDataSource({ url: env.DATABASE_URL, poolSize: POOL_SIZE, migrations });
  await dataSource.initialize();
  await migrate(dataSource);
  const below = [
    KernelModule.with(env, logger),
    PersistenceModule.with(dataSource),
    JournalModule,
    IdentityModule,
  ];
  const module: DynamicModule = { module: ToolModule, imports: [...below, ...modules] };
  const quietly = { logger: new NestLogger(logger), abortOnError: false };
  const app = await NestFactory.createApplicationContext(module, quietly);
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

/** What is wrong with how a command was called; the message says how to call it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** One line for the person at the keyboard: what is wrong and what to do. `expected` are errors whose message says it all. */
export function explain(
  error: unknown,
  usage: string,
  expected: readonly (abstract new (...args: never[]) => Error)[] = [],
): string {
  if ([EnvError, UsageError, ...expected].some((known) => error instanceof known))
    return (error as Error).message;
  if (isConnectionLoss(error))
    return 'The database does not answer. Start Siaga first (npm start) or check DATABASE_URL.';
  const { code, path, cause } = error as { code?: string; path?: string; cause?: unknown };
  if (code === 'SYSTEM.DATABASE_UNAVAILABLE') return explain(cause, usage, expected);
  if (code === 'ENOENT') return `There is no file ${path ?? ''}`;
  if (code === 'EISDIR') return `${path ?? 'A folder'} is no file`;
  if (code?.startsWith('ERR_PARSE_ARGS') === true) return `${(error as Error).message}\n${usage}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
