import { Injectable } from '@nestjs/common';
import { JobNoticeKind, type Alert, type Assignment, type JobNotice } from '#siaga/contracts';
import { Clock, SYSTEM_ACTOR } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { AlertService, type NewAlert } from '../alerts/alert.service.js';
import { AssignmentChanges } from '../assignments/assignment-changes.js';
import { noticesOf, saysTheSame } from '../domain/notices.policy.js';
import { InboundService } from '../inbounds/inbound.service.js';
import { AssignmentRepository } from '../store/assignment.repository.js';
import { JobWorldReader } from './job-world.js';

/** The centre's own screens hear of another's case by the incident, whether or not a unit is on it. */
const TOLD_BY_INCIDENT: readonly JobNoticeKind[] = ['case_elsewhere'];
const TOLD_BY_JOB = JobNoticeKind.options.filter((kind) => !TOLD_BY_INCIDENT.includes(kind));

/** Keeps in step what a job's crew, its desk and its centre are told of things that changed under it. */
@Injectable()
export class JobNotices {
  constructor(
    private readonly assignments: AssignmentRepository,
    private readonly world: JobWorldReader,
    private readonly changes: AssignmentChanges,
    private readonly inbounds: InboundService,
    private readonly alerts: AlertService,
    private readonly clock: Clock,
  ) {}

  /** Looks at one job as things are now; writes only where somebody must be told something else than before. */
  async review(tx: Tx, assignmentId: string): Promise<void> {
    const seen = await this.assignments.byId(assignmentId, tx);
    if (!seen) return;
    // Read before anything is held: a way takes its time.
    const world = await this.world.read(tx, seen, this.clock.now());
    const notices = noticesOf(seen, world);
    const raised = await this.alerts.lasting(tx, seen, TOLD_BY_JOB);
    if (saysTheSame(seen.notices, notices) && covers(raised, notices)) return;
    const job = await this.assignments.lock(tx, assignmentId);
    if (job) await this.tell(tx, job, noticesOf(job, world));
  }

  private async tell(tx: Tx, job: Assignment, notices: JobNotice[]): Promise<void> {
    if (!saysTheSame(job.notices, notices)) {
      await this.assignments.setNotices(tx, job.id, notices);
      await this.changes.record(tx, job.id, 'assignment.updated.v1', SYSTEM_ACTOR);
      await this.inbounds.refreshOf(tx, job.id, SYSTEM_ACTOR);
    }
    await this.alerts.keep(
      tx,
      job,
      TOLD_BY_JOB,
      notices.filter(isToldByJob).map((notice) => alertOf(job, notice)),
    );
  }
}

/** True when for each notice an alert as grave stands, and none besides. */
function covers(alerts: readonly Alert[], notices: readonly JobNotice[]): boolean {
  const told = notices.filter(isToldByJob);
  const isOf = (alert: Alert, { kind, severity, subjectId }: JobNotice): boolean =>
    alert.kind === kind && alert.severity === severity && alert.facts.subjectId === subjectId;
  return alerts.length === told.length && told.every((notice) => alerts.some((alert) => isOf(alert, notice)));
}

const isToldByJob = ({ kind }: JobNotice): boolean => TOLD_BY_JOB.includes(kind);

function alertOf(job: Assignment, { kind, severity, subjectId, facts }: JobNotice): NewAlert {
  const isFacility = kind.startsWith('facility_');
  return {
    kind,
    severity,
    regionCode: job.regionCode,
    incidentId: job.incidentId,
    unitId: job.unitId,
    ...(isFacility && { facilityId: subjectId }),
    facts: {
      ...facts,
      subjectId,
      status: job.status,
      unitCallSign: job.unitCallSign,
      incidentNumber: job.job.incidentNumber,
      complaint: job.job.complaint,
      triage: job.job.triage ?? 'none',
    },
  };
}
