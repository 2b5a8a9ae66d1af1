import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#siaga/persistence';

interface ReferralRow {
  id: string;
  ticket_id: string;
  booked_at: Date;
  officer: string;
}

/** Which number of a clinic an officer booked for a case; how it stands is the clinic's to say. */
export interface StoredReferral {
  readonly id: string;
  readonly ticketId: string;
  readonly bookedAt: string;
  readonly officer: string;
}

/** Named queries of `monitoring_referral`. */
@Injectable()
export class ReferralRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, caseId: string, { id, ticketId, bookedAt, officer }: StoredReferral): Promise<void> {
    await tx.query(
      'INSERT INTO monitoring_referral (id, case_id, ticket_id, booked_at, officer) VALUES ($1, $2, $3, $4, $5)',
      [id, caseId, ticketId, bookedAt, officer],
    );
  }

  /** Those of a case, the newest first. */
  async of(caseId: string, reader: Pick<Tx, 'query'> = this.database): Promise<StoredReferral[]> {
    const rows = await reader.query<ReferralRow>(
      'SELECT id, ticket_id, booked_at, officer FROM monitoring_referral WHERE case_id = $1 ORDER BY booked_at DESC, id',
      [caseId],
    );
    return rows.map(({ id, ticket_id: ticketId, booked_at: bookedAt, officer }) => ({
      ...{ id, ticketId, officer },
      bookedAt: bookedAt.toISOString(),
    }));
  }
}
