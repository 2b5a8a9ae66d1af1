import { Injectable } from '@nestjs/common';
import type { AssignmentStatus, Help, IncidentOutcome, IncidentStatus } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';
import { helpOf, type UnitWay } from '../domain/help-of-incident.policy.js';

interface HelpRow {
  id: string;
  status: IncidentStatus;
  outcome: IncidentOutcome | null;
  unit_status: AssignmentStatus | null;
  has_left: boolean;
  destination: string | null;
}

/** What came of incidents, for libs above that asked for help. */
@Injectable()
export class HelpQuery {
  constructor(private readonly database: Database) {}

  /** By incident, of those that exist. */
  async ofIncidents(
    ids: readonly string[],
    reader: Pick<Tx, 'query'> = this.database,
  ): Promise<Map<string, Help>> {
    if (ids.length === 0) return new Map();
    const rows = await reader.query<HelpRow>(
      `SELECT i.id, i.status, i.outcome, a.status AS unit_status, a.destination->>'name' AS destination,
         EXISTS (SELECT 1 FROM assignment_stamp s WHERE s.assignment_id = a.id AND s.name = 'unit_left_scene') AS has_left
       FROM incident i LEFT JOIN assignment a ON a.incident_id = i.id WHERE i.id = ANY($1::uuid[])`,
      [ids],
    );
    const units = new Map<string, UnitWay[]>();
    for (const { id, unit_status: status, has_left: hasLeft, destination } of rows) {
      const known = units.get(id) ?? [];
      units.set(id, status === null ? known : [...known, { status, hasLeft, destination }]);
    }
    return new Map(rows.map((row) => [row.id, helpOf(row, units.get(row.id) ?? [])]));
  }
}
