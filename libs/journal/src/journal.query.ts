import { Injectable } from '@nestjs/common';
import type { Actor } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import type { JournalRow } from './journal-entry.js';

interface DbRow {
  seq: string;
  at: Date;
  actor: Actor;
  type: string;
  entity: string;
  entity_id: string;
  version: number;
  region_code: string;
  unit_id: string | null;
  facility_id: string | null;
  incident_id: string | null;
  data: unknown;
}

/**
 * Who may see which rows: regions by dotted prefix (`ID` is everything), units and facilities by id, kinds of entity that
 * are seen wherever they are.
 */
export interface Audience {
  regionCodes: string[];
  unitIds: string[];
  facilityIds: string[];
  entities?: string[];
}

const COLUMNS =
  'seq, at, actor, type, entity, entity_id, version, region_code, unit_id, facility_id, incident_id, data';

/** Reads the journal in order of sequence. */
@Injectable()
export class JournalQuery {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** Newest committed sequence, 0 when empty. Inside `tx` it is the one its snapshot holds. */
  async lastSeq(tx: Pick<Tx, 'query'> = this.database): Promise<number> {
    const [row] = await tx.query<{ seq: string | null }>('SELECT max(seq) AS seq FROM journal');
    return Number(row?.seq ?? 0);
  }

  /** Rows after `since`, oldest first. */
  async after(since: number, limit: number): Promise<JournalRow[]> {
    const rows = await this.database.query<DbRow>(
      `SELECT ${COLUMNS} FROM journal WHERE seq > $1 ORDER BY seq LIMIT $2`,
      [since, limit],
    );
    return rows.map((row) => this.toRow(row));
  }

  /** Rows after `since` up to `until` that the audience may see, oldest first. */
  async missedBy(audience: Audience, since: number, until: number, limit: number): Promise<JournalRow[]> {
    const rows = await this.database.query<DbRow>(
      `SELECT ${COLUMNS} FROM journal
       WHERE seq > $1 AND seq <= $2
         AND ('ID' = ANY($3) OR region_code = ANY($3) OR region_code LIKE ANY($4) OR unit_id = ANY($5) OR facility_id = ANY($6)
           OR entity = ANY($8))
       ORDER BY seq LIMIT $7`,
      [
        since,
        until,
        audience.regionCodes,
        audience.regionCodes.map((code) => `${code}.%`),
        audience.unitIds,
        audience.facilityIds,
        limit,
        audience.entities ?? [],
      ],
    );
    return rows.map((row) => this.toRow(row));
  }

  /** The story of one incident, oldest first. */
  async ofIncident(incidentId: string): Promise<JournalRow[]> {
    const rows = await this.database.query<DbRow>(
      `SELECT ${COLUMNS} FROM journal WHERE incident_id = $1 ORDER BY seq`,
      [incidentId],
    );
    return rows.map((row) => this.toRow(row));
  }

  private toRow(row: DbRow): JournalRow {
    return {
      seq: Number(row.seq),
      at: row.at,
      actor: row.actor,
      type: row.type,
      entity: row.entity,
      entityId: row.entity_id,
      version: row.version,
      regionCode: row.region_code,
      unitId: row.unit_id,
      facilityId: row.facility_id,
      incidentId: row.incident_id,
      data: this.cipher.openView(row.data),
    };
  }
}
