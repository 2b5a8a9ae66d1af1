import { Injectable } from '@nestjs/common';
import type { Actor, LearnedPlace, LearnedPlaceStatus, Point } from '#siaga/contracts';
import type { Audience } from '#siaga/journal';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';

interface Row {
  id: string;
  version: number;
  region_code: string;
  status: LearnedPlaceStatus;
  /** In clear, from before it was sealed. */
  name: string | null;
  name_sealed: string | null;
  lon: number;
  lat: number;
  radius_m: number;
  assumed_lon: number;
  assumed_lat: number;
  distance_m: number;
  incident_id: string;
  assignment_id: string;
  proposed_at: Date;
  decided_at: Date | null;
  decided_by: Actor | null;
}

const SELECT = `
  SELECT id, version, region_code, status, name, name_sealed, ST_X(geom) AS lon, ST_Y(geom) AS lat, radius_m,
    ST_X(assumed_geom) AS assumed_lon, ST_Y(assumed_geom) AS assumed_lat, distance_m, incident_id, assignment_id,
    proposed_at, decided_at, decided_by
  FROM learned_place`;
const POINT = (lon: string, lat: string): string => `ST_SetSRID(ST_MakePoint(${lon}, ${lat}), 4326)`;
const MOST_LISTED = 200;

/** Learned landmarks as they are stored. */
@Injectable()
export class LearnedPlaceRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** False when this assignment has proposed one before: a correction of the arrival is no second landmark. */
  async insert(tx: Tx, place: LearnedPlace): Promise<boolean> {
    const { point, assumedPoint } = place;
    const rows = await tx.query(
      `INSERT INTO learned_place (id, version, region_code, status, name_sealed, geom, radius_m, assumed_geom, distance_m,
         incident_id, assignment_id, proposed_at)
       VALUES ($1, 1, $2, 'proposed', $3, ${POINT('$4', '$5')}, $6, ${POINT('$7', '$8')}, $9, $10, $11, $12)
       ON CONFLICT (assignment_id) DO NOTHING RETURNING id`,
      [
        place.id,
        place.regionCode,
        this.cipher.seal(place.name),
        point.lon,
        point.lat,
        place.radiusM,
        assumedPoint.lon,
        assumedPoint.lat,
        place.distanceM,
        place.incidentId,
        place.assignmentId,
        place.proposedAt,
      ],
    );
    return rows.length > 0;
  }

  async lock(tx: Tx, id: string): Promise<LearnedPlace | null> {
    const [row] = await tx.query<Row>(`${SELECT} WHERE id = $1 FOR UPDATE`, [id]);
    return row ? toPlace(row, this.cipher) : null;
  }

  async decide(tx: Tx, place: LearnedPlace): Promise<void> {
    const { id, version, status, name, decidedAt, decidedBy } = place;
    await tx.query(
      `UPDATE learned_place SET version = $2, status = $3, name = NULL, name_sealed = $4, decided_at = $5, decided_by = $6 WHERE id = $1`,
      [id, version, status, this.cipher.seal(name), decidedAt, JSON.stringify(decidedBy)],
    );
  }

  /** Those that wait first, then the newest decided, of the regions of the audience. */
  async list(audience: Pick<Audience, 'regionCodes'>): Promise<LearnedPlace[]> {
    const rows = await this.database.query<Row>(
      `${SELECT} WHERE 'ID' = ANY($1) OR region_code = ANY($1) OR region_code LIKE ANY($2)
       ORDER BY status = 'proposed' DESC, coalesce(decided_at, proposed_at) DESC LIMIT ${MOST_LISTED}`,
      [audience.regionCodes, audience.regionCodes.map((code) => `${code}.%`)],
    );
    return rows.map((row) => toPlace(row, this.cipher));
  }

  async approved(): Promise<LearnedPlace[]> {
    const rows = await this.database.query<Row>(`${SELECT} WHERE status = 'approved'`);
    return rows.map((row) => toPlace(row, this.cipher));
  }
}

function toPlace(row: Row, cipher: PersonalDataCipher): LearnedPlace {
  const point: Point = { lon: row.lon, lat: row.lat };
  return {
    id: row.id,
    version: row.version,
    regionCode: row.region_code,
    status: row.status,
    name: row.name_sealed === null ? (row.name ?? '') : String(cipher.open(row.name_sealed)),
    point,
    radiusM: row.radius_m,
    assumedPoint: { lon: row.assumed_lon, lat: row.assumed_lat },
    distanceM: row.distance_m,
    incidentId: row.incident_id,
    assignmentId: row.assignment_id,
    proposedAt: row.proposed_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedBy: row.decided_by,
  };
}
