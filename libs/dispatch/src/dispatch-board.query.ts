import { Injectable } from '@nestjs/common';
import type { Alert, Assignment, Inbound, Incident } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { Clock } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { AlertService } from './alerts/alert.service.js';
import { AssignmentRepository } from './store/assignment.repository.js';
import { InboundRepository } from './store/inbound.repository.js';
import { IncidentRepository } from './store/incident.repository.js';

const DAY_MS = 24 * 3_600_000;

/** Dispatch's part of a snapshot. */
export interface DispatchBoard {
  incidents: Incident[];
  assignments: Assignment[];
  inbounds: Inbound[];
  alerts: Alert[];
}

/** Everything of dispatch that is alive and that a person may see. */
@Injectable()
export class DispatchBoardQuery {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly assignments: AssignmentRepository,
    private readonly inbounds: InboundRepository,
    private readonly alerts: AlertService,
    private readonly clock: Clock,
  ) {}

  /** `unitIds`: units the person is signed on to, beside those of their grants. */
  async read(tx: Tx, caller: Caller, unitIds: string[]): Promise<DispatchBoard> {
    // Regions open the whole board only to those who may read incidents there; crew sees its own unit's jobs.
    const board = caller.audience('incident.read');
    const jobs = { ...board, unitIds: [...caller.audience('assignment.read').unitIds, ...unitIds] };
    const inboundAudience = { ...caller.audience('inbound.read'), unitIds: [] };
    return {
      incidents: await this.incidents.live(tx, board),
      assignments: await this.assignments.alive(tx, jobs),
      inbounds: await this.inbounds.recent(
        tx,
        inboundAudience,
        new Date(this.clock.now().getTime() - DAY_MS),
      ),
      alerts: await this.alerts.open(tx, caller.audience('alert.read')),
    };
  }
}
