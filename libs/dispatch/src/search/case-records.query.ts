import { Injectable } from '@nestjs/common';
import type { Assignment, Inbound, Incident } from '#siaga/contracts';
import type { Tx } from '#siaga/persistence';
import { AssignmentRepository } from '../store/assignment.repository.js';
import { InboundRepository } from '../store/inbound.repository.js';
import { IncidentRepository } from '../store/incident.repository.js';

/** An incident with all that was done for it. */
export interface CaseRecord {
  readonly incident: Incident;
  /** Oldest offer first. */
  readonly assignments: readonly Assignment[];
  readonly inbounds: readonly Inbound[];
}

/** Whole cases, over or not. No right is checked: for who checked it for the incident. */
@Injectable()
export class CaseRecords {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly assignments: AssignmentRepository,
    private readonly inbounds: InboundRepository,
  ) {}

  /** The case as one snapshot has it; null where there is none. */
  async ofIncident(tx: Tx, id: string): Promise<CaseRecord | null> {
    const incident = await this.incidents.byId(id, tx);
    if (!incident) return null;
    return {
      incident,
      assignments: await this.assignments.ofIncident(tx, id),
      inbounds: await this.inbounds.ofIncident(tx, id),
    };
  }
}
