import { Injectable } from '@nestjs/common';
import type { Actor, Incident, IncidentEvent } from '#siaga/contracts';
import { Journal } from '#siaga/journal';
import type { Tx } from '#siaga/persistence';

/** Tells in the journal what an incident is now. */
@Injectable()
export class IncidentChanges {
  constructor(private readonly journal: Journal) {}

  async record(tx: Tx, incident: Incident, type: IncidentEvent, actor: Actor): Promise<Incident> {
    await this.journal.append(tx, {
      type,
      entity: 'incident',
      entityId: incident.id,
      version: incident.version,
      regionCode: incident.regionCode,
      incidentId: incident.id,
      actor,
      data: incident,
    });
    return incident;
  }
}
