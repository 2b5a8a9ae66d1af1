import { Injectable } from '@nestjs/common';
import type { Alert } from '#siaga/contracts';
import type { Tx } from '#siaga/persistence';
import { AlertService, type NewAlert } from './alert.service.js';

/** An alert about a telephone system or another source outside. */
export interface SourceAlert extends NewAlert {
  facts: NewAlert['facts'] & { source: string };
}

/** Alerts about what sources outside do: each said once in a while, not with every event. */
@Injectable()
export class SourceAlerts {
  constructor(private readonly alerts: AlertService) {}

  /**
   * Raises it unless the same kind was raised of this source since `since`, or with `whileItLasts` lasts since before; also when two processes
   * try at once.
   */
  async raiseOnce(tx: Tx, alert: SourceAlert, since: Date, whileItLasts = false): Promise<Alert | null> {
    const { kind, facts } = alert;
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${kind} ${facts.source}`]);
    const known = await tx.query(
      `SELECT 1 FROM alert WHERE kind = $1 AND facts->>'source' = $2 AND (raised_at > $3 OR $4 AND ended_at IS NULL) LIMIT 1`,
      [kind, facts.source, since, whileItLasts],
    );
    return known.length > 0 ? null : this.alerts.raise(tx, alert);
  }

  /** Ends those of a source: what was wrong there is right again. */
  async end(tx: Tx, kind: Alert['kind'], source: string): Promise<void> {
    await this.alerts.endWhere(tx, [kind], { source });
  }
}
