import { Module, type DynamicModule, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IdentityModule } from '#siaga/identity';
import { JournalModule } from '#siaga/journal';
import { createLogger, EnvError, KernelModule, NestLogger } from '#siaga/kernel';
import {
  createDataSource,
  isConnectionLoss,
  migrate,
  PersistenceModule,
  TOOL_SESSIONS,
} from '#siaga/persistence';
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
  const dataSource = createDataSource({
    url: env.DATABASE_URL,
    poolSize: POOL_SIZE,
    migrations,
    sessionName: TOOL_SESSIONS,
  });
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

/** Errors whose message says it all. */
export type ExpectedErrors = readonly (abstract new (...args: never[]) => Error)[];

/** One line for the person at the keyboard: what is wrong and what to do. */
export function explain(error: unknown, expected: ExpectedErrors = []): string {
  if ([EnvError, ...expected].some((known) => error instanceof known)) return (error as Error).message;
  if (isConnectionLoss(error))
    return 'The database does not answer. Start Siaga first (npm start) or check DATABASE_URL.';
  const { code, path, cause } = error as { code?: string; path?: string; cause?: unknown };
  if (code === 'SYSTEM.DATABASE_UNAVAILABLE') return explain(cause, expected);
  if (code === 'ENOENT') return `There is no file ${path ?? ''}`;
  if (code === 'EISDIR') return `${path ?? 'A folder'} is no file`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
