import { Injectable } from '@nestjs/common';
import type { UnitService } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';
import { offerParameters, offersInside, type NewOffer } from './offer.statement.js';

/** A unit as an offer sees it: whether it can be given work, and who holds it. */
export interface OfferableUnit {
  id: string;
  call_sign: string;
  region_code: string;
  service: UnitService;
  held_by: { assignmentId: string; incidentNumber: string; offeredBy: string } | null;
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

  /** Stores the offers with their first stamps; gives the ids of those whose unit nobody else holds, committed or not. */
  async insert(tx: Tx, offers: readonly NewOffer[]): Promise<Set<string>> {
    const parameters = offers.flatMap(offerParameters);
    const rows = await tx.query<{ id: string }>(offersInside(offers.length), parameters);
    return new Set(rows.map((row) => row.id));
  }
}
