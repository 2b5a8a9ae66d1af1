import { Inject, Injectable } from '@nestjs/common';
import {
  expectedDriveS,
  lateAfter,
  statusSince,
  type Alert,
  type Assignment,
  type AssignmentStatus,
  type LateAfter,
  type Severity,
  type Triage,
} from '#siaga/contracts';
import { Clock, LOGGER, newId, runInContext, SYSTEM_ACTOR, TimedWork, type Logger } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { AlertService } from '../alerts/alert.service.js';
import { latenessSettings, type LatenessSettings } from '../dispatch.settings.js';
import { EtaTracker } from '../eta/eta-tracker.js';

const INTERVAL_MS = 5_000;
/** Who is waited for with a patient that may die. */
const TOWARDS_SCENE: readonly AssignmentStatus[] = ['accepted', 'en_route'];

/** What is looked at of a job. History that is imported is late for nobody. */
interface JobRow {
  id: string;
  incidentId: string;
  unitId: string;
  unitCallSign: string;
  regionCode: string;
  status: AssignmentStatus;
  travelS: number | null;
  offeredAt: Date;
  stamps: Assignment['stamps'];
  incidentNumber: string;
  triage: Triage | null;
}

const RUNNING_SQL = `
  SELECT a.id, a.incident_id AS "incidentId", a.unit_id AS "unitId", a.unit_call_sign AS "unitCallSign", a.region_code AS "regionCode",
    a.status, a.travel_s AS "travelS", a.offered_at AS "offeredAt", i.number AS "incidentNumber", i.triage,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'at', s.at, 'supersedesId', s.supersedes_id)
        ORDER BY s.received_at, s.id) FROM assignment_stamp s WHERE s.assignment_id = a.id), '[]') AS stamps
  FROM assignment a JOIN incident i ON i.id = a.incident_id
  WHERE a.released_at IS NULL AND a.status IN ('accepted', 'en_route', 'on_scene', 'at_patient', 'left_scene', 'at_destination')
    AND NOT EXISTS (SELECT 1 FROM assignment_stamp told WHERE told.assignment_id = a.id AND told.source = 'import')`;

/**
 * Tells the supervisor of units that stand in a status for longer than its limit, and that it is so no more. An offer has a clock and an
 * alert of its own. Two processes that look at once tell it once.
 */
@Injectable()
export class LateJobs extends TimedWork {
  constructor(
    private readonly database: Database,
    private readonly alerts: AlertService,
    private readonly etas: EtaTracker,
    private readonly clock: Clock,
    @Inject(latenessSettings.token) private readonly lateness: LatenessSettings,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(INTERVAL_MS, logger, 'late units could not be looked for');
  }

  protected turn(): Promise<void> {
    return runInContext({ correlationId: newId(), actor: SYSTEM_ACTOR }, () => this.look());
  }

  /** Looks at every job now; each alert in a transaction of its own, so that many hold nobody up. */
  async look(): Promise<void> {
    const { jobs, lasting } = await this.database.transaction(async (tx) => ({
      jobs: await tx.query<JobRow>(RUNNING_SQL),
      lasting: await this.alerts.live(tx, ['status_late']),
    }));
    for (const job of jobs) {
      const told = lasting.filter((alert) => isOf(alert, job));
      const { sinceMs, waitedS, after } = this.waitOf(job);
      if (after !== null && waitedS >= after.redAfterS) {
        if (told.length === 0) await this.raise(job, waitedS, new Date(sinceMs));
      } else if (told.length > 0 && (after === null || waitedS < after.amberAfterS)) {
        // Not at the first second of a better estimate: it would come and go with each light.
        const ids = told.map(({ id }) => id);
        await this.database.transaction((tx) => this.alerts.endAll(tx, ids));
      }
    }
  }

  private waitOf(job: JobRow): { sinceMs: number; waitedS: number; after: LateAfter | null } {
    const times = { ...job, offeredAt: job.offeredAt.toISOString() };
    const sinceMs = Date.parse(statusSince(times));
    const expectedS = expectedDriveS(times, this.etas.etaOf(job)?.etaAt ?? null);
    const after = lateAfter(this.lateness.SIAGA_LATE_AFTER, job, job.triage, expectedS);
    return { sinceMs, waitedS: (this.clock.now().getTime() - sinceMs) / 1_000, after };
  }

  private async raise(job: JobRow, waitedS: number, since: Date): Promise<void> {
    const { regionCode, incidentId, unitId, unitCallSign, incidentNumber, status, triage } = job;
    const isGrave = TOWARDS_SCENE.includes(status) && (triage === 'merah' || triage === null);
    const severity: Severity = isGrave ? 'red' : 'amber';
    const facts = { unitCallSign, incidentNumber, status, waitedS: Math.round(waitedS) };
    const alert = { regionCode, kind: 'status_late', severity, incidentId, unitId, facts } as const;
    await this.database.transaction((tx) => this.alerts.raiseOnce(tx, alert, since, true));
  }
}

function isOf({ incidentId, unitId, facts }: Alert, job: JobRow): boolean {
  return incidentId === job.incidentId && unitId === job.unitId && facts.status === job.status;
}
