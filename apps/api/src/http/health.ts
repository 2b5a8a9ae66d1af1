import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { JournalRelay } from '#siaga/journal';
import type { HealthState } from '#siaga/kernel';
import { Database, SERVER_SESSIONS } from '#siaga/persistence';

/** A statement of the server that has waited so long for another's lock stands behind somebody who froze or forgot. */
const STUCK_AFTER = '1 second';
/** Without one of these nothing can be taken in. */
const NEEDED = ['database', 'locks', 'journal'];
const STUCK = `SELECT count(*)::int AS n FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = $1 AND wait_event_type = 'Lock' AND clock_timestamp() - query_start > interval '${STUCK_AFTER}'`;

/** Says how this process is. Live: it answers. Ready: it can take work. */
@Injectable()
export class Health {
  private readonly extra = new Map<string, () => HealthState>();
  private readonly needed = new Set(NEEDED);

  constructor(
    private readonly database: Database,
    private readonly relay: JournalRelay,
  ) {}

  /** Adds a check that is shown but does not take the process out of service: intake works without it. */
  report(name: string, check: () => HealthState): void {
    this.extra.set(name, check);
  }

  /** Adds a check without which the process takes no work. */
  demand(name: string, check: () => HealthState): void {
    this.report(name, check);
    this.needed.add(name);
  }

  register(fastify: FastifyInstance): void {
    fastify.get('/health/live', () => ({ status: 'ok' }));
    fastify.get('/health/ready', async (_, reply) => {
      const checks = await this.checks();
      const isReady = [...this.needed].every((name) => checks[name]?.ok === true);
      return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ok' : 'unavailable', checks });
    });
  }

  private async checks(): Promise<Record<string, HealthState>> {
    const extra = Object.fromEntries([...this.extra].map(([name, check]) => [name, check()]));
    return {
      ...(await this.databaseChecks()),
      journal: { ok: this.relay.isHealthy },
      bell: this.bell(),
      ...extra,
    };
  }

  /** Whether it answers, and whether those who write get on: a lock that is held by one who froze stops them all. */
  private async databaseChecks(): Promise<{ database: HealthState; locks: HealthState }> {
    try {
      const [row] = await this.database.query<{ n: number }>(STUCK, [SERVER_SESSIONS]);
      const stuck = row?.n ?? 0;
      const locks = stuck === 0 ? { ok: true } : { ok: false, detail: `${stuck} statements wait for a lock` };
      return { database: { ok: true }, locks };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return { database: { ok: false, detail }, locks: { ok: false, detail: 'not known' } };
    }
  }

  /** Shown only: without it changes of other processes come a little later. */
  private bell(): HealthState {
    const { bellState } = this.relay;
    return { ok: bellState !== 'away', detail: bellState };
  }
}
