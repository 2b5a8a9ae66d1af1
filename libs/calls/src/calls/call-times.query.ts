import { Injectable } from '@nestjs/common';
import { CallTimes, type CallCount } from '#siaga/dispatch';
import type { Tx } from '#siaga/persistence';

/** Tells the reports when calls came. */
@Injectable()
export class CallTimesQuery extends CallTimes {
  countCalls(
    tx: Tx,
    { starts, to, regionCode }: { starts: readonly Date[]; to: Date; regionCode: string },
  ): Promise<CallCount[]> {
    return tx.query<CallCount>(
      `SELECT bucket, count(*)::integer AS calls
       FROM (SELECT width_bucket(offered_at, $1::timestamptz[]) AS bucket FROM call
         WHERE offered_at >= ($1::timestamptz[])[1] AND offered_at < $2 AND (region_code = $3 OR region_code LIKE $4 OR $3 = 'ID')) AS came
       GROUP BY GROUPING SETS ((bucket), ())`,
      [starts, to, regionCode, `${regionCode}.%`],
    );
  }
}
