import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { ENV, LOGGER, type Env, type Logger } from '#siaga/kernel';
import { Metrics } from './metrics.js';

const SLOWEST_REQUEST_MS = 5_000;

/** Serves /metrics on a port of its own, by default to this machine alone: how busy a centre is, is nobody's outside. */
@Injectable()
export class MetricsServer implements BeforeApplicationShutdown {
  private server: Server | null = null;

  constructor(
    private readonly metrics: Metrics,
    @Inject(ENV) private readonly env: Env,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Where it listens; null when it does not. */
  get url(): string | null {
    const address = this.server?.address() as AddressInfo | null | undefined;
    if (!address) return null;
    const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
    return `http://${host}:${address.port}/metrics`;
  }

  /** A port that another process has is told and not fatal: figures are missed, calls are not. */
  async listen(): Promise<void> {
    const { SIAGA_METRICS_PORT: port, SIAGA_METRICS_HOST: host } = this.env;
    if (port === 'off') return;
    const server = createServer(
      { headersTimeout: SLOWEST_REQUEST_MS, requestTimeout: SLOWEST_REQUEST_MS },
      (request, response) => {
        if (request.method !== 'GET' || request.url !== '/metrics') {
          response.writeHead(404).end();
          return;
        }
        this.metrics.registry.metrics().then(
          (text) => response.writeHead(200, { 'content-type': this.metrics.registry.contentType }).end(text),
          (error: unknown) => {
            this.logger.error({ err: error }, 'figures could not be read');
            response.writeHead(500).end();
          },
        );
      },
    );
    await new Promise<void>((resolve) => {
      server.once('error', (error) => {
        this.logger.warn({ err: error, port }, 'figures are not shown: set SIAGA_METRICS_PORT');
        resolve();
      });
      server.listen(port, host, () => {
        this.server = server;
        resolve();
      });
    });
  }

  beforeApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }
}
