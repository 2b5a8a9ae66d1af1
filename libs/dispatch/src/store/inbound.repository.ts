import { Injectable } from '@nestjs/common';
import type { Actor, Inbound } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import type { Audience } from '#siaga/journal';
import type { Tx } from '#siaga/persistence';
import type { AssignmentRow } from './assignment-row.js';
import { openPersonal } from './incident-row.js';

interface InboundRow {
  id: string;
  version: number;
  region_code: string;
  facility_id: string;
  assignment_id: string;
  incident_id: string;
  unit_id: string;
  unit_call_sign: string;
  status: Inbound['status'];
  eta_at: Date | null;
  eta_is_estimate: boolean;
  announced_at: Date;
  ack_due_at: Date | null;
  acknowledged_at: Date | null;
  acknowledged_by: Actor | null;
  arrived_at: Date | null;
  handed_over_at: Date | null;
  notices: Inbound['notices'];
  incident: AssignmentRow['incident'];
}

const SELECT = `
  SELECT n.id, n.version, n.region_code, n.facility_id, n.assignment_id, n.incident_id, a.unit_id, a.unit_call_sign, n.status, n.eta_at,
    n.eta_is_estimate, n.announced_at, n.ack_due_at, n.acknowledged_at, n.acknowledged_by, n.arrived_at, n.handed_over_at, a.notices,
    jsonb_build_object('number', i.number, 'complaint', i.complaint, 'triage', i.triage, 'needs', i.needs,
      'patient_count', i.patient_count, 'place', i.place, 'personal_sealed', i.personal_sealed) AS incident
  FROM inbound n JOIN assignment a ON a.id = n.assignment_id JOIN incident i ON i.id = n.incident_id`;

type InboundChange = Partial<
  Pick<
    Inbound,
    | 'status'
    | 'etaAt'
    | 'isEtaEstimate'
    | 'ackDueAt'
    | 'acknowledgedAt'
    | 'acknowledgedBy'
    | 'arrivedAt'
    | 'handedOverAt'
  >
>;

/** Patients announced to facilities, as they are stored. */
@Injectable()
export class InboundRepository {
  constructor(private readonly cipher: PersonalDataCipher) {}

  async insert(
    tx: Tx,
    inbound: {
      id: string;
      regionCode: string;
      facilityId: string;
      assignmentId: string;
      incidentId: string;
      announcedAt: Date;
      ackDueAt: Date;
    },
  ): Promise<Inbound> {
    await tx.query(
      `INSERT INTO inbound (id, version, region_code, facility_id, assignment_id, incident_id, status, announced_at, ack_due_at)
       VALUES ($1, 1, $2, $3, $4, $5, 'announced', $6, $7)`,
      [
        inbound.id,
        inbound.regionCode,
        inbound.facilityId,
        inbound.assignmentId,
        inbound.incidentId,
        inbound.announcedAt,
        inbound.ackDueAt,
      ],
    );
    return this.required(tx, inbound.id);
  }

  async byId(tx: Tx, id: string): Promise<Inbound | null> {
    return this.one(tx, `${SELECT} WHERE n.id = $1`, [id]);
  }

  async lock(tx: Tx, id: string): Promise<Inbound | null> {
    return this.one(tx, `${SELECT} WHERE n.id = $1 FOR UPDATE OF n`, [id]);
  }

  /** The announcement of an assignment that is still alive, locked. */
  async lockLiveOf(tx: Tx, assignmentId: string): Promise<Inbound | null> {
    return this.one(tx, `${SELECT} WHERE n.assignment_id = $1 AND n.closed_at IS NULL FOR UPDATE OF n`, [
      assignmentId,
    ]);
  }

  async liveOfIncident(tx: Tx, incidentId: string): Promise<Inbound[]> {
    const rows = await tx.query<InboundRow>(`${SELECT} WHERE n.incident_id = $1 AND n.closed_at IS NULL`, [
      incidentId,
    ]);
    return rows.map((row) => this.toInbound(row));
  }

  /** Every announcement that an incident ever had, oldest first. */
  async ofIncident(tx: Tx, incidentId: string): Promise<Inbound[]> {
    const rows = await tx.query<InboundRow>(
      `${SELECT} WHERE n.incident_id = $1 ORDER BY n.announced_at, n.id`,
      [incidentId],
    );
    return rows.map((row) => this.toInbound(row));
  }

  /** Moves the announcements of an incident to another. One that was told of as unacknowledged is due again: what told of it ends with `fromId`. */
  async move(tx: Tx, fromId: string, into: { id: string; regionCode: string }, now: Date): Promise<void> {
    await tx.query(
      `UPDATE inbound SET incident_id = $2, region_code = $3,
         ack_due_at = CASE WHEN status = 'announced' THEN coalesce(ack_due_at, $4) ELSE ack_due_at END
       WHERE incident_id = $1`,
      [fromId, into.id, into.regionCode, now],
    );
  }

  /** Announcements nobody acknowledged in time, locked; those that another worker holds are passed over. */
  async claimUnacknowledged(tx: Tx, now: Date, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT id FROM inbound WHERE ack_due_at <= $1 ORDER BY ack_due_at LIMIT $2 FOR UPDATE SKIP LOCKED',
      [now, limit],
    );
    return rows.map((row) => row.id);
  }

  /** Stores a change; version + 1. */
  async save(tx: Tx, inbound: Inbound, change: InboundChange, closedAt: Date | null): Promise<Inbound> {
    const next = { ...inbound, ...change };
    await tx.query(
      `UPDATE inbound SET version = version + 1, status = $2, eta_at = $3, ack_due_at = $4, acknowledged_at = $5, acknowledged_by = $6,
         arrived_at = $7, handed_over_at = $8, closed_at = $9, eta_is_estimate = $10 WHERE id = $1`,
      [
        inbound.id,
        next.status,
        next.etaAt,
        next.ackDueAt,
        next.acknowledgedAt,
        next.acknowledgedBy && JSON.stringify(next.acknowledgedBy),
        next.arrivedAt,
        next.handedOverAt,
        closedAt,
        next.isEtaEstimate,
      ],
    );
    return this.required(tx, inbound.id);
  }

  /** Live announcements and those closed in the last 24 hours that the audience may see. */
  async recent(tx: Tx, audience: Audience, since: Date): Promise<Inbound[]> {
    const rows = await tx.query<InboundRow>(
      `${SELECT} WHERE (n.closed_at IS NULL OR n.closed_at > $4)
         AND ('ID' = ANY($1) OR n.region_code = ANY($1) OR n.region_code LIKE ANY($2) OR n.facility_id = ANY($3)) ORDER BY n.announced_at`,
      [audience.regionCodes, audience.regionCodes.map((code) => `${code}.%`), audience.facilityIds, since],
    );
    return rows.map((row) => this.toInbound(row));
  }

  private async required(tx: Tx, id: string): Promise<Inbound> {
    const inbound = await this.byId(tx, id);
    if (!inbound) throw new Error('The announcement was not stored');
    return inbound;
  }

  private async one(tx: Tx, sql: string, params: unknown[]): Promise<Inbound | null> {
    const [row] = await tx.query<InboundRow>(sql, params);
    return row ? this.toInbound(row) : null;
  }

  private toInbound(row: InboundRow): Inbound {
    return {
      id: row.id,
      version: row.version,
      regionCode: row.region_code,
      facilityId: row.facility_id,
      assignmentId: row.assignment_id,
      incidentId: row.incident_id,
      incidentNumber: row.incident.number,
      unitId: row.unit_id,
      unitCallSign: row.unit_call_sign,
      status: row.status,
      complaint: row.incident.complaint,
      triage: row.incident.triage,
      patientCount: row.incident.patient_count,
      needs: row.incident.needs,
      personal: openPersonal(row.incident.personal_sealed, this.cipher),
      etaAt: row.eta_at?.toISOString() ?? null,
      isEtaEstimate: row.eta_is_estimate,
      announcedAt: row.announced_at.toISOString(),
      ackDueAt: row.ack_due_at?.toISOString() ?? null,
      acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
      acknowledgedBy: row.acknowledged_by,
      arrivedAt: row.arrived_at?.toISOString() ?? null,
      handedOverAt: row.handed_over_at?.toISOString() ?? null,
      notices: row.notices,
    };
  }
}
