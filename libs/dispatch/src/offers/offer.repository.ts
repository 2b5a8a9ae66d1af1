import { Injectable } from '@nestjs/common';
import type { Assignment, UnitService } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';

/** A unit as an offer sees it: whether it can be given work, and who holds it. */
export interface OfferableUnit {
  id: string;
  call_sign: string;
  region_code: string;
  service: UnitService;
  held_by: { assignmentId: string; incidentNumber: string; offeredBy: string } | null;
}

export interface NewOffer {
  assignment: Assignment;
  autoNext: boolean;
  timeoutS: number;
}

/** Hand-written statements of the path from command to crew. */
@Injectable()
export class OfferRepository {
  constructor(private readonly database: Database) {}

  /** One unit as it is now, outside of any transaction. */
  async unit(id: string): Promise<OfferableUnit | null> {
    const [unit] = await this.units(this.database, [id]);
    return unit ?? null;
  }

  /** The units with who holds each, in the order asked; missing ones are left out. */
  async units(db: Pick<Tx, 'query'>, ids: string[]): Promise<OfferableUnit[]> {
    return db.query<OfferableUnit>(
      `SELECT u.id, u.call_sign, u.region_code, u.service,
         (SELECT jsonb_build_object('assignmentId', a.id, 'incidentNumber', i.number, 'offeredBy', a.offered_by ->> 'name')
          FROM assignment a JOIN incident i ON i.id = a.incident_id WHERE a.unit_id = u.id AND a.released_at IS NULL) AS held_by
       FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, position) JOIN unit_summary u ON u.id = wanted.id ORDER BY wanted.position`,
      [ids],
    );
  }

  /** Stores an offer with its first stamp in one statement; false when the unit is held by another, even one not yet committed. */
  async insert(tx: Tx, { assignment, autoNext, timeoutS }: NewOffer): Promise<boolean> {
    const [stamp] = assignment.stamps;
    if (!stamp) throw new RangeError('An offer starts with its unit_notified stamp');
    const rows = await tx.query(
      `WITH offer AS (
         INSERT INTO assignment (id, version, region_code, incident_id, unit_id, unit_call_sign, status, offered_at, offered_by, due_at,
           chain_position, auto_next, timeout_s, travel_s, distance_m, destination)
         VALUES ($1, 1, $2, $3, $4, $5, 'offered', $6, $7, $8, $9, $10, $11, $12, $13, $14)
         ON CONFLICT (unit_id) WHERE released_at IS NULL DO NOTHING RETURNING id)
       INSERT INTO assignment_stamp (id, assignment_id, name, at, received_at, source, by)
       SELECT $15, offer.id, 'unit_notified', $16, $17, $18, $7 FROM offer RETURNING id`,
      [
        assignment.id,
        assignment.regionCode,
        assignment.incidentId,
        assignment.unitId,
        assignment.unitCallSign,
        assignment.offeredAt,
        JSON.stringify(assignment.offeredBy),
        assignment.dueAt,
        assignment.chainPosition,
        autoNext,
        timeoutS,
        assignment.travelS,
        assignment.distanceM,
        assignment.destination && JSON.stringify(assignment.destination),
        stamp.id,
        stamp.at,
        stamp.receivedAt,
        stamp.source,
      ],
    );
    return rows.length > 0;
  }
}
