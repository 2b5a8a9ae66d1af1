import { Injectable } from '@nestjs/common';
import type { LearnedPlace } from '#siaga/contracts';
import type { Audience } from '#siaga/journal';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { LearnedPlaceEntity } from './learned-place.entity.js';

/** As the entity, with the points as they are stored. */
interface Row extends Omit<LearnedPlaceEntity, 'geom' | 'assumedGeom'> {
  lon: number;
  lat: number;
  assumedLon: number;
  assumedLat: number;
}

const SELECT = `
  SELECT id, version, region_code AS "regionCode", status, name, name_sealed AS "nameSealed", ST_X(geom) AS lon, ST_Y(geom) AS lat,
    radius_m AS "radiusM", ST_X(assumed_geom) AS "assumedLon", ST_Y(assumed_geom) AS "assumedLat", distance_m AS "distanceM",
    incident_id AS "incidentId", assignment_id AS "assignmentId", proposed_at AS "proposedAt", decided_at AS "decidedAt",
    decided_by AS "decidedBy"
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
    const nameSealed = this.cipher.seal(name);
    await tx
      .repository(LearnedPlaceEntity)
      .update(id, { version, status, name: null, nameSealed, decidedAt, decidedBy });
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
  const { id, version, regionCode, status, radiusM, distanceM, incidentId, assignmentId, decidedBy } = row;
  return {
    ...{ id, version, regionCode, status, radiusM, distanceM, incidentId, assignmentId, decidedBy },
    name: row.nameSealed === null ? (row.name ?? '') : String(cipher.open(row.nameSealed)),
    point: { lon: row.lon, lat: row.lat },
    assumedPoint: { lon: row.assumedLon, lat: row.assumedLat },
    proposedAt: row.proposedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}
