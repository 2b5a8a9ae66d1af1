import { isUtf8 } from 'node:buffer';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CORRELATION_HEADER } from '#siaga/contracts';
import { AppError, newId, runInContext, type Env, type Logger } from '#siaga/kernel';

/** Where a body is signed it is kept as it came: a signature covers bytes, and a call event that cannot be parsed is stored. */
export type RawBodyRequest = FastifyRequest & { rawBody?: Buffer };

export const BODY_LIMIT_BYTES = 4 * 1024 * 1024;
/** Telephone systems' events, what other centres send, WhatsApp, and BPJS, whose own words answer what cannot be read. */
const SIGNED =
  /^\/api\/v1\/(ingest\/|jkn\/door\/|messaging\/whatsapp$|handovers\/(receive|[\w-]+\/(answer|state))$)/;
/** Smaller answers go in one or two packets anyway: an offer or a stamp is not worth the work. */
const COMPRESSED_FROM_BYTES = 4_096;
const CORRELATION_ID = /^[\w.:-]{8,80}$/;

/** Everything that stands before the controllers: context, body, cookies, headers, log line. */
export async function prepareEdge(app: NestFastifyApplication, env: Env, logger: Logger): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  openContext(fastify);
  parseJson(fastify);
  logRequests(fastify, logger);
  keepNothing(fastify);
  await app.register(fastifyCompress, {
    // Files of the screens were compressed at build, tiles are dense already.
    customTypes: /^application\/(problem\+)?json/,
    threshold: COMPRESSED_FROM_BYTES,
    encodings: ['br', 'gzip'],
    zlibOptions: { level: 5 },
    // A packed body could become a huge one.
    globalDecompression: false,
    removeContentLengthHeader: true,
  });
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy(env) },
    strictTransportSecurity: env.SIAGA_SECURE_COOKIES === 'on',
  });
}

function openContext(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const given = request.headers[CORRELATION_HEADER];
    const correlationId = typeof given === 'string' && CORRELATION_ID.test(given) ? given : newId();
    void reply.header(CORRELATION_HEADER, correlationId);
    runInContext({ correlationId, actor: null, address: request.ip }, done);
  });
}

/** Answers of the API are people's: no cache on the way and no Back button keeps one, but those whose route says otherwise (map tiles). */
function keepNothing(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const isPersonal = request.url.startsWith('/api/') && !reply.hasHeader('cache-control');
    if (isPersonal) void reply.header('cache-control', 'no-store');
    done(null, payload);
  });
}

function parseJson(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser(['application/json', 'text/plain']);
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES },
    (request: RawBodyRequest, body: Buffer, done) => {
      const isSigned = SIGNED.test(request.url);
      if (isSigned) request.rawBody = body;
      if (body.length === 0) {
        done(null, {});
        return;
      }
      // What is no UTF-8 would be stored broken. A machine's body is kept, and read as well as can be.
      if (!isSigned && !isUtf8(body)) {
        done(new AppError('INPUT.INVALID', { fields: [{ path: 'body', message: 'Is not UTF-8' }] }));
        return;
      }
      void parse(request, body.toString('utf8'), (error, value) => {
        if (error && isSigned) done(null, undefined);
        else done(error, value);
      });
    },
  );
}

function logRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const line = {
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime),
    };
    if (request.method === 'POST' || reply.statusCode >= 400) logger.info(line, 'request');
    else logger.debug(line, 'request');
    done();
  });
}

function contentPolicy(env: Env): Record<string, string[]> {
  const tiles =
    env.TILE_URL && URL.canParse(env.TILE_URL.replace('{s}', 'a'))
      ? [new URL(env.TILE_URL.replace('{s}.', '*.')).origin]
      : [];
  return {
    'default-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:', ...tiles],
    'style-src': ["'self'", "'unsafe-inline'"],
    'connect-src': ["'self'", 'ws:', 'wss:'],
    'font-src': ["'self'", 'data:'],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
}
