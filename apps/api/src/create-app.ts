import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createDataSource, migrate } from '#siaga/persistence';
import { SiagaIoAdapter } from '#siaga/realtime';
import { NestLogger, type Env, type Logger } from '#siaga/kernel';
import { migrations } from '../../../migrations/index.js';
import { AppModule } from './app.module.js';
import { BODY_LIMIT_BYTES, prepareEdge } from './http/edge.js';
import { serveDocuments } from './http/documents.js';
import { Health } from './http/health.js';
import { Metrics } from './http/metrics.js';
import { MetricsServer } from './http/metrics-server.js';
import { BackgroundWork } from './start/background-work.js';
import { DataKeyCheck } from './start/data-key-check.js';
import { Memory } from './start/memory.js';
import { Observation } from './start/observation.js';
import { serveFrontEnds } from './http/static-files.js';

const DEFAULT_WEB_DIR = 'dist/web';
const SLOWEST_REQUEST_MS = 15_000;
const CHECKED_EVERY_MS = 1_000;

/**
 * Connects, migrates and puts the server together; it does not listen yet. Throws what the database said when it cannot
 * be reached. Used by `main`, the end-to-end tests and the benches alike.
 */
export async function createApp(env: Env, logger: Logger): Promise<NestFastifyApplication> {
  const dataSource = createDataSource({
    url: env.DATABASE_URL,
    poolSize: env.DATABASE_POOL_SIZE,
    migrations,
  });
  await dataSource.initialize();
  await migrate(dataSource);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: env.SIAGA_TRUST_PROXY,
    forceCloseConnections: true,
    // Whoever lets headers or a body drip is cut.
    requestTimeout: SLOWEST_REQUEST_MS,
    http: { headersTimeout: SLOWEST_REQUEST_MS, connectionsCheckingInterval: CHECKED_EVERY_MS },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(env, logger, dataSource),
    adapter,
    {
      bodyParser: false,
      logger: new NestLogger(logger),
      abortOnError: false,
    },
  );
  app.useWebSocketAdapter(new SiagaIoAdapter(app));
  app.enableShutdownHooks();
  const fastify = app.getHttpAdapter().getInstance();
  await prepareEdge(app, env, logger);
  app.get(Metrics).observe(fastify);
  app.get(Health).register(fastify);
  serveDocuments(fastify);
  await serveFrontEnds(app, path.resolve(env.SIAGA_WEB_DIR ?? DEFAULT_WEB_DIR));
  await app.init();
  await app.get(DataKeyCheck).run();
  await app.get(Memory).fill();
  app.get(Observation).start();
  await app.get(MetricsServer).listen();
  app.get(BackgroundWork).start();
  return app;
}
