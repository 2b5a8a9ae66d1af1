import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { JournalRelay } from '#siaga/journal';
import type { HealthState } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { Metrics } from './metrics.js';

/** Says how this process is. Live: it answers. Ready: it can take work. */
@Injectable()
export class Health {
  private readonly extra = new Map<string, () => HealthState>();

  constructor(
    private readonly database: Database,
    private readonly relay: JournalRelay,
    private readonly metrics: Metrics,
  ) {}

  /** Adds a check that is shown but does not take the process out of service: intake works without it. */
  report(name: string, check: () => HealthState): void {
    this.extra.set(name, check);
  }

  register(fastify: FastifyInstance): void {
    fastify.get('/health/live', () => ({ status: 'ok' }));
    fastify.get('/health/ready', async (_, reply) => {
      const checks = await this.checks();
      const isReady = checks.database?.ok === true && checks.journal?.ok === true;
      return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ok' : 'unavailable', checks });
    });
    fastify.get('/metrics', async (_, reply) =>
      reply
        .header('content-type', this.metrics.registry.contentType)
        .send(await this.metrics.registry.metrics()),
    );
  }

  private async checks(): Promise<Record<string, HealthState>> {
    const database = await this.database.query('SELECT 1').then(
      (): HealthState => ({ ok: true }),
      (error: unknown): HealthState => ({
        ok: false,
        detail: error instanceof Error ? error.message : String(error),
      }),
    );
    const extra = Object.fromEntries([...this.extra].map(([name, check]) => [name, check()]));
    return { database, journal: { ok: this.relay.isHealthy }, bell: this.bell(), ...extra };
  }

  /** Shown only: without it changes of other processes come a little later. */
  private bell(): HealthState {
    const { bellState } = this.relay;
    return { ok: bellState !== 'away', detail: bellState };
  }
}
