import { Injectable } from '@nestjs/common';
import { AwayTimes, type AwayTime } from '#siaga/dispatch';
import { Database } from '#siaga/persistence';

/** Tells the reports how long cases were with other centres. */
@Injectable()
export class OutgoingTimesQuery extends AwayTimes {
  constructor(private readonly database: Database) {
    super();
  }

  endedSince(from: string): Promise<AwayTime[]> {
    return this.database.query<AwayTime>(
      `SELECT call_id AS "callId", region_code AS "regionCode", offered_at AS "offeredAt", ended_at AS "endedAt"
       FROM handover WHERE direction = 'outgoing' AND offered_at >= $1 AND ended_at IS NOT NULL`,
      [from],
    );
  }
}
