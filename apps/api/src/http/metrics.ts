import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { JournalFeed } from '#siaga/journal';
import { Database } from '#siaga/persistence';

/** Prometheus figures of this process. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly duration = new Histogram({
    name: 'siaga_http_request_duration_seconds',
    help: 'Time to answer an HTTP request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  constructor(feed: JournalFeed, database: Database) {
    collectDefaultMetrics({ register: this.registry });
    this.gauge('siaga_journal_seq', 'Newest journal sequence handed out by this process', () => feed.lastSeq);
    this.gauge('siaga_database_connections', 'Open database connections', () => database.pool.totalCount);
    this.gauge(
      'siaga_database_waiting',
      'Requests waiting for a database connection',
      () => database.pool.waitingCount,
    );
  }

  /** Adds a figure that is read when Prometheus asks. */
  gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(read());
      },
    });
  }

  observe(fastify: FastifyInstance): void {
    fastify.addHook('onResponse', (request, reply, done) => {
      this.duration.observe(
        {
          method: request.method,
          route: request.routeOptions.url ?? 'none',
          status: String(reply.statusCode),
        },
        reply.elapsedTime / 1000,
      );
      done();
    });
  }
}
